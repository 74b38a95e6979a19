import ArgumentParser

/// The program. `main` is synchronous, because the main thread is the terminal's thread: an
/// asynchronous one would lose the signal mask (ARCHITECTURE.md).
@main
struct Program: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quka-tui",
    abstract: "Chat with a QukaAI server in the terminal. Esc stops an answer.",
    version: Version.text,
    subcommands: [ChatCommand.self, ServeCommand.self],
    defaultSubcommand: ChatCommand.self
  )

  static func main() {
    TerminalSignals.block()
    CrashGuard.install()
    main(nil)
  }
}

/// The program's version.
enum Version {
  static let text = "0.1.0"
}
