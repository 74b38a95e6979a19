import ArgumentParser
import FoundationEssentials
import QukaScreen

/// `quka-tui keys`: what the keys do, and who said so.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "List the keys in force, or print a file to change them with.",
    discussion: "The file is keys.toml in $XDG_CONFIG_HOME/quka-tui or ~/.config/quka-tui.")

  @Flag(name: .customLong("default"), help: "Print a keys.toml with every command, commented out.")
  var printsExample = false

  func run() throws {
    TerminalSignals.unblock()
    if printsExample {
      print(KeyListing.example(), terminator: "")
      return
    }
    let environment = ProcessInfo.processInfo.environment
    let verdict = KeyFileReader.verdict(at: UserFolders.current(environment: environment).keys)
    print(KeyListing.table(verdict.keys), terminator: "")
    let remarks = verdict.problems.map(\.sentence) + verdict.moves.map(\.sentence)
    if !remarks.isEmpty { print("\n" + remarks.joined(separator: "\n")) }
    if !verdict.problems.isEmpty { throw ExitCode.failure }
  }
}
