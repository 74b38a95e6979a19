import Testing

@testable import QukaMock

@Suite("Envelope, credentials and permissions", .timeLimit(.minutes(5)))
struct EnvelopeTests {
  @Test("a success has the real server's bytes")
  func success() async throws {
    try await MockServer.run { server in
      let answer = try await TestHTTP.connect(server).get("/user/info")
      let id = answer.json["meta"]?["request_id"]?.text ?? ""
      #expect(id.count == 32)
      #expect(answer.status == 200)
      #expect(answer.header("Content-Type") == "application/json; charset=utf-8")
      #expect(
        answer.body == #"{"meta":{"code":0,"message":"","request_id":"\#(id)"},"data":"#
          + #"{"user_name":"Admin","user_id":"aT7uWq0ZcVb3NmK1LpO9iYxR5eDfGh2J","avatar":"","#
          + #""email":"","service_mode":"selfhost","plan_id":"ultra","appid":"quka","#
          + #""system_role":"role-chief"}}"#
      )
    }
  }

  @Test("a refusal has the status as code, null data and the language that was asked for")
  func refusal() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      let english = try await client.post("/nowhere/chat")
      let id = english.json["meta"]?["request_id"]?.text ?? ""
      #expect(english.status == 403)
      #expect(
        english.body
          == #"{"meta":{"code":403,"message":"Permission denied","#
          + #""request_id":"\#(id)"},"data":null}"#
      )
      for (language, text) in [("zh", "权限被拒绝"), ("zh-CN", "权限被拒绝"), ("zh-TW", "Permission denied")]
      {
        let answer = try await client.post(
          "/nowhere/chat", headers: [("Accept-Language", language)])
        #expect(answer.message == text)
      }
    }
  }

  @Test("an unknown route is plain text")
  func unknownRoute() async throws {
    try await MockServer.run { server in
      let answer = try await TestHTTP.connect(server).get("/nix")
      #expect(answer.status == 404)
      #expect(answer.header("Content-Type") == "text/plain")
      #expect(answer.body == "404 page not found")
    }
  }

  @Test("mode needs no credentials, everything else does")
  func credentials() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server, headers: [])
      #expect(try await client.get("/mode").data == "selfhost")
      for path in ["/user/info", "/space/list", "/space123/chat/list?page=1&pagesize=9"] {
        #expect(try await client.get(path).status == 401)
      }
      let login = [("X-Authorization", "demo-token")]
      #expect(try await client.get("/user/info", headers: login).status == 200)
      let both = [("X-Access-Token", "wrong"), ("X-Authorization", "demo-token")]
      #expect(try await client.get("/user/info", headers: both).status == 401)
    }
  }

  @Test("a space that the caller is no member of is refused")
  func membership() async throws {
    var configuration = MockServer.Configuration.make()
    configuration.accounts.append(Account(id: "u2", token: "second"))
    configuration.spaces = [Space(id: "mine", members: ["u2"]), Space(id: "ours")]
    try await MockServer.run(configuration) { server in
      let first = try await TestHTTP.connect(server)
      let second = try await TestHTTP.connect(server, headers: [("X-Access-Token", "second")])
      #expect(try await first.post("/mine/chat").status == 403)
      #expect(try await second.post("/mine/chat").status == 200)
      let session = try await second.newSession(space: "ours")
      #expect(try await first.stop(session, space: "ours").status == 403)
      #expect(try await first.ask("x", session: session, space: "ours").status == 403)
      #expect(try await first.call("DELETE", "/ours/chat/\(session)").status == 403)
    }
  }

  @Test("an empty plan pays for the paid routes only")
  func plan() async throws {
    var configuration = MockServer.Configuration.make()
    configuration.accounts = [Account(plan: "")]
    try await MockServer.run(configuration) { server in
      let client = try await TestHTTP.connect(server)
      let refused = try await client.post("/space123/chat")
      #expect(refused.status == 402)
      #expect(refused.message == "Payment required, Please upgrade your account")
      #expect(try await client.post("/space123/chat/1/message/id").status == 402)
      #expect(try await client.ask("x", session: "1").status == 402)
      #expect(try await client.call("PUT", "/space123/chat/1/named").status == 402)
      #expect(try await client.get("/user/info").status == 200)
      #expect(try await client.stop("1").status == 404)
    }
  }

  @Test("the send limits answer 429")
  func rateLimits() async throws {
    let clock = ManualClock()
    var configuration = MockServer.Configuration.make(clock: clock)
    configuration.rateLimits = true
    try await MockServer.run(configuration) { server in
      let client = try await TestHTTP.connect(server)
      for _ in 0..<120 {
        #expect(try await client.post("/space123/chat/1/message", "{}").status == 400)
      }
      #expect(try await client.post("/space123/chat/1/message", "{}").status == 429)
      #expect(try await client.stop("1").status == 404)
      clock.advance(by: .seconds(1))
      #expect(try await client.post("/space123/chat/1/message", "{}").status == 400)
    }
  }

  @Test("a foreign origin and a foreign host are refused, our own are not")
  func origins() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      for origin in ["http://evil.example", "https://127.0.0.1:\(server.port)", "null"] {
        #expect(try await client.get("/mode", headers: [("Origin", origin)]).status == 403)
        let socket = try await TestWebSocket.open(server, headers: [("Origin", origin)])
        #expect(socket.head.hasPrefix("HTTP/1.1 403"))
      }
      for name in ["127.0.0.1", "localhost"] {
        let own = [("Origin", "http://\(name):\(server.port)")]
        #expect(try await client.get("/mode", headers: own).status == 200)
        #expect(try await TestWebSocket.open(server, headers: own).head.hasPrefix("HTTP/1.1 101"))
      }
      let socket = try await TestSocket.connect(port: server.port)
      try await socket.write("GET /api/v1/mode HTTP/1.1\r\nHost: evil.example:80\r\n\r\n")
      #expect(try await socket.readHead().hasPrefix("HTTP/1.1 403"))
    }
  }
}
