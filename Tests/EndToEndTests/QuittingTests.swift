import QukaTestSupport
import Testing

@Suite("Quitting", .blocking)
struct QuittingTests {
  /// What a person takes for at once on a busy machine; a twentieth of a second is what the program allows itself.
  private static let atOnce = Duration.seconds(1)

  private static func terminal(_ url: String, _ options: String...) throws -> PseudoTerminal {
    let environment = TestEnvironment.terminal.merging(["QUKA_TOKEN": ServeProcess.token]) { $1 }
    return try PseudoTerminal(
      [BuiltProgram.path(), "--server", url] + options, environment: environment)
  }

  /// Presses Ctrl-Q and waits for the prompt.
  private static func quit(_ terminal: PseudoTerminal) throws {
    let time = try ContinuousClock().measure {
      try terminal.send("\u{11}")
      #expect(try terminal.waitForExit() == .exited(0))
    }
    #expect(time < atOnce)
  }

  @Test("leaves an answer running at the server, and says so once the terminal is restored")
  func running() throws {
    let server = try ServeProcess()
    let terminal = try Self.terminal(server.url, "--space", "space123")
    try terminal.wait(for: ScreenText.usable)
    try terminal.send("//long Tell me a story\r")
    try server.waitForLog("stream signal registered")
    try Self.quit(terminal)
    let restored = try #require(
      terminal.output.firstRange(of: Array("\u{1B}[?1049l".utf8)), "the screen is given back")
    try terminal.wait(
      for: "An answer is still being written on the server", after: restored.upperBound)
    #expect(try server.count("close chat stream") == 0)
  }

  @Test("leaves the chat on the terminal's own screen if that is wanted, once it is restored")
  func chat() throws {
    let server = try ServeProcess()
    let terminal = try Self.terminal(server.url, "--space", "space123", "--on-exit", "chat")
    try terminal.wait(for: ScreenText.usable)
    try terminal.send("hello\r")
    try server.waitForLog("stream signal registered")
    try Self.quit(terminal)
    let restored = try #require(
      terminal.output.firstRange(of: Array("\u{1B}[?1049l".utf8)), "the screen is given back")
    try terminal.wait(for: "hello", after: restored.upperBound)
  }

  @Test("gives the prompt back at once though the server does not read, which gets its stop still")
  func paused() throws {
    let server = try ServeProcess()
    let terminal = try Self.terminal(server.url, "--space", "space123")
    try terminal.wait(for: ScreenText.usable)
    try terminal.send("//long Tell me a story\r")
    try terminal.wait(for: ScreenText.canStop)
    try server.waitForLog("stream signal registered")
    server.pause()
    try terminal.send("\u{1B}")
    try terminal.wait(for: ScreenText.stopping)
    try Self.quit(terminal)
    try terminal.wait(for: "The server has not confirmed a stop")
    server.resume()
    try server.waitForLog("executing stop signal locally")
  }

  @Test(
    "gives the prompt back at once though the server accepts and says nothing",
    arguments: ["http", "https"])
  func silent(scheme: String) throws {
    let server = try SilentListener()
    let terminal = try Self.terminal("\(scheme)://127.0.0.1:\(server.port)")
    try server.waitForConnection()
    try terminal.wait(for: ScreenText.usable)
    try Self.quit(terminal)
  }
}
