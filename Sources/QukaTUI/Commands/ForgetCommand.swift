import ArgumentParser
import FoundationEssentials
import Glibc
import QukaStore
import Synchronization

/// `quka-tui forget`: deletes what is kept on this machine.
struct ForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Delete every chat and toggle that is kept on this machine.",
    discussion: "What the server has stays there, and is kept here again when you open it.")

  @Flag(help: "Do not ask.")
  var yes = false

  func run() throws {
    TerminalSignals.unblock()
    let folders = UserFolders.current(environment: ProcessInfo.processInfo.environment)
    guard let folder = folders.state else { throw Complaint(StoreProblem.noHome.sentence) }
    guard yes || isConfirmed(folder) else { throw ExitCode.failure }
    let met = Mutex<StoreProblem?>(nil)
    let store = Store(folder: folder) { problem in met.withLock { $0 = problem } }
    store.eraseAll()
    if !store.end(within: .seconds(60)), !StoreFiles.remove(in: folder, after: met.withLock { $0 })
    {
      throw Complaint(ForgetText.failed(met.withLock { $0 }))
    }
    if let toggles = folders.toggles { unlink(toggles) }
    print(ForgetText.done)
  }

  private func isConfirmed(_ folder: String) -> Bool {
    print(ForgetText.question(folder), terminator: "")
    fflush(nil)
    return ["y", "yes"].contains(readLine()?.lowercased() ?? "")
  }
}
