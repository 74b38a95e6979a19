import Testing

@testable import QukaMock

@Suite("The aliases of docs/protocol.md §2.3", .timeLimit(.minutes(5)))
struct AliasTests {
  private let bearer = [("Authorization", "Bearer demo-token")]

  @Test("compatible mode carries out the plan's script, step by step")
  func compatible() async throws {
    let clock = ManualClock()
    try await MockServer.run(.make(clock: clock, mode: .compatible)) { server in
      let client = try await TestHTTP.connect(server, headers: bearer)
      let created = try await client.post("/space123/chat")
      #expect(created.json["code"] == 0)
      #expect(created.json["message"] == "success")
      let session = created.data?["id"]?.text ?? ""
      #expect(created.data?["session_id"]?.text == session)
      let id = try await client.post("/space123/chat/\(session)/message/id").data?["message_id"]
      let sent = try await client.post(
        "/space123/chat/\(session)/message",
        #"{"id":"\#(id?.text ?? "")","message":"Tell me a long story"}"#,
        headers: [("Content-Type", "application/x-www-form-urlencoded")]
      )
      #expect(sent.status == 200)
      #expect(server.counters().active == 1)
      #expect(try await client.stop(session).json["message"] == "success")
      #expect(server.counters().active == 0)
      let missing = try await client.stop("0")
      #expect(missing.json["code"] == 404)
      #expect(missing.json["message"] == "Resource does not exist")
    }
  }

  @Test("compatible mode keeps the real contract: a bare message id, message_id in the body")
  func compatibleIsSuperset() async throws {
    try await MockServer.run(.make(mode: .compatible)) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      #expect(try await client.post("/space123/chat/\(session)/message/id").data?.text?.count == 32)
      #expect(try await client.ask("hello", session: session).status == 200)
    }
  }

  @Test("strict mode refuses a bearer token")
  func strictBearer() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server, headers: bearer)
      #expect(try await client.post("/space123/chat").status == 401)
    }
  }

  @Test("strict mode has no top-level code and message and no second name for the session")
  func strictShapes() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      let created = try await client.post("/space123/chat")
      #expect(created.json["code"] == nil)
      #expect(created.json["message"] == nil)
      #expect(created.data?["id"] == nil)
      let session = created.data?["session_id"]?.text ?? ""
      #expect(try await client.post("/space123/chat/\(session)/message/id").data?.text?.count == 32)
    }
  }

  @Test("strict mode refuses the alias of message_id and bodies that are not declared as JSON")
  func strictBodies() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      let path = "/space123/chat/\(try await client.newSession())/message"
      #expect(try await client.post(path, #"{"id":"m1","message":"x"}"#).status == 400)
      let body = #"{"message_id":"m1","message":"x"}"#
      for type in ["application/x-www-form-urlencoded", "text/plain"] {
        #expect(try await client.post(path, body, headers: [("Content-Type", type)]).status == 400)
      }
      #expect(try await client.post(path, body, headers: []).status == 400)
      let json = [("Content-Type", "application/json; charset=utf-8")]
      #expect(try await client.post(path, body, headers: json).status == 200)
    }
  }

  @Test(
    "strict mode rejects a socket without x-appid, both modes one with another x-appid"
  )
  func applicationID() async throws {
    for mode in [MockServer.Mode.strict, .compatible] {
      try await MockServer.run(.make(mode: mode)) { server in
        for appID in [nil, "default"] {
          let socket = try await TestWebSocket.open(server)
          try await socket.send(TestWebSocket.connectCommand(appID: appID))
          let isAccepted = try await socket.line().contains(#""client""#)
          #expect(isAccepted == (mode == .compatible && appID == nil))
        }
      }
    }
  }
}
