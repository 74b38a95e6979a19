import QukaTestSupport
import Testing

@Suite("Quitting while an answer is written", .blocking)
struct QuittingTests {
  @Test("leaves it running at the server, and says so once the terminal is restored")
  func running() throws {
    let server = try ServeProcess()
    let environment = TestEnvironment.terminal.merging(["QUKA_TOKEN": ServeProcess.token]) { $1 }
    let terminal = try PseudoTerminal(
      [BuiltProgram.path(), "--server", server.url, "--space", "space123"],
      environment: environment)
    try terminal.wait(for: ScreenText.usable)
    try terminal.send("/long Tell me a story\r")
    try server.waitForLog("stream signal registered")
    try terminal.send("\u{11}")
    #expect(try terminal.waitForExit() == .exited(0))
    let restored = try #require(
      terminal.output.firstRange(of: Array("\u{1B}[?1049l".utf8)), "the screen is given back")
    try terminal.wait(
      for: "An answer is still being written at the server", after: restored.upperBound)
    #expect(try server.count("close chat stream") == 0)
  }
}
