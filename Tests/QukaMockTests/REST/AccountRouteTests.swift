import Testing

@testable import QukaMock

@Suite("Tokens, spaces, knowledge, roles and limits (docs/protocol.md §3)", .timeLimit(.minutes(5)))
struct AccountRouteTests {
  @Test("a token can be made, used, listed masked, and deleted")
  func tokens() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      let token = try await client.post("/user/secret/token", #"{"desc":"cli"}"#).data?.text ?? ""
      #expect(token.count == 64)
      let own = try await TestHTTP.connect(server, headers: [("X-Access-Token", token)])
      #expect(try await own.get("/user/info").data?["user_name"] == "Admin")
      let list = try await own.get("/user/secret/tokens?page=1&pagesize=9")
      #expect(
        list.body.contains(
          #""list":[{"id":1,"appid":"quka","user_id":"aT7uWq0ZcVb3NmK1LpO9iYxR5eDfGh2J","#
            + #""token":"\#(token.prefix(6))******\#(token.suffix(4))","version":"v1","info":"cli","#
            + #""created_at":1795363200,"expires_at":33299827200}]"#))
      let json = [("Content-Type", "application/json")]
      let path = "/user/secret/tokens"
      #expect(try await own.call("DELETE", path, body: "{}", headers: json).status == 400)
      #expect(
        try await own.call("DELETE", path, body: #"{"ids":[1]}"#, headers: json).data == .null)
      #expect(try await own.get("/user/info").status == 401)
      #expect(try await client.get(path).status == 400)
    }
  }

  @Test("a user can make eleven tokens")
  func tokenLimit() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      #expect(try await client.post("/user/secret/token", "{}").status == 400)
      for _ in 0..<11 {
        #expect(try await client.post("/user/secret/token", #"{"desc":"x"}"#).status == 200)
      }
      let refused = try await client.post("/user/secret/token", #"{"desc":"x"}"#)
      #expect(refused.status == 403)
      #expect(refused.message == "More than the max limit")
    }
  }

