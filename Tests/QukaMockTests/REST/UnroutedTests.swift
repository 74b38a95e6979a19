import Testing

@testable import QukaMock

@Suite("Requests that no route fits (docs/protocol.md §1.1)", .timeLimit(.minutes(5)))
struct UnroutedTests {
  private static let methods = ["GET", "POST", "PUT", "DELETE"]

  @Test("strict: OPTIONS is 204 on every path, and opens nothing to a foreign page")
  func preflight() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      for path in ["/mode", "/space123/chat", "/nothing", "/connect"] {
        let answer = try await client.call("OPTIONS", path)
        #expect(answer.status == 204, "\(path)")
        #expect(answer.header("Access-Control-Allow-Origin") == nil)
        let foreign = try await client.call(
          "OPTIONS", path, headers: [("Origin", "https://evil.example")])
        #expect(foreign.status == 403, "\(path)")
      }
    }
  }

  @Test("strict: a slash too many is redirected, with the query, if there is a route without it")
  func slash() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      let listed = try await client.get("/space123/chat/list/?page=1&pagesize=20")
      #expect(listed.status == 301)
      #expect(listed.header("Location") == "/api/v1/space123/chat/list?page=1&pagesize=20")
      let sent = try await client.post("/space123/chat/")
      #expect(sent.status == 307)
      #expect(sent.header("Location") == "/api/v1/space123/chat")
      #expect(try await client.get("/connect/").header("Location") == "/api/v1/connect")
      for path in ["/nothing/", "/mode//", "/"] {
        #expect(try await client.get(path).status == 404, "\(path)")
      }
    }
  }

  @Test("strict: a space without a name is refused with an envelope, after the token")
  func namelessSpace() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      let refused = try await client.get("//chat/list?page=1&pagesize=20")
      #expect(refused.status == 403)
      #expect(refused.message == "Permission denied")
      client.headers = []
      #expect(try await client.get("//chat/list?page=1&pagesize=20").status == 401)
    }
  }

  @Test("compatible: all of these are unknown routes")
  func compatible() async throws {
    try await MockServer.run(.make(mode: .compatible)) { server in
      let client = try await TestHTTP.connect(server)
      #expect(try await client.call("OPTIONS", "/mode").status == 404)
      #expect(try await client.get("/mode/").status == 404)
      #expect(try await client.get("//chat/list").status == 404)
    }
  }

  @Test("behind a proxy, paths outside the API are an index page, and those inside are as before")
  func indexPage() async throws {
    var configuration = MockServer.Configuration.make()
    configuration.servesIndexPage = true
    try await MockServer.run(configuration) { server in
      let client = try await TestHTTP.connect(server)
      for target in ["/", "/chat", "/quka/api/v1/user/info", "/api"] {
        let socket = try await TestSocket.connect(port: server.port)
        try await socket.write("GET \(target) HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        let head = try await socket.readHead()
        #expect(head.hasPrefix(target == "/api" ? "HTTP/1.1 404" : "HTTP/1.1 200"), "\(target)")
        #expect(head.contains("text/html") == (target != "/api"))
      }
      #expect(try await client.get("/user/info").status == 200)
      let unknown = try await client.get("/nothing")
      #expect(unknown.status == 404)
      #expect(unknown.body == "404 page not found")
    }
  }

  @Test("a WebSocket's answer is spelled as the real server spells it")
  func spelling() async throws {
    try await MockServer.run { server in
      let head = try await TestWebSocket.open(server).head
      #expect(
        head.hasPrefix(
          "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo="))
    }
  }
}
