import QukaTestSupport
import Testing

/// The chats without a screen, against the server as a process of its own.
@Suite("A program without a screen", .blocking)
struct AskAndStopTests {
  private func ask(
    _ server: ServeProcess, token: String = ServeProcess.token, _ question: String, stopAt: Int
  ) throws -> PipedProcess {
    try PipedProcess([
      BuiltProgram.path(of: "AskAndStop"), server.url, token, question, "\(stopAt)",
    ])
  }

  @Test("signs in, asks, prints the answer as it comes, and the server hears its stop once")
  func stops() throws {
    let server = try ServeProcess()
    let program = try ask(server, "Tell me a long story", stopAt: 40)
    #expect(try program.waitForExit() == .exited(0))
    #expect(program.output.count >= 40)
    try server.waitForLog("stream signal removed")
    #expect(try server.count("close chat stream") == 1)
  }

  @Test("prints an answer that ends by itself to its last word")
  func completes() throws {
    let server = try ServeProcess()
    let program = try ask(server, "你好", stopAt: 1_000_000)
    #expect(try program.waitForExit(within: .seconds(60)) == .exited(3))
    #expect(!program.output.isEmpty)
    #expect(try server.count("close chat stream") == 0)
  }

  @Test("says why it cannot begin")
  func refused() throws {
    let server = try ServeProcess()
    let program = try ask(server, token: "wrong", "Why?", stopAt: 1)
    #expect(try program.waitForExit() == .exited(1))
    #expect(program.output.contains("status: 401"))
  }
}
