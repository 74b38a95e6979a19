import ArgumentParser

/// The program. `main` is synchronous, because the main thread is the terminal's thread: an
/// asynchronous one would lose the signal mask (ARCHITECTURE.md).
@main
struct Program: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quka-tui",
    abstract: "Chat with a QukaAI server in the terminal. Esc stops an answer.",
    discussion: """
      The token is read from QUKA_TOKEN or from --token-file, never from the command line. \
      --mock needs no server and no token. F1 lists the keys.
      """,
    version: Version.text,
    subcommands: [ServeCommand.self, LogoutCommand.self, ForgetCommand.self, KeysCommand.self]
  )

  @OptionGroup var chat: ChatOptions

  func run() throws { try chat.run() }

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
