import Testing

@testable import QukaMock

@Suite("WebSocket connections (docs/protocol.md §5)", .timeLimit(.minutes(5)))
struct RealtimeConnectionTests {
  @Test("the handshake answers with the key of RFC 6455 §1.3 and echoes the one subprotocol")
  func handshake() async throws {
    try await MockServer.run { server in
      let plain = try await TestWebSocket.open(server)
      #expect(plain.head.hasPrefix("HTTP/1.1 101 "))
      #expect(
        plain.head.lowercased().contains("sec-websocket-accept: s3pplmbitxaq9kygzzhzrbk+xoo="))
      #expect(!plain.head.lowercased().contains("sec-websocket-protocol"))
      #expect(!plain.head.lowercased().contains("sec-websocket-extensions"))
      let offer = [("Sec-WebSocket-Protocol", "foo, centrifuge-json")]
      let head = try await TestWebSocket.open(server, headers: offer).head.lowercased()
      #expect(head.contains("sec-websocket-protocol: centrifuge-json"))
    }
  }

  @Test("the path without an upgrade is refused, another path cannot be upgraded")
  func noUpgrade() async throws {
    try await MockServer.run { server in
      #expect(try await TestHTTP.connect(server).get("/connect").status == 400)
      let other = try await TestWebSocket.open(server, path: "/api/v1/mode")
      #expect(other.head.hasPrefix("HTTP/1.1 200"))
    }
  }

  @Test("connect has the reply of the real library")
  func connect() async throws {
    try await MockServer.run { server in
      let socket = try await TestWebSocket.open(server)
      try await socket.send(TestWebSocket.connectCommand())
      let reply = JSON(decoding: try await socket.line().utf8)
      let client = reply?["connect"]?["client"]?.text ?? ""
      #expect(client.wholeMatch(of: uuid) != nil)
      #expect(reply?["connect"]?["ping"] == 25)
      #expect(reply?["connect"]?["pong"] == true)
    }
  }

  private var uuid: Regex<Substring> {
    /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/
  }

  @Test("a rejected token gets error 100, silence, and after 5 s the end without a close frame")
  func rejected() async throws {
    let clock = ManualClock()
    try await MockServer.run(.make(clock: clock)) { server in
      let socket = try await TestWebSocket.open(server)
      try await socket.send(TestWebSocket.connectCommand(token: "wrong"))
      #expect(try await socket.line().contains(#""code":100"#))
      try await socket.send(#"{"id":2,"subscribe":{"channel":"a"}}"#)
      clock.advance(by: .milliseconds(4999))
      try await socket.send(opcode: 9, payload: [])
      #expect(try await socket.next() == .pong([]))
      clock.advance(by: .milliseconds(1))
      #expect(try await socket.next() == .end)
    }
  }

  @Test("a connection that does not connect within 15 s is stale")
  func stale() async throws {
    let clock = ManualClock()
    try await MockServer.run(.make(clock: clock)) { server in
      let socket = try await TestWebSocket.open(server)
      // Its pong tells that the server waits for the connect command, and has begun to count.
      try await socket.send(opcode: 9, payload: [])
      #expect(try await socket.next() == .pong([]))
      clock.advance(by: .seconds(15))
      #expect(try await socket.next() == .close(code: 3502, reason: "stale"))
      clock.advance(by: .seconds(5))
      #expect(try await socket.next() == .end)
    }
  }

  @Test("the first ping comes within 12.5 to 25 s, the next ones 25 s apart, each wants its pong")
  func pings() async throws {
    let clock = ManualClock()
    try await MockServer.run(.make(clock: clock)) { server in
      let socket = try await TestWebSocket.join(server)
      clock.advance(by: .milliseconds(12_499))
      try await socket.send(opcode: 9, payload: [1])
      #expect(try await socket.next() == .pong([1]))
      clock.advance(by: .milliseconds(12_501))
      #expect(try await socket.next() == .text("{}"))
      try await socket.send("{}")
      try await socket.send(opcode: 9, payload: [2])
      #expect(try await socket.next() == .pong([2]))
      clock.advance(by: .seconds(25))
      #expect(try await socket.next() == .text("{}"))
      clock.advance(by: .seconds(10))
      #expect(try await socket.next() == .close(code: 3012, reason: "no pong"))
    }
  }

  @Test("a pong that nobody asked for closes with 3501")
  func earlyPong() async throws {
    try await MockServer.run { server in
      let socket = try await TestWebSocket.join(server)
      try await socket.send("{}")
      #expect(try await socket.next() == .close(code: 3501, reason: "bad request"))
      try await socket.send(opcode: 8, payload: [0x0D, 0xAD])
      #expect(try await socket.next() == .end)
    }
  }

  @Test("channel rules: own user, member's spaces, own sessions; others are allowed")
  func channelRules() async throws {
    var configuration = MockServer.Configuration.make()
    configuration.accounts.append(Account(id: "u2", token: "second"))
    configuration.spaces.append(Space(id: "closed", members: []))
    try await MockServer.run(configuration) { server in
      let other = try await TestHTTP.connect(server, headers: [("X-Access-Token", "second")])
      let foreign = try await other.newSession()
      let own = try await TestHTTP.connect(server).newSession()
      let socket = try await TestWebSocket.join(server)
      let allowed = [
        "/user/aT7uWq0ZcVb3NmK1LpO9iYxR5eDfGh2J", "/knowledge/list/space123",
        "/chat_session/space123/\(own)", "/chat_session/space123/\(own)/more",
        "system:stop_chat_stream",
      ]
      let denied = [
        "/user/u2", "/user/", "/knowledge/list/closed", "/chat_session/space123/\(foreign)",
        "/chat_session/closed/\(own)", "/chat_session/space123", "x/chat_session/space123/0",
      ]
      for (index, channel) in (allowed + denied).enumerated() {
        try await socket.send(#"{"id":\#(index + 2),"subscribe":{"channel":"\#(channel)"}}"#)
        let isAllowed = try await socket.line().contains(#""subscribe":{}"#)
        #expect(isAllowed == allowed.contains(channel), "\(channel)")
      }
    }
  }

  @Test(
    "messages up to 65,536 bytes are read, in one frame or several; longer ones close with 1009")
  func size() async throws {
    try await MockServer.run { server in
      let tooBig = TestWebSocket.Incoming.close(code: 1009, reason: "")
      let whole = try await TestWebSocket.join(server)
      try await whole.send(padded(to: 65_536))
      #expect(try await whole.line().contains("107"))
      try await whole.send(padded(to: 65_537))
      #expect(try await whole.next() == tooBig)
      let parts = try await TestWebSocket.join(server)
      let bytes = Array(padded(to: 65_537).utf8)
      try await parts.send(opcode: 1, payload: Array(bytes[..<40_000]), isLast: false)
      try await parts.send(opcode: 0, payload: Array(bytes[40_000...]))
      #expect(try await parts.next() == tooBig)
    }
  }

  @Test("binary frames and fragments are messages too, a ping between them is answered")
  func fragments() async throws {
    try await MockServer.run { server in
      let socket = try await TestWebSocket.join(server)
      let bytes = Array(#"{"id":2,"subscribe":{"channel":"频道"}}"#.utf8)
      try await socket.send(opcode: 2, payload: Array(bytes[..<33]), isLast: false)
      try await socket.send(opcode: 9, payload: [5])
      #expect(try await socket.next() == .pong([5]))
      try await socket.send(opcode: 0, payload: Array(bytes[33...]))
      #expect(try await socket.line() == #"{"id":2,"subscribe":{}}"#)
    }
  }

  @Test("text that is not UTF-8 closes with 3501, a continuation of nothing with 1002")
  func invalidFrames() async throws {
    try await MockServer.run { server in
      let text = try await TestWebSocket.join(server)
      try await text.send(opcode: 1, payload: [0x7B, 0xFF, 0x7D])
      #expect(try await text.next() == .close(code: 3501, reason: "bad request"))
      let continuation = try await TestWebSocket.join(server)
      try await continuation.send(opcode: 0, payload: [1])
      #expect(try await continuation.next() == .close(code: 1002, reason: "protocol error"))
    }
  }

  @Test("a frame without a mask closes with 1002")
  func unmasked() async throws {
    try await MockServer.run { server in
      let socket = try await TestWebSocket.join(server)
      try await socket.socket.write([0x81, 0x02, 0x7B, 0x7D] as [UInt8])
      #expect(try await socket.next() == .close(code: 1002, reason: "protocol error"))
    }
  }

  @Test("the client's close frame is echoed with its code")
  func closeEcho() async throws {
    try await MockServer.run { server in
      let socket = try await TestWebSocket.join(server, sessions: [])
      try await socket.send(opcode: 8, payload: [0x03, 0xE8, 0x62, 0x79, 0x65])
      #expect(try await socket.next() == .close(code: 1000, reason: ""))
      #expect(try await socket.next() == .end)
    }
  }

  @Test("replies of one moment share frames, at most sixteen each")
  func batching() async throws {
    let clock = ManualClock()
    let script = Script([.begin("a")] + (0..<39).map { .delta("a", "文\($0)\n") })
    try await MockServer.run(.make(clock: clock, assistant: ScriptedAssistant { _ in script })) {
      server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let socket = try await TestWebSocket.join(server, sessions: [session])
      _ = try await client.ask("x", session: session)
      var sizes: [Int] = []
      while sizes.reduce(0, +) < 40, case .text(let text) = try await socket.next() {
        sizes.append(text.split(separator: "\n", omittingEmptySubsequences: false).count)
      }
      #expect(sizes == [16, 16, 8])
    }
  }

  @Test("batching can be switched off")
  func noBatching() async throws {
    var configuration = MockServer.Configuration.make(
      assistant: ScriptedAssistant { _ in Script([.begin("a"), .delta("a", "x"), .done("a")]) }
    )
    configuration.maxRepliesPerFrame = 1
    try await MockServer.run(configuration) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let socket = try await TestWebSocket.join(server, sessions: [session])
      _ = try await client.ask("x", session: session)
      for _ in 0..<3 {
        guard case .text(let text) = try await socket.next() else { throw TestSocket.Ended() }
        #expect(!text.contains("\n"))
      }
    }
  }

  @Test("a client that does not read is closed as slow; what was queued before is delivered")
  func slow() async throws {
    let part = String(repeating: "x", count: 300_000)
    let script = Script([.begin("a")] + (0..<24).map { _ in .delta("a", part) } + [.done("a")])
    try await MockServer.run(.make(assistant: ScriptedAssistant { _ in script })) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let socket = try await TestWebSocket.join(server, sessions: [session])
      try await socket.socket.setReading(false)
      _ = try await client.ask("x", session: session)
      while server.subscribers(space: "space123", session: session) > 0 {
        _ = try await client.get("/mode")
      }
      try await socket.socket.setReading(true)
      var last = try await socket.next()
      while case .text = last { last = try await socket.next() }
      #expect(last == .close(code: 3008, reason: "slow"))
    }
  }

  /// A subscribe command of exactly `count` bytes.
  private func padded(to count: Int) -> String {
    let head = #"{"id":2,"subscribe":{"channel":""#
    return head + String(repeating: "x", count: count - head.utf8.count - 3) + #""}}"#
  }
}
