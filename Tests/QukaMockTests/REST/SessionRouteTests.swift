import Testing

@testable import QukaMock

@Suite("Spaces and sessions (docs/protocol.md §3.2, §3.3)", .timeLimit(.minutes(5)))
struct SessionRouteTests {
  @Test("spaces are listed in their order; none is null")
  func spaces() async throws {
    var configuration = MockServer.Configuration.make()
    configuration.spaces = [Space(id: "a", title: "<A>"), Space(id: "b", members: [])]
    try await MockServer.run(configuration) { server in
      let list = try await TestHTTP.connect(server).get("/space/list")
      #expect(list.body.contains(#""role":"role-chief","title":"\u003cA\u003e","description""#))
      #expect(!list.body.contains(#""space_id":"b""#))
    }
    configuration.spaces = []
    try await MockServer.run(configuration) { server in
      let list = try await TestHTTP.connect(server).get("/space/list")
      #expect(list.body.contains(#""list":null"#))
    }
  }

  @Test("a new session has the server's title and is unofficial until its first message")
  func create() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      let empty = try await client.get("/space123/chat/list?page=1&pagesize=20")
      #expect(empty.body.hasSuffix(#""data":{"list":null,"total":0}}"#))
      let session = try await client.newSession()
      #expect(session.count == 19)
      let title = WallClockText.sessionTitle(1_795_363_200)
      #expect(title.hasPrefix("Session At: 2"))
      let list = try await client.get("/space123/chat/list?page=1&pagesize=20")
      #expect(
        list.body.hasSuffix(
          #""data":{"list":[{"id":"\#(session)","space_id":"space123","#
            + #""user_id":"aT7uWq0ZcVb3NmK1LpO9iYxR5eDfGh2J","title":"\#(title)","#
            + #""session_type":1,"status":2,"created_at":1795363200,"#
            + #""latest_access_time":1795363200}],"total":1}}"#
        )
      )
      _ = try await client.ask("x", session: session)
      let after = try await client.get("/space123/chat/list?page=1&pagesize=20")
      #expect(after.body.contains(#""status":1"#))
    }
  }

  @Test("the list has the latest use first and comes in pages")
  func pages() async throws {
    let clock = ManualClock()
    try await MockServer.run(.make(clock: clock)) { server in
      let client = try await TestHTTP.connect(server)
      var sessions: [String] = []
      for _ in 0..<5 { sessions.append(try await client.newSession()) }
      clock.advance(by: .seconds(3))
      _ = try await client.ask("x", session: sessions[1])
      let first = try await client.get("/space123/chat/list?page=1&pagesize=2")
      #expect(first.ids == [sessions[1], sessions[4]])
      #expect(first.data?["total"] == 5)
      #expect(try await client.get("/space123/chat/list?page=3&pagesize=2").ids == [sessions[0]])
      #expect(try await client.get("/space123/chat/list?page=4&pagesize=2").ids == [])
    }
  }

  @Test(
    "page and pagesize are required and at least 1",
    arguments: [
      "", "?page=1", "?pagesize=5", "?page=0&pagesize=5", "?page=1&pagesize=0",
      "?page=x&pagesize=5",
      "?page=-1&pagesize=5",
    ])
  func invalidPages(query: String) async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      #expect(try await client.get("/space123/chat/list\(query)").status == 400)
      #expect(try await client.get("/space123/chat/\(session)/history/list\(query)").status == 400)
    }
  }

  @Test("a deleted session is gone, also for every route below it")
  func delete() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let deleted = try await client.call("DELETE", "/space123/chat/\(session)")
      #expect(deleted.status == 200)
      #expect(deleted.data == .null)
      #expect(try await client.call("DELETE", "/space123/chat/\(session)").status == 404)
      #expect(try await client.stop(session).status == 404)
      #expect(try await client.ask("x", session: session).status == 404)
      let history = "/space123/chat/\(session)/history/list?page=1&pagesize=9"
      #expect(try await client.get(history).status == 404)
      let details = "/space123/chat/\(session)/message/m/ext"
      #expect(try await client.get(details).status == 404)
      let named = try await client.call(
        "PUT", "/space123/chat/\(session)/named", body: #"{"first_message":"x"}"#,
        headers: [("Content-Type", "application/json")]
      )
      #expect(named.status == 404)
    }
  }

  @Test("a session of one space is unknown in another")
  func otherSpace() async throws {
    var configuration = MockServer.Configuration.make()
    configuration.spaces.append(Space(id: "other"))
    try await MockServer.run(configuration) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      #expect(try await client.stop(session, space: "other").status == 404)
    }
  }

  @Test("named makes a title from the first message, after a while, and stores it")
  func named() async throws {
    let clock = ManualClock()
    var configuration = MockServer.Configuration.make(clock: clock)
    configuration.namingDelay = .milliseconds(600)
    try await MockServer.run(configuration) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let json = [("Content-Type", "application/json")]
      let path = "/space123/chat/\(session)/named"
      #expect(try await client.call("PUT", path, body: "{}", headers: json).status == 400)
      let body = #"{"first_message":"how do I keep two weeks of backups?"}"#
      try await client.send("PUT", path, body: body, headers: json)
      let other = try await TestHTTP.connect(server)
      while server.requests().last?.session != session { _ = try await other.get("/mode") }
      while clock.pendingTimers == 0 { _ = try await other.get("/mode") }
      clock.advance(by: .milliseconds(600))
      let answer = try await client.answer()
      #expect(
        answer.body.hasSuffix(
          #""data":{"session_id":"\#(session)","name":"How do I keep two weeks of"}}"#
        )
      )
      let list = try await client.get("/space123/chat/list?page=1&pagesize=1")
      #expect(list.body.contains(#""title":"How do I keep two weeks of""#))
    }
  }

  @Test(
    "titles have at most 30 code points and never cut a grapheme",
    arguments: [
      ("/think about  *life*", "Think about life"), ("你好，世界！", "你好，世界"), ("###", "New chat"),
      ("hello?", "Hello"), (String(repeating: "长", count: 40), String(repeating: "长", count: 30)),
      (String(repeating: "👩‍🚀", count: 20), String(repeating: "👩‍🚀", count: 10)),
    ])
  func titles(message: String, title: String) {
    #expect(SessionTitle.make(from: message) == title)
  }
}

extension TestAnswer {
  /// The ids of a list of sessions.
  fileprivate var ids: [String] {
    guard case .array(let list) = data?["list"] else { return [] }
    return list.compactMap { $0["id"]?.text }
  }
}
