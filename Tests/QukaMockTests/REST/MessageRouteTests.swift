import Testing

@testable import QukaMock

@Suite("Messages (docs/protocol.md §3.4, §3.5)", .timeLimit(.minutes(5)))
struct MessageRouteTests {
  @Test("a send answers with the question's sequence and the answer's id")
  func send() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let sent = try await client.ask("hello", session: session)
      let id = sent.data?["answer_id"]?.text ?? ""
      #expect(id.count == 32)
      #expect(sent.body.hasSuffix(#""data":{"sequence":1,"answer_id":"\#(id)"}}"#))
    }
  }

  @Test(
    "missing fields, wrong types and bodies that are no JSON are 400",
    arguments: [
      "", "x", "[]", "{}", #"{"message":"x"}"#, #"{"message_id":"m"}"#,
      #"{"message_id":"","message":"x"}"#, #"{"message_id":"m","message":""}"#,
      #"{"message_id":1,"message":"x"}"#,
      #"{"message_id":"m","message":"x","enable_search":"yes"}"#,
      #"{"message_id":"m","message":"x","agent":7}"#,
    ])
  func invalid(body: String) async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      #expect(try await client.post("/space123/chat/\(session)/message", body).status == 400)
      #expect(server.counters().registered == 0)
    }
  }

  @Test("a message id works once: again in the session 403, in another one 500, too long 500")
  func duplicates() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      let first = try await client.newSession()
      let second = try await client.newSession()
      let body = #"{"message_id":"once","message":"x"}"#
      #expect(try await client.post("/space123/chat/\(first)/message", body).status == 200)
      let again = try await client.post("/space123/chat/\(first)/message", body)
      #expect(again.status == 403)
      #expect(again.message == "Resource already exist")
      #expect(try await client.post("/space123/chat/\(second)/message", body).status == 500)
      let long = #"{"message_id":"\#(String(repeating: "x", count: 33))","message":"x"}"#
      #expect(try await client.post("/space123/chat/\(second)/message", long).status == 500)
      #expect(server.counters().registered == 1)
    }
  }

  @Test("the question that reaches the assistant has all its options")
  func options() async throws {
    let asked = Locked<[Question]>([])
    let assistant = ScriptedAssistant { question in
      asked.update { $0.append(question) }
      return Script([])
    }
    try await MockServer.run(.make(assistant: assistant)) { server in
      let client = try await TestHTTP.connect(server)
      let path = "/space123/chat/\(try await client.newSession())/message"
      let options = #""agent":"butler","enable_search":true,"enable_knowledge":null"#
      _ = try await client.post(path, #"{"message_id":"1","message":"a",\#(options)}"#)
      _ = try await client.post(path, #"{"message_id":"2","message":"ask @Journal"}"#)
    }
    #expect(
      asked.value == [
        Question(text: "a", agent: .butler, usesSearch: true, index: 0),
        Question(text: "ask @Journal", agent: .journal, index: 1),
      ]
    )
  }

  @Test("a mention counts wherever it stands, and before the field (docs/protocol.md §4.5)")
  func mentions() {
    let filling = String(repeating: "e\u{301} @ 👩‍👩‍👧 ", count: 300)
    for (mention, agent) in [
      ("@Butler", Agent.butler), ("@工作助理", .journal), ("@QukaAI", .standard),
    ] {
      for text in [mention + filling, filling + mention, "x" + mention + "\u{301}"] {
        #expect(Agent(field: "journal", text: text) == agent, "\(mention)")
      }
    }
    #expect(Agent(field: "journal", text: "@butler @Butle") == .journal)
  }

  @Test("what a question was sent with is kept and logged, and nothing of its text is logged")
  func recorded() async throws {
    let log = LogCollector()
    try await MockServer.run(.make(log: log)) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let options =
        #""enable_search":true,"enable_thinking":false,"enable_knowledge":true,"agent":"journal""#
      let body = #"{"message_id":"1","message":"secret","files":[],\#(options)}"#
      _ = try await client.post("/space123/chat/\(session)/message", body)
      let question = Question(
        text: "secret", agent: .journal, usesSearch: true, usesKnowledge: true, index: 0)
      #expect(server.questions() == [RecordedQuestion(session: session, question: question)])
      let line = try #require(log.all.first { $0.contains(#""msg":"question""#) })
      #expect(
        line.hasSuffix(
          #""session_id":"\#(session)","agent":"journal","enable_search":"true","#
            + #""enable_thinking":"false","enable_knowledge":"true","images":"0"}"#))
      #expect(!log.all.contains { $0.contains("secret") })
    }
  }

  @Test("a finished turn stands in history as the real server writes it")
  func history() async throws {
    let clock = ManualClock()
    try await MockServer.run(.make(clock: clock, assistant: ScriptedAssistant { _ in .toolFirst }))
    {
      server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let path = "/space123/chat/\(session)"
      let empty = try await client.get("\(path)/history/list?page=1&pagesize=9")
      #expect(empty.body.hasSuffix(#""data":{"list":[],"total":0}}"#))
      _ = try await client.post("\(path)/message", #"{"message_id":"q1","message":"<hi>"}"#)
      clock.advance(by: .seconds(5))
      let history = try await client.get("\(path)/history/list?page=1&pagesize=9")
      #expect(history.data?["total"] == 3)
      let question =
        #"{"meta":{"message_id":"q1","sequence":1,"send_time":1795363200,"role":1,"#
        + #""user_id":"aT7uWq0ZcVb3NmK1LpO9iYxR5eDfGh2J","session_id":"\#(session)","#
        + #""space_id":"space123","complete":1,"message_type":1,"#
        + #""message":{"text":"\u003chi\u003e"},"attach":null},"ext":null}"#
      #expect(history.body.contains(question))
      #expect(
        history.body.contains(
          #""tool_name":"T","tool_args":"{\"query\":\"x\"}","is_evaluate_enable":false}"#
        )
      )
      #expect(history.body.contains(#"{"text":"Hello."},"attach":null},"ext":{"is_read":null"#))
    }
  }

  @Test("page 1 holds the newest messages, each page is in the order of writing")
  func historyPages() async throws {
    let assistant = ScriptedAssistant { _ in Script([]) }
    try await MockServer.run(.make(assistant: assistant)) { server in
      let client = try await TestHTTP.connect(server)
      let path = "/space123/chat/\(try await client.newSession())"
      for number in 1...5 {
        let body = #"{"message_id":"m\#(number)","message":"x"}"#
        _ = try await client.post("\(path)/message", body)
      }
      let list = "\(path)/history/list"
      #expect(try await client.get("\(list)?page=1&pagesize=2").messages == ["m4", "m5"])
      #expect(try await client.get("\(list)?page=3&pagesize=2").messages == ["m1"])
      #expect(try await client.get("\(list)?page=9&pagesize=2").messages == [])
      let after = try await client.get("\(list)?page=1&pagesize=9&after_sequence=3")
      #expect(after.messages == ["m4", "m5"])
      #expect(after.data?["total"] == 2)
      let huge = try await client.get("\(list)?page=9223372036854775807&pagesize=9")
      #expect(huge.messages == [])
    }
  }

  @Test("details of an unknown message are zero values")
  func details() async throws {
    let clock = ManualClock()
    try await MockServer.run(.make(clock: clock)) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let answer = try await client.ask("x", session: session).data?["answer_id"]?.text ?? ""
      clock.advance(by: .seconds(5))
      let path = "/space123/chat/\(session)/message"
      let rest = #""evaluate":0,"generation_status":0,"rel_docs":null,"tool_name":"","#
      #expect(
        try await client.get("\(path)/\(answer)/ext").body.hasSuffix(
          #""data":{"message_id":"\#(answer)","session_id":"\#(session)",\#(rest)"#
            + #""tool_args":"","marks":null}}"#
        )
      )
      #expect(
        try await client.get("\(path)/nobody/ext").body.contains(
          #""data":{"message_id":"","session_id":"",\#(rest)"#
        )
      )
    }
  }
}

extension TestAnswer {
  /// The ids of a page of history.
  fileprivate var messages: [String] {
    guard case .array(let list) = data?["list"] else { return [] }
    return list.compactMap { $0["meta"]?["message_id"]?.text }
  }
}
