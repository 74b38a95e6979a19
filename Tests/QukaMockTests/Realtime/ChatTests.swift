import Testing

@testable import QukaMock

@Suite("Whole chats over real sockets", .timeLimit(.minutes(5)))
struct ChatTests {
  @Test("a question is answered on the session's channel with the real server's bytes")
  func wholeChat() async throws {
    let clock = ManualClock()
    let script = Script([.wait(.seconds(1)), .begin("a"), .delta("a", "<b> 你好"), .done("a")])
    try await MockServer.run(.make(clock: clock, assistant: ScriptedAssistant { _ in script })) {
      server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let socket = try await TestWebSocket.join(server, sessions: [session])
      let id = try await client.ask("hi", session: session).data?["answer_id"]?.text ?? ""
      clock.advance(by: .seconds(1))
      let start = #"{"push":{"channel":"/chat_session/space123/\#(session)","pub":{"data":{"data":"#
      let user = "aT7uWq0ZcVb3NmK1LpO9iYxR5eDfGh2J"
      #expect(
        try await socket.line() == start
          + #"{"message_id":"\#(id)","sequence":2,"send_time":1795363201,"role":2,"#
          + #""user_id":"\#(user)","session_id":"\#(session)","space_id":"space123","#
          + #""complete":2,"message_type":1,"message":{"text":""},"attach":null},"#
          + #""subject":"on_message_init","type":"1","version":"v1"}}}}"#
      )
      #expect(
        try await socket.line() == start
          + #"{"message_id":"\#(id)","session_id":"\#(session)","message":"\u003cb\u003e 你好","#
          + #""start_at":0,"complete":3,"msg_type":0},"#
          + #""subject":"on_message","type":"2","version":"v1"}}}}"#
      )
      #expect(
        try await socket.line() == start
          + #"{"message_id":"\#(id)","session_id":"\#(session)","start_at":6,"complete":1,"#
          + #""msg_type":0},"subject":"on_message","type":"3","version":"v1"}}}}"#
      )
      #expect(server.counters() == counters(registered: 1, removed: 1))
    }
  }

  @Test("tool events have the bytes of the real server, with its count of escaped characters")
  func toolBytes() async throws {
    let content =
      "Tool 'SearchUserKnowledges' Response:\n[1] Backup policy (2026-03-02): nightly, "
      + "keep 14 days & test <monthly>."
    let script = Script([
      .beginTool("t", name: "SearchUserKnowledges"),
      .finishTool("t", arguments: #"{"query":"backup policy"}"#, content: content),
    ])
    try await MockServer.run(.make(assistant: ScriptedAssistant { _ in script })) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let socket = try await TestWebSocket.join(server, sessions: [session])
      _ = try await client.ask("hi", session: session)
      let events = try await socket.publications(until: ["7"])
      #expect(events.map(\.short) == ["5/2", "6/3", "6/1", "7/1"])
      #expect(events.map(\.startAt) == [nil, 0, 131, 384])
      let id = events[0].id
      #expect(
        events[1].data.encoded
          == #"{"message_id":"\#(id)","session_id":"\#(session)","tool_tips":{"id":"\#(id)","#
          + #""tool_name":"SearchUserKnowledges","args":"","#
          + #""content":"Using tool: SearchUserKnowledges"},"#
          + #""start_at":0,"complete":3,"msg_type":2}"#
      )
    }
  }

  @Test("a stop in the middle gives one DONE/5 at the text's length, and history agrees")
  func stopMidStream() async throws {
    let clock = ManualClock()
    let log = LogCollector()
    let assistant = ScriptedAssistant { _ in .answer(DemoStory.chinese) }
    try await MockServer.run(.make(clock: clock, assistant: assistant, log: log)) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let socket = try await TestWebSocket.join(server, sessions: [session])
      _ = try await client.ask("故事", session: session)
      clock.advance(by: .seconds(2))
      #expect(try await client.stop(session).data == .null)
      clock.advance(by: .seconds(9))
      #expect(try await client.stop(session).status == 200)
      let events = try await socket.publications(until: ["3"])
      let text = events.filter { $0.type == "2" }.map(\.text).joined()
      #expect(text.unicodeScalars.count > 50)
      #expect(events.last?.complete == 5)
      #expect(events.last?.startAt == Int64(text.unicodeScalars.count))
      try await socket.send(opcode: 9, payload: [9])
      #expect(try await socket.next() == .pong([9]))
      let history = try await client.get("/space123/chat/\(session)/history/list?page=1&pagesize=9")
      guard case .array(let list) = history.data?["list"] else { throw TestSocket.Ended() }
      #expect(list.last?["meta"]?["message"]?["text"]?.text == text)
      #expect(list.last?["meta"]?["complete"] == 5)
      #expect(server.counters() == counters(registered: 1, removed: 1, triggered: 1))
      #expect(log.messages(session: session).count { $0 == "close chat stream" } == 1)
    }
  }

  @Test("I4: a stop right after the send's answer is not lost, nor one before the first token")
  func stopBeforeFirstToken() async throws {
    for quirks in [false, true] {
      try await MockServer.run(.make(quirks: quirks)) { server in
        let client = try await TestHTTP.connect(server)
        let session = try await client.newSession()
        let socket = try await TestWebSocket.join(server, sessions: [session])
        _ = try await client.ask("x", session: session)
        _ = try await client.stop(session)
        let expected = quirks ? ["1/2", "4/4", "4/4"] : ["1/2", "3/5"]
        var seen: [String] = []
        for _ in expected { seen.append(try await socket.publication().short) }
        #expect(seen == expected)
        #expect(server.counters() == counters(registered: 1, removed: 1, triggered: 1))
      }
    }
  }

  @Test("quirk: the tail after DONE/5 leaves the stored state at 3")
  func quirkTail() async throws {
    let clock = ManualClock()
    var configuration = MockServer.Configuration.make(clock: clock, quirks: true)
    configuration.assistant = ScriptedAssistant { _ in .answer(DemoStory.english) }
    configuration.pace = .server
    try await MockServer.run(configuration) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let socket = try await TestWebSocket.join(server, sessions: [session])
      _ = try await client.ask("x", session: session)
      clock.advance(by: .milliseconds(350 + 300 + 200))
      _ = try await client.stop(session)
      let events = try await socket.publications(until: ["3"])
      let tail = try await socket.publication()
      #expect(tail.short == "2/3")
      #expect(tail.startAt == events.last?.startAt)
      let history = try await client.get("/space123/chat/\(session)/history/list?page=1&pagesize=1")
      #expect(history.body.contains(#""complete":3"#))
    }
  }

  @Test("two generations of one session run side by side; one stop ends both (I2)")
  func twoGenerations() async throws {
    let clock = ManualClock()
    try await MockServer.run(.make(clock: clock)) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let socket = try await TestWebSocket.join(server, sessions: [session])
      _ = try await client.ask("one", session: session)
      _ = try await client.ask("two", session: session)
      #expect(server.counters().runningGenerations == 2)
      _ = try await client.stop(session)
      var seen: [String] = []
      for _ in 0..<4 { seen.append(try await socket.publication().short) }
      #expect(seen == ["1/2", "3/5", "1/2", "3/5"])
      #expect(server.counters() == counters(registered: 2, removed: 2, triggered: 1))
    }
  }

  @Test("stops are announced on the system channel as bare objects")
  func notices() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let socket = try await TestWebSocket.join(server)
      try await socket.send(#"{"id":2,"subscribe":{"channel":"system:stop_chat_stream"}}"#)
      _ = try await socket.line()
      _ = try await client.stop(session)
      #expect(
        try await socket.line()
          == #"{"push":{"channel":"system:stop_chat_stream","pub":{"data":"#
          + #"{"session_id":"\#(session)","timestamp":1795363200}}}}"#
      )
    }
  }

  @Test("deleting a session does not end its turn; a client that left does not either")
  func abandoned() async throws {
    let clock = ManualClock()
    try await MockServer.run(.make(clock: clock)) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let socket = try await TestWebSocket.join(server, sessions: [session])
      _ = try await client.ask("x", session: session)
      _ = try await client.call("DELETE", "/space123/chat/\(session)")
      #expect(server.counters().active == 1)
      clock.advance(by: .seconds(5))
      #expect(try await socket.publications(until: ["3"]).last?.complete == 1)
      #expect(server.counters().active == 0)
      let second = try await client.newSession()
      _ = try await client.ask("x", session: second)
      await socket.close()
      clock.advance(by: .seconds(5))
      #expect(server.counters() == counters(registered: 2, removed: 2))
    }
  }

  @Test("I5: shutdown ends turns and connections")
  func shutdown() async throws {
    let server = try await MockServer.start(.make())
    let client = try await TestHTTP.connect(server)
    let session = try await client.newSession()
    let socket = try await TestWebSocket.join(server, sessions: [session])
    _ = try await client.ask("x", session: session)
    await server.shutdown()
    #expect(try await socket.next() == .end)
    #expect(server.counters().active == 0)
    #expect(server.counters().runningGenerations == 0)
    #expect(server.connectionCount == 0)
  }

  @Test("in real time an answer streams to its end, and a stop ends one on the way")
  func realTime() async throws {
    var configuration = MockServer.Configuration(mode: .strict)
    configuration.pace = Pace(tokensPerSecond: 5000, flushInterval: .milliseconds(5))
    try await MockServer.run(configuration) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let socket = try await TestWebSocket.join(server, sessions: [session])
      _ = try await client.ask("Tell me a long story", session: session)
      let story = try await socket.publications(until: ["3"])
      #expect(story.filter { $0.type == "2" }.map(\.text).joined() == DemoStory.english)
      #expect(story.count > 3)
      _ = try await client.ask("/slow", session: session)
      _ = try await socket.publications(until: ["2"])
      _ = try await client.stop(session)
      #expect(try await socket.publications(until: ["3"]).last?.complete == 5)
      #expect(server.counters() == counters(registered: 2, removed: 2, triggered: 1))
    }
  }

  @Test("after shutdown nothing keeps the server's state")
  func noLeak() async throws {
    weak var core: ServerCore?
    var server: MockServer? = try await MockServer.start(.make())
    core = server?.core
    if let server {
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      _ = try await TestWebSocket.join(server, sessions: [session])
      _ = try await client.ask("x", session: session)
      await server.shutdown()
    }
    #expect(core != nil)
    server = nil
    #expect(core == nil)
  }

  @Test("a taken port is an error that names it")
  func takenPort() async throws {
    try await MockServer.run { server in
      var configuration = MockServer.Configuration.make()
      configuration.port = server.port
      await #expect(throws: MockServerError.portTaken(server.port)) {
        _ = try await MockServer.start(configuration)
      }
    }
  }

  private func counters(
    registered: Int,
    removed: Int,
    triggered: Int = 0
  ) -> RegistryCounters {
    var counters = RegistryCounters()
    counters.registered = registered
    counters.removed = removed
    counters.triggered = triggered
    counters.active = registered - removed
    counters.runningGenerations = counters.active
    return counters
  }
}
