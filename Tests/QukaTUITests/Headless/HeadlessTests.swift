import QukaFaults
import QukaMock
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

@Suite("The headless harness", .serialized, .timeLimit(.minutes(5)))
struct HeadlessTests {
  @Test("a question is asked, answered and complete, in virtual time")
  func answer() async throws {
    try await HeadlessClient.run(.headless { _ in .answer("Hello, 世界. 👩‍👩‍👧 done.") }) { client in
      try await client.ask("Hi")
      #expect(await client.state.conversation.isGenerating)
      try await client.advance(.seconds(10))
      #expect(await client.state.conversation.summary == ["? Hi", "Hello, 世界. 👩‍👩‍👧 done."])
      #expect(await client.now == .zero + .seconds(10))
      #expect(client.server.counters().active == 0)
    }
  }

  @Test("a held answer is known to be out, and Esc is remembered until it comes")
  func heldAnswer() async throws {
    try await HeadlessClient.run(
      .headless { _ in .answer("A long text. ", firstToken: .seconds(9)) }
    ) { client in
      client.server.inject(.holdAnswer, on: .send)
      try await client.ask("Hi")
      try await client.escape()
      #expect(client.server.requests().filter { $0.route == .stop }.isEmpty)
      client.server.releaseHeld()
      try await client.settle()
      #expect(client.server.requests().filter { $0.route == .stop }.count == 1)
      #expect(client.server.counters().active == 0)
    }
  }

  @Test("a cut connection is made again, and the answer is complete all the same")
  func cut() async throws {
    let text = String(repeating: "word ", count: 100)
    try await HeadlessClient.run(.headless { _ in .answer(text) }) { client in
      try await client.ask("Hi")
      try await client.advance(.seconds(1))
      try await client.cut()
      try await client.advance(.seconds(30))
      #expect(await client.state.conversation.summary == ["? Hi", text])
    }
  }
}
