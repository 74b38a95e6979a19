import Glibc
import QukaTestSupport
import Testing

/// A terminal that takes no output holds nothing up (S14): a stalled SSH, a paused pane, a full pty.
@Suite("A terminal that takes no output", .blocking)
struct StalledTerminalTests {
  enum Mode: String, CaseIterable {
    case screen, reader
  }

  @Test(
    "does not hold Esc up, and shows what became of it once it reads again",
    arguments: Mode.allCases)
  func escape(mode: Mode) throws {
    let server = try ServeProcess("--pace", "600")
    let terminal = try stalled(mode, at: server)
    let start = ContinuousClock.now
    try terminal.send("\u{1B}")
    try server.waitForLog("close chat stream")
    #expect(ContinuousClock.now - start < .seconds(1))
    try server.waitForLog("stream signal removed")
    let offset = terminal.output.count
    try terminal.wait(for: ScreenText.stopped, after: offset)
  }

  @Test(
    "does not hold up a request to end, nor a crash; its line is restored",
    arguments: Mode.allCases, [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGSEGV])
  func signals(mode: Mode, signal: Int32) throws {
    let terminal = try stalled(mode, at: try ServeProcess("--pace", "600"))
    terminal.send(signal: signal)
    let (status, time) = try terminal.waitForExitUnread()
    #expect(status != .exited(0))
    #expect(time < .seconds(1))
    #expect(terminal.lineSettings == LineSettings.untouched)
  }

  @Test(
    "does not hold Ctrl-Q up, and gets what restores it before all else that waits",
    arguments: Mode.allCases)
  func quit(mode: Mode) throws {
    let terminal = try stalled(mode, at: try ServeProcess("--pace", "600"))
    try terminal.send("\u{11}")
    let (status, time) = try terminal.waitForExitUnread()
    #expect(status == .exited(0))
    #expect(time < .seconds(1))
    #expect(terminal.lineSettings == LineSettings.untouched)
    terminal.read()
    #expect(terminal.text.contains("\u{1B}[?2004l"))
    if mode == .screen {
      let text = terminal.text
      let cut = try #require(
        text.ranges(of: "\u{18}\u{1B}\\").last, "a torn sequence is ended first")
      #expect(text[cut.upperBound...].contains("\u{1B}[?1049l"))
    }
  }

  /// The program, connected to the server, with an answer that streams into a terminal that is full.
  private func stalled(_ mode: Mode, at server: ServeProcess) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      [BuiltProgram.path(), "--server", server.url] + (mode == .reader ? ["--screen-reader"] : []),
      size: TerminalSize(columns: 200, rows: 60),
      environment: TestEnvironment.terminal.merging(["QUKA_TOKEN": ServeProcess.token]) { $1 })
    try terminal.wait(for: mode == .screen ? ScreenText.usable : "Connected.")
    try terminal.send("//long Tell me a story\r")
    try server.waitForLog("stream signal registered")
    // Words fill it too slowly.
    if mode == .reader { try terminal.fill() }
    try terminal.waitUntilFull()
    return terminal
  }
}