  @Test("a new space is listed last and belongs to its creator")
  func createSpace() async throws {
    var configuration = MockServer.Configuration.make()
    configuration.accounts.append(Account(id: "u2", token: "second"))
    try await MockServer.run(configuration) { server in
      let client = try await TestHTTP.connect(server)
      #expect(try await client.post("/space", "{}").status == 400)
      let made = try await client.post("/space", #"{"title":"New","description":"d"}"#)
      let id = made.data?["space_id"]?.text ?? ""
      #expect(id.count == 32)
      guard case .array(let list) = try await client.get("/space/list").data?["list"] else {
        throw TestSocket.Ended()
      }
      #expect(list.map { $0["title"]?.text } == ["default", "New"])
      #expect(try await client.post("/\(id)/chat").status == 200)
      let second = try await TestHTTP.connect(server, headers: [("X-Access-Token", "second")])
      #expect(try await second.post("/\(id)/chat").status == 403)
    }
  }

  @Test("knowledge is read by its id and listed by its title")
  func knowledge() async throws {
    var configuration = MockServer.Configuration.make()
    configuration.spaces[0].knowledge = [
      Knowledge(id: "k1", title: "Backup policy", content: "Nightly", tags: ["a"]),
      Knowledge(id: "k2", title: "Recipes", content: "Soup."),
    ]
    try await MockServer.run(configuration) { server in
      let client = try await TestHTTP.connect(server)
      let entry = try await client.get("/space123/knowledge?id=k1&only_preview=false")
      #expect(
        entry.body.hasSuffix(
          #""data":{"id":"k1","space_id":"space123","kind":"text","resource":"knowledge","#
            + #""title":"Backup policy","tags":["a"],"content":"Nightly","#
            + #""content_type":"markdown","user_id":"aT7uWq0ZcVb3NmK1LpO9iYxR5eDfGh2J","stage":3,"#
            + #""created_at":1795363200,"updated_at":1795363200,"expired_at":0,"source":"","#
            + #""source_ref":""}}"#))
      #expect(try await client.get("/space123/knowledge?id=k3").status == 404)
      #expect(try await client.get("/space123/knowledge").status == 400)
      let list = "/space123/knowledge/list?page=1&pagesize="
      #expect(try await client.get(list + "50").data?["total"] == 2)
      #expect(try await client.get(list + "9&keywords=Recip").data?["total"] == 1)
      #expect(try await client.get(list + "9&keywords=none").data == ["list": [], "total": 0])
      #expect(try await client.get(list + "51").status == 400)
    }
  }

  @Test("each route wants its role: chatting a member, knowledge a viewer, sharing an admin")
  func roles() async throws {
    for role in SpaceRole.allCases {
      var configuration = MockServer.Configuration.make()
      configuration.spaces[0].roles = [configuration.accounts[0].id: role]
      try await MockServer.run(configuration) { server in
        let client = try await TestHTTP.connect(server)
        let listed = try await client.get("/space/list")
        #expect(listed.body.contains(#""role":"\#(role.rawValue)""#))
        #expect(try await client.post("/space123/chat").status == (role >= .member ? 200 : 403))
        let knowledge = try await client.get("/space123/knowledge/list?page=1&pagesize=9")
        #expect(knowledge.status == (role >= .viewer ? 200 : 403))
        let share = try await client.post("/space/space123/session/share", "{}")
        #expect(share.status == (role >= .admin ? 400 : 403))
      }
    }
  }

  @Test("a user whose role is chief instead of role-chief is refused by every chat call")
  func misnamedRole() async throws {
    var configuration = MockServer.Configuration.make()
    configuration.spaces[0].roles = [configuration.accounts[0].id: .misnamedChief]
    try await MockServer.run(configuration) { server in
      let client = try await TestHTTP.connect(server)
      let listed = try await client.get("/space/list")
      #expect(listed.body.contains(#""space_id":"space123","role":"chief""#))
      let calls = [
        ("POST", "/space123/chat"), ("GET", "/space123/chat/list?page=1&pagesize=20"),
        ("DELETE", "/space123/chat/1"), ("PUT", "/space123/chat/1/named"),
        ("POST", "/space123/chat/1/stop"), ("POST", "/space123/chat/1/message/id"),
        ("POST", "/space123/chat/1/message"), ("GET", "/space123/chat/1/message/2/ext"),
        ("GET", "/space123/chat/1/history/list?page=1&pagesize=20"),
      ]
      for (method, path) in calls {
        let answer = try await client.call(method, path)
        #expect(answer.status == 403, "\(method) \(path)")
        #expect(answer.message == "Permission denied")
      }
      #expect(try await client.get("/user/info").status == 200)
    }
  }

  @Test("the bucket of the sends is one for the whole server, the others are kept apart")
  func buckets() async throws {
    var configuration = MockServer.Configuration.make()
    configuration.rateLimits = true
    configuration.spaces.append(Space(id: "other"))
    try await MockServer.run(configuration) { server in
      let client = try await TestHTTP.connect(server)
      for number in 0..<120 {
        let space = number.isMultiple(of: 2) ? "space123" : "other"
        #expect(try await client.post("/\(space)/chat/1/message", "{}").status == 400)
      }
      for space in ["space123", "other"] {
        #expect(try await client.post("/\(space)/chat/1/message", "{}").status == 429)
        let named = try await client.call("PUT", "/\(space)/chat/1/named")
        #expect(named.status == 400)
      }
      let chinese = [("Accept-Language", "zh-CN"), ("Content-Type", "application/json")]
      let refused = try await client.post("/other/chat/1/message", "{}", headers: chinese)
      #expect(refused.message == "请求被禁止，请求过多")
    }
  }

  @Test("a session vanishes 31 days after it was created")
  func vanishes() async throws {
    let clock = ManualClock()
    try await MockServer.run(.make(clock: clock)) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      clock.advance(by: .seconds(31 * 86_400 - 1))
      #expect(try await client.stop(session).status == 200)
      clock.advance(by: .seconds(1))
      #expect(try await client.stop(session).status == 404)
      let list = try await client.get("/space123/chat/list?page=1&pagesize=9")
      #expect(list.data == ["list": .null, "total": 0])
    }
  }
}
