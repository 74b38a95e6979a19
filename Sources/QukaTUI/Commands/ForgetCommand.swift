import ArgumentParser
import FoundationEssentials
import Glibc
import QukaStore

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
    guard yes || Erasure.isConfirmed(ForgetText.question(folder)) else { throw ExitCode.failure }
    try Erasure(folder: folder).finishAll()
    if let toggles = folders.toggles { unlink(toggles) }
    print(ForgetText.done)
  }
}
