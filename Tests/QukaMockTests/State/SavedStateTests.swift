import FoundationEssentials
import Testing

@testable import QukaMock

@Suite("A server's end, and the next server", .timeLimit(.minutes(5)))
struct SavedStateTests {
  @Test("shutting down again, also at the same time, waits for the end and does not hang")
  func twice() async throws {
    let server = try await MockServer.start(.make())
    let client = try await TestHTTP.connect(server)
    _ = try await client.newSession()
    // An end that never comes must fail the test, not hold it for ever.
    let (endings, ending) = AsyncStream.makeStream(of: Bool.self)
    Task {
      async let first: Void = server.shutdown()
      async let second: Void = server.shutdown()
      _ = await (first, second)
      await server.shutdown()
      ending.yield(true)
    }
    Task {
      try await Task.sleep(for: .seconds(30))
      ending.yield(false)
    }
    #expect(await endings.first { _ in true } == true)
    #expect(server.connectionCount == 0)
  }

  @Test(
    "the next server has the chats, and the answer that was being written ends where it was cut")
  func restart() async throws {
    let clock = ManualClock()
    let script = Script([.begin("a"), .delta("a", "Hello"), .wait(.seconds(60)), .done("a")])
    let configuration = MockServer.Configuration.make(
      clock: clock, assistant: ScriptedAssistant { _ in script })
    let server = try await MockServer.start(configuration)
    let client = try await TestHTTP.connect(server)
    let sessions = [try await client.newSession(), try await client.newSession()]
    _ = try await client.ask("Why?", session: sessions[0])
    clock.advance(by: .seconds(1))
    await server.shutdown()

    let bytes = try JSONEncoder().encode(server.savedState)
    var next = configuration
    next.seed = 2
    next.saved = try JSONDecoder().decode(SavedState.self, from: bytes)
    #expect(next.saved == server.savedState)
    try await MockServer.run(next) { server in
      let client = try await TestHTTP.connect(server)
      let list = try await client.get("/space123/chat/list?page=1&pagesize=20")
      let places = sessions.map { list.body.firstRange(of: $0)?.lowerBound }
      let first = try #require(places[0])
      #expect(try first < #require(places[1]), "the one that was used last comes first")
      let history = try await client.get(
        "/space123/chat/\(sessions[0])/history/list?page=1&pagesize=20")
      #expect(history.body.contains(#""message":{"text":"Why?"}"#))
      #expect(history.body.contains(#""complete":3,"message_type":1,"message":{"text":"Hello"}"#))
      #expect(server.counters().runningGenerations == 0)
      #expect(try await client.ask("And?", session: sessions[0]).status == 200)
    }
  }
}
