import NIOPosix
import QukaClient
import QukaMock
import QukaWire
import Testing

/// The three checks that the server's own plan asks for, through the real client: a normal chat, a stop
/// in the middle of an answer, and many sessions of which some are stopped at once.
@Suite("the plan's three checks", .timeLimit(.minutes(5)))
struct ThreeChecksTests {
  private static let space = SpaceID("space123")

  @Test("a normal chat: asked, streamed, done, and no registration is left")
  func normalChat() async throws {
    let server = try await MockServer.start(.fast)
    let client = TestClient(server)
    try await client.connect()
    let session = try await client.openSession(in: Self.space)
    try await client.ask("Hello", in: session, of: Self.space)
    let end = try await client.events.wait { $0.ending(of: session) }
    guard case .done(_, let length, .completed) = end else {
      Issue.record("The answer ended with \(end).")
      return
    }
    let text = client.events.text(of: session)
    #expect(!text.isEmpty)
    #expect(text.unicodeScalars.count == length)
    try await server.hasSettled()
    await client.close()
    await server.shutdown()
  }

  @Test("a stop in the middle: the answer ends as canceled with its partial text")
  func stopMidInference() async throws {
    let server = try await MockServer.start(.endless)
    let client = TestClient(server)
    try await client.connect()
    let session = try await client.openSession(in: Self.space)
    try await client.ask("Tell me a long story", in: session, of: Self.space)
    _ = try await client.events.wait { $0.firstDelta(of: session) }
    try await client.stop(session, of: Self.space)
    let end = try await client.events.wait { $0.ending(of: session) }
    guard case .done(_, let length, .canceled) = end else {
      Issue.record("The stopped answer ended with \(end).")
      return
    }
    #expect(length > 0)
    #expect(client.events.text(of: session).unicodeScalars.count == length)
    try await server.hasSettled()
    #expect(server.counters().triggered == 1)
    await client.close()
    await server.shutdown()
  }

  @Test("200 sessions stream, every second one is stopped in random order, and only those stop")
  func manySessions() async throws {
    let server = try await MockServer.start(.endless)
    // A connection takes 128 channels, so two of them carry the sessions.
    let clients = [TestClient(server), TestClient(server)]
    for client in clients { try await client.connect() }
    var sessions: [(id: SessionID, client: TestClient)] = []
    for index in 0..<200 {
      let client = clients[index / 100]
      sessions.append((try await client.openSession(in: Self.space), client))
    }
    for (session, client) in sessions {
      try await client.ask("Tell me a long story", in: session, of: Self.space)
    }
    for (session, client) in sessions {
      _ = try await client.events.wait { $0.firstDelta(of: session) }
    }
    #expect(server.counters().active == 200)

    var generator = SeededGenerator(seed: 20_261_122)
    let stopped = stride(from: 0, to: 200, by: 2).map { sessions[$0] }
    let order = stopped.shuffled(using: &generator)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (session, client) in order {
        group.addTask { try await client.stop(session, of: Self.space) }
      }
      try await group.waitForAll()
    }
    for (session, client) in stopped {
      let end = try await client.events.wait { $0.ending(of: session) }
      #expect(end.isCancellation, "session \(session) ended with \(end)")
    }
    #expect(server.counters().active == 100)
    try await othersStillStream(sessions)

    for index in stride(from: 1, to: 200, by: 2) {
      try await sessions[index].client.stop(sessions[index].id, of: Self.space)
    }
    try await server.hasSettled()
    #expect(server.counters().registered == 200)
    for client in clients { await client.close() }
    await server.shutdown()
  }

  /// Every session that was not stopped has no ending, and gets more text.
  private func othersStillStream(
    _ sessions: [(id: SessionID, client: TestClient)]
  ) async throws {
    for index in stride(from: 1, to: 200, by: 2) {
      let (session, client) = sessions[index]
      #expect(client.events.ending(of: session) == nil)
      let before = client.events.text(of: session).count
      _ = try await client.events.wait { $0.text(of: session).count > before ? true : nil }
    }
  }
}

extension ChatEvent {
  fileprivate var isCancellation: Bool {
    if case .done(_, _, .canceled) = self { return true }
    return false
  }
}
