import Testing

@testable import QukaMock

@Suite("Many sessions at once (docs/protocol.md §8.5, I9)", .timeLimit(.minutes(5)))
struct ManySessionsTests {
  @Test("of 200 streaming sessions exactly those end early that are stopped, in any order")
  func everySecondStopped() async throws {
    let clock = ManualClock()
    let assistant = ScriptedAssistant {
      .answer("\($0.text) " + String(repeating: "la ", count: 300))
    }
    var configuration = MockServer.Configuration.make(clock: clock, assistant: assistant)
    configuration.pace = .server
    try await MockServer.run(configuration) { server in
      let client = try await TestHTTP.connect(server)
      var sessions: [String] = []
      for _ in 0..<200 { sessions.append(try await client.newSession()) }
      let sockets = [
        try await TestWebSocket.join(server, sessions: Array(sessions[..<100])),
        try await TestWebSocket.join(server, sessions: Array(sessions[100...])),
      ]
      for session in sessions { _ = try await client.ask("x", session: session) }
      #expect(server.counters().active == 200)
      let stopped = try await stop(everySecondOf: sessions, on: server, clock: clock)
      #expect(server.counters().active == 100)
      clock.advance(by: .seconds(30))
      #expect(server.counters().active == 0)
      #expect(server.counters().runningGenerations == 0)
      #expect(server.counters().triggered == 100)
      #expect(server.counters().removed == 200)
      for (index, socket) in sockets.enumerated() {
        let own = sessions[(index * 100)..<(index * 100 + 100)]
        try await check(socket, sessions: Array(own), stopped: stopped)
      }
    }
  }

  /// Stops every second session in a seeded random order, from four connections at once, while time
  /// goes on.
  private func stop(
    everySecondOf sessions: [String],
    on server: MockServer,
    clock: ManualClock
  ) async throws -> Set<String> {
    var generator = SplitMix64(seed: 42)
    let chosen = stride(from: 0, to: sessions.count, by: 2).map { sessions[$0] }
      .shuffled(using: &generator)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for lane in 0..<4 {
        let own = stride(from: lane, to: chosen.count, by: 4).map { chosen[$0] }
        group.addTask {
          let client = try await TestHTTP.connect(server)
          for session in own {
            clock.advance(by: .milliseconds(20))
            _ = try await client.stop(session)
          }
        }
      }
      try await group.waitForAll()
    }
    return Set(chosen)
  }

  /// Reads a connection until each of its sessions has ended, and checks every ending and every
  /// text.
  private func check(
    _ socket: TestWebSocket,
    sessions: [String],
    stopped: Set<String>
  ) async throws {
    var lengths: [String: Int64] = [:]
    var endings: [String: Int64] = [:]
    while endings.count < sessions.count {
      let event = try await socket.publication()
      let session = event.channel.split(separator: "/").last.map(String.init) ?? ""
      #expect(endings[session] == nil, "nothing follows the end")
      if event.type == "2" {
        #expect(event.startAt == lengths[session, default: 0])
        lengths[session, default: 0] += Int64(event.text.unicodeScalars.count)
      } else if event.type == "3" {
        #expect(event.startAt == lengths[session, default: 0])
        endings[session] = event.complete
      }
    }
    for session in sessions { #expect(endings[session] == (stopped.contains(session) ? 5 : 1)) }
  }
}
