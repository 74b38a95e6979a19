import QukaFaults
import Testing

@testable import QukaMock

@Suite("A history that differs from the stream", .timeLimit(.minutes(5)))
struct HistoryFaultTests {
  /// A turn that says two things and waits a second before it ends.
  private static let script = Script([
    .begin("a"), .delta("a", "one"), .delta("a", " 👩‍🚀"), .wait(.seconds(1)), .done("a"),
  ])

  private func rows(_ client: TestHTTP, _ session: String) async throws -> [JSON] {
    let page = try await client.get("/space123/chat/\(session)/history/list?page=1&pagesize=99")
    guard case .array(let list) = page.data?["list"] else { throw TestSocket.Ended() }
    return list.compactMap { $0["meta"] }
  }

  @Test("lagging, a message that is being written lacks its latest delta; ended, it is whole")
  func lagging() async throws {
    let clock = ManualClock()
    let assistant = ScriptedAssistant { _ in Self.script }
    try await MockServer.run(.make(clock: clock, assistant: assistant)) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      server.setHistoryFaults([.lagging])
      _ = try await client.ask("x", session: session)
      let running = try await rows(client, session).last
      #expect(running?["message"]?["text"] == "one")
      #expect(running?["complete"] == 3)
      clock.advance(by: .seconds(1))
      #expect(try await rows(client, session).last?["message"]?["text"] == "one 👩‍🚀")
    }
  }

  @Test("lagging by the only delta, the message is there and empty")
  func laggingByEverything() async throws {
    let script = Script([.begin("a"), .delta("a", "one"), .wait(.seconds(1)), .done("a")])
    try await MockServer.run(.make(assistant: ScriptedAssistant { _ in script })) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      server.setHistoryFaults([.lagging])
      _ = try await client.ask("x", session: session)
      let running = try await rows(client, session).last
      #expect(running?["message"]?["text"] == "")
      #expect(running?["complete"] == 2)
      server.setHistoryFaults([])
      #expect(try await rows(client, session).last?["message"]?["text"] == "one")
    }
  }

  @Test("sequences can repeat")
  func repeatedSequences() async throws {
    let clock = ManualClock()
    let assistant = ScriptedAssistant { _ in Self.script }
    try await MockServer.run(.make(clock: clock, assistant: assistant)) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      server.setHistoryFaults([.repeatedSequences])
      for _ in 0..<2 {
        _ = try await client.ask("x", session: session)
        clock.advance(by: .seconds(2))
      }
      #expect(try await rows(client, session).map { $0["sequence"]?.integer } == [1, 1, 2, 2])
    }
  }

  @Test("answers that have ended can be listed as if they were running")
  func staleProgress() async throws {
    let clock = ManualClock()
    let script = Script([.begin("a"), .done("a"), .begin("b"), .delta("b", "x"), .done("b")])
    let assistant = ScriptedAssistant { _ in script }
    try await MockServer.run(.make(clock: clock, assistant: assistant)) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      _ = try await client.ask("x", session: session)
      #expect(server.counters().active == 0)
      server.setHistoryFaults([.staleProgress])
      #expect(try await rows(client, session).map { $0["complete"]?.integer } == [1, 2, 3])
      server.setHistoryFaults([])
      #expect(try await rows(client, session).map { $0["complete"]?.integer } == [1, 1, 1])
    }
  }

  @Test("the history can fail n times")
  func failing() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      server.inject(.refuse(status: 500), on: .history, times: 2)
      let path = "/space123/chat/\(session)/history/list?page=1&pagesize=9"
      var statuses: [Int] = []
      for _ in 0..<3 { statuses.append(try await client.get(path).status) }
      #expect(statuses == [500, 500, 200])
    }
  }
}
