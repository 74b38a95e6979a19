import QukaScenes
import Testing

@testable import QukaMock

@Suite("The recorded turns", .timeLimit(.minutes(5)))
struct RecordingTests {
  private static let space = "f3K9tQz1mLx7Vb2NwYc5RjH8sDp4Ga6E"

  private func configuration(_ clock: ManualClock, _ scene: Scene? = nil)
    -> MockServer.Configuration
  {
    var configuration = MockServer.Configuration.make(
      clock: clock, assistant: scene?.assistant, quirks: true)
    configuration.spaces = [Space(id: Self.space)]
    configuration.timing.pingInterval = .seconds(3600)
    return configuration
  }

  @Test(
    "a reader of the WebSocket gets the recorded frames, byte for byte apart from identifiers",
    arguments: Recording.allCases)
  func frames(recording: Recording) async throws {
    let recorded = try RecordedFrames(recording.rawValue).frames.map(\.line)
    let scene = recording.scene
    let clock = ManualClock()
    try await MockServer.run(configuration(clock, scene)) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession(space: Self.space)
      let socket = try await TestWebSocket.join(server, space: Self.space, sessions: [session])
      try await client.play(scene, session: session, space: Self.space, clock: clock)
      var lines: [String] = []
      for _ in recorded { lines.append(try await socket.line()) }
      #expect(!recorded.isEmpty)
      #expect(RecordedFrames.normalised(lines) == RecordedFrames.normalised(recorded))
      try await socket.expectSilence()
      #expect(server.counters().active == 0)
    }
  }

  @Test(
    "every event comes at its recorded moment, to two milliseconds", arguments: Recording.allCases)
  func moments(recording: Recording) throws {
    let recorded = try RecordedFrames(recording.rawValue).frames.map(\.time)
    let played = recording.scene.played(quirks: true).map(\.time)
    #expect(played.count == recorded.count)
    for (played, recorded) in zip(played, recorded) { #expect(abs(played - recorded) <= 2) }
  }

  @Test("K: the other channels carry the recorded frames at their moments")
  func otherChannels() async throws {
    let recorded = try RecordedFrames("K_other_channels").frames
    let clock = ManualClock()
    try await MockServer.run(configuration(clock)) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession(space: Self.space)
      let socket = try await TestWebSocket.join(server, space: Self.space, sessions: [session])
      for (id, channel) in ["/knowledge/list/\(Self.space)", "system:stop_chat_stream"].enumerated()
      {
        try await socket.send(#"{"id":\#(id + 7),"subscribe":{"channel":"\#(channel)"}}"#)
        _ = try await socket.line()
      }
      var lines: [String] = []
      for (time, announcement) in Recording.otherChannels {
        clock.advance(by: time - clock.now)
        server.announce(announcement, space: Self.space, session: session)
        lines.append(try await socket.line())
      }
      #expect(
        Recording.otherChannels.map(\.time) == recorded.map { .milliseconds($0.time) })
      let expected = recorded.map(\.line)
      #expect(RecordedFrames.normalised(lines) == RecordedFrames.normalised(expected))
    }
  }

  @Test("any document can be published on any channel")
  func anything() async throws {
    try await MockServer.run { server in
      let socket = try await TestWebSocket.join(server)
      try await socket.send(#"{"id":2,"subscribe":{"channel":"odd"}}"#)
      _ = try await socket.line()
      server.publish(#"{"type":100, "x":[]}"#, to: "odd")
      #expect(
        try await socket.line()
          == #"{"push":{"channel":"odd","pub":{"data":{"type":100, "x":[]}}}}"#)
    }
  }
}
