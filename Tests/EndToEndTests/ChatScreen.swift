import QukaTestSupport

/// The program in tmux, driven as a person would.
struct ChatScreen {
  let tmux: Tmux
  /// The demo's own words are known to the program there; elsewhere a second slash sends them.
  var isDemo = false

  /// Starts the offline demo and waits until it is usable.
  static func demo(_ size: TerminalSize = .standard) throws -> ChatScreen {
    let screen = ChatScreen(
      tmux: try Tmux([BuiltProgram.path(), "--mock"], size: size), isDemo: true)
    try screen.tmux.wait(for: ScreenText.usable)
    return screen
  }

  /// Starts the program against a server and waits until it is usable.
  static func connected(to server: ServeProcess) throws -> ChatScreen {
    let command = [try BuiltProgram.path(), "--server", server.url, "--space", "space123"]
    let screen = ChatScreen(
      tmux: try Tmux(command, environment: ["QUKA_TOKEN": ServeProcess.token]))
    try screen.tmux.wait(for: ScreenText.usable)
    return screen
  }

  func look() throws -> Look { Look(try tmux.screen()) }

  func wait(
    for event: String, within duration: Duration = .seconds(20), _ holds: (Look) -> Bool
  ) throws {
    try tmux.wait(for: event, within: duration) { holds(Look($0)) }
  }

  /// Asks and waits until text of the answer is on the screen.
  func ask(_ question: String) throws {
    try tmux.type(isDemo || !question.hasPrefix("/") ? question : "/" + question)
    try tmux.wait(for: question)
    try tmux.press("Enter")
    try wait(for: "a streaming answer") { $0.isStreaming }
    let first = try look().body
    try wait(for: "text of the answer") { $0.isStreaming && $0.body != first }
  }

  /// Presses Esc once and waits for the mark and the end of the turn.
  func stop() throws {
    try tmux.press("Escape")
    try wait(for: "the end of the turn") {
      !$0.canStop && !$0.isStopping && !$0.stoppedLengths.isEmpty
    }
  }

  /// Waits until no answer of this chat is generated.
  func waitUntilIdle() throws {
    try wait(for: "the end of the answer", within: .seconds(90)) { !$0.canStop && !$0.isStopping }
  }

  /// Ctrl-Q, and the way the program ended.
  func quit() throws -> ExitStatus {
    try tmux.press("C-q")
    return try tmux.waitForExit()
  }
}
