import QukaFaults
import Testing

@testable import QukaMock

@Suite("Disturbed publications", .timeLimit(.minutes(5)))
struct DisturbanceTests {
  /// INIT, three deltas, DONE, all at once.
  private static let script = Script([
    .begin("a"), .delta("a", "one"), .delta("a", " 👩‍🚀"), .delta("a", " three"), .done("a"),
  ])

  /// What a reader gets of the script's five publications when the server is disturbed.
  private func read(
    _ count: Int,
    script: Script = script,
    disturbing: (MockServer) -> Void
  ) async throws -> [String] {
    var lines: [String] = []
    try await MockServer.run(.make(assistant: ScriptedAssistant { _ in script })) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let socket = try await TestWebSocket.join(server, sessions: [session])
      disturbing(server)
      _ = try await client.ask("x", session: session)
      for _ in 0..<count {
        let event = try await socket.publication()
        lines.append(event.type == "2" ? "\(event.startAt ?? -1)\(event.text)" : event.short)
      }
      try await socket.expectSilence()
    }
    return lines
  }

  @Test("undisturbed, each comes once, in order")
  func undisturbed() async throws {
    let all = ["1/2", "0one", "3 👩‍🚀", "7 three", "3/1"]
    #expect(try await read(5) { _ in } == all)
    #expect(
      try await read(5) { server in
        server.disturb(.omit)
        server.endDisturbances()
      } == all)
  }

  @Test("the n-th can come twice, or never")
  func duplicateAndOmit() async throws {
    #expect(
      try await read(6) { $0.disturb(.duplicate, at: 2...2) }
        == ["1/2", "0one", "0one", "3 👩‍🚀", "7 three", "3/1"])
    #expect(
      try await read(10) { $0.disturb(.duplicate) }.prefix(4) == ["1/2", "1/2", "0one", "0one"])
    #expect(
      try await read(3) { $0.disturb(.omit, at: 1...2) } == ["3 👩‍🚀", "7 three", "3/1"])
  }

  @Test("neighbours can change places")
  func swap() async throws {
    #expect(
      try await read(5) { $0.disturb(.swap, at: 2...2) }
        == ["1/2", "3 👩‍🚀", "0one", "7 three", "3/1"])
    #expect(
      try await read(5) { $0.disturb(.swap, at: 1...3) }
        == ["0one", "1/2", "7 three", "3 👩‍🚀", "3/1"])
  }

  @Test("a delta can be cut inside an emoji")
  func split() async throws {
    #expect(
      try await read(6) { $0.disturb(.split, at: 3...3) }
        == ["1/2", "0one", "3 👩", "5\u{200D}🚀", "7 three", "3/1"])
    #expect(
      try await read(6) { $0.disturb(.split, at: 2...2) }.prefix(3) == ["1/2", "0o", "1ne"])
    let single = Script([.begin("a"), .delta("a", "x"), .done("a")])
    #expect(try await read(3, script: single) { $0.disturb(.split) } == ["1/2", "0x", "3/1"])
  }

  @Test("disturbances add up")
  func combined() async throws {
    let lines = try await read(5) { server in
      server.disturb(.omit, at: 3...3)
      server.disturb(.duplicate, at: 3...3)
    }
    #expect(lines == ["1/2", "0one", "7 three", "7 three", "3/1"])
  }

  @Test("held publications come when they are released, several in one frame")
  func hold() async throws {
    try await MockServer.run(.make(assistant: ScriptedAssistant { _ in Self.script })) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let socket = try await TestWebSocket.join(server, sessions: [session])
      server.disturb(.hold)
      _ = try await client.ask("x", session: session)
      try await socket.expectSilence()
      server.releasePublications()
      guard case .text(let frame) = try await socket.next() else { throw TestSocket.Ended() }
      #expect(frame.split(separator: "\n").count == 5)
      _ = try await client.ask("y", session: session)
      #expect(try await socket.publications(until: ["3"]).count == 5)
    }
  }

  @Test("one session can be disturbed while the others are not, and each is counted by itself")
  func oneSession() async throws {
    try await MockServer.run(.make(assistant: ScriptedAssistant { _ in Self.script })) { server in
      let client = try await TestHTTP.connect(server)
      let first = try await client.newSession()
      let second = try await client.newSession()
      let socket = try await TestWebSocket.join(server, sessions: [first, second])
      server.disturb(.omit, at: 1...4, session: first)
      server.disturb(.duplicate, at: 5...5)
      _ = try await client.ask("x", session: first)
      _ = try await client.ask("y", session: second)
      var counts: [String: Int] = [:]
      for _ in 0..<7 { counts[try await socket.publication().channel, default: 0] += 1 }
      try await socket.expectSilence()
      #expect(counts["/chat_session/space123/\(first)"] == 1)
      #expect(counts["/chat_session/space123/\(second)"] == 6)
    }
  }

  @Test("what a swap has kept back comes when the disturbances end")
  func keptBack() async throws {
    try await MockServer.run(.make(assistant: ScriptedAssistant { _ in Self.script })) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let socket = try await TestWebSocket.join(server, sessions: [session])
      server.disturb(.swap, at: 5...5)
      _ = try await client.ask("x", session: session)
      for _ in 0..<4 { #expect(try await socket.publication().type != "3") }
      try await socket.expectSilence()
      server.endDisturbances()
      #expect(try await socket.publication().short == "3/1")
    }
  }
}
