import Testing

@testable import QukaMock

@Suite("The origin of a WebSocket (docs/protocol.md §5.1)", .timeLimit(.minutes(5)))
struct OriginTests {
  private static let allowed = "https://chat.example.org"

  /// The first line of the answer to a WebSocket from these origins.
  private func answer(
    _ origins: [String],
    allowed: [String],
    host: String? = nil
  ) async throws -> String {
    var configuration = MockServer.Configuration.make()
    configuration.allowedOrigins = allowed
    var line = ""
    try await MockServer.run(configuration) { server in
      let own = origins.map {
        ("Origin", $0.replacing("PORT", with: String(server.port)))
      }
      let socket = try await TestWebSocket.open(server, headers: own, host: host)
      line = String(socket.head.prefix { $0 != "\r\n" })
    }
    return line
  }

  @Test("with configured origins a WebSocket without one, or with another, is refused for ever")
  func refused() async throws {
    let foreign: [[String]] = [
      [], ["https://evil.example"], ["null"], ["http://chat.example.org"],
      ["https://chat.example.org:8443"], ["https://chat.example.org.evil.example"],
      ["http://127.0.0.1:PORT"], [Self.allowed, "https://evil.example"],
    ]
    for origins in foreign {
      let line = try await answer(origins, allowed: [Self.allowed])
      #expect(line == "HTTP/1.1 403 Forbidden", "\(origins)")
    }
  }

  @Test("one of the configured origins is let in")
  func accepted() async throws {
    let allowed = [Self.allowed, "http://127.0.0.1:33000"]
    for origin in allowed {
      #expect(try await answer([origin], allowed: allowed).hasPrefix("HTTP/1.1 101"))
    }
  }

  @Test("a star lets in every client, and no foreign page")
  func star() async throws {
    #expect(try await answer([], allowed: ["*"]).hasPrefix("HTTP/1.1 101"))
    #expect(try await answer(["http://localhost:PORT"], allowed: ["*"]).hasPrefix("HTTP/1.1 101"))
    #expect(try await answer(["https://evil.example"], allowed: ["*"]).hasPrefix("HTTP/1.1 403"))
  }

  @Test("a page that re-pointed its name to this machine stays out, even with an allowed origin")
  func rebound() async throws {
    let line = try await answer([Self.allowed], allowed: [Self.allowed], host: "chat.example.org")
    #expect(line.hasPrefix("HTTP/1.1 403"))
  }

  @Test("an allowed page opens a WebSocket, and nothing over REST")
  func rest() async throws {
    var configuration = MockServer.Configuration.make()
    configuration.allowedOrigins = [Self.allowed]
    try await MockServer.run(configuration) { server in
      let client = try await TestHTTP.connect(server)
      #expect(try await client.get("/mode").status == 200)
      #expect(try await client.get("/mode", headers: [("Origin", Self.allowed)]).status == 403)
      for headers in [[], [("Origin", "https://evil.example")]] {
        let refused = try await client.get("/connect", headers: headers)
        #expect(refused.status == 403)
        #expect(refused.body == "Forbidden\n")
      }
      #expect(try await client.get("/connect", headers: [("Origin", Self.allowed)]).status == 400)
    }
  }
}
