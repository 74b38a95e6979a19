import QukaClient
import QukaScreen
import QukaWire
import Testing

@Suite("The origin of the realtime link (§5.1)", .timeLimit(.minutes(5)))
struct OriginTests {
  @Test(
    "the origin is the address without the scheme's own port and without a path",
    arguments: [
      ("https://quka.example.com", "https://quka.example.com"),
      ("https://Quka.Example.COM:443/", "https://quka.example.com"),
      ("http://quka.example.com:80", "http://quka.example.com"),
      ("http://quka.example.com:443/a/b/api/v1", "http://quka.example.com:443"),
      ("HTTPS://quka.example.com:8443/prefix", "https://quka.example.com:8443"),
      ("http://127.0.0.1:33033", "http://127.0.0.1:33033"),
      ("http://[2001:DB8::1]:33033/x", "http://[2001:db8::1]:33033"),
      ("https://[::1]", "https://[::1]"),
    ])
  func own(address: String, origin: String) throws {
    #expect(Origin(try ServerAddress(parsing: address)).description == origin)
    let configuration = try ServerConfiguration.make(address)
    #expect(configuration.origin?.description == origin)
  }

  @Test("an origin is a scheme and a host; anything else is refused")
  func parsing() throws {
    let typed = try Origin(parsing: " https://Quka.example.com:443/ ")
    #expect(typed.description == "https://quka.example.com")
    #expect(try Origin(parsing: "http://[::1]:80").description == "http://[::1]")
    let wrong = [
      "", "quka.example.com", "ftp://quka.example.com", "https://", "https:///", "https://h/path",
      "https://h//", "https://h/api/v1", "https://h?x", "https://h#x", "https://u@h", "https://h:0",
      "https://h x", "https://h\r\nX: y", "https://bücher.example", "null", "*",
    ]
    for text in wrong {
      #expect(throws: ConfigurationError.unusableOrigin, "\(text)") { try Origin(parsing: text) }
    }
    #expect(ConfigurationError.unusableOrigin.sentence.contains("--origin"))
  }

  /// The headers of the first upgrade that a server sees.
  private static func upgrade(
    prefix: String = "", proxy kind: Proxy.Kind? = nil,
    _ change: (inout ServerConfiguration) throws -> Void = { _ in }
  ) async throws -> (headers: [String: String], path: String, port: Int) {
    let server = try await ScriptedServer.start { _ in .failure(503, "x") }
    var proxy: TestProxy?
    if kind != nil { proxy = try await TestProxy.start() }
    let name = kind == nil ? "127.0.0.1" : "quka.invalid"
    var configuration = try ServerConfiguration.make("http://\(name):\(server.port)\(prefix)")
    configuration.proxy = kind.map { Proxy(kind: $0, host: "127.0.0.1", port: proxy?.port ?? 0) }
    try change(&configuration)
    let test = RealtimeUnderTest(configuration)
    await test.client.start()
    let request = try #require(await server.nextRequest())
    await test.client.shutdown()
    await server.stop()
    await proxy?.stop()
    return (request.headers, request.path, server.port)
  }

  @Test("the upgrade names the origin, behind proxies and below prefixes too")
  func upgrades() async throws {
    let plain = try await Self.upgrade()
    #expect(plain.headers["origin"] == "http://127.0.0.1:\(plain.port)")
    #expect(plain.headers["host"] == "127.0.0.1:\(plain.port)")
    let below = try await Self.upgrade(prefix: "/some/prefix")
    #expect(below.path == "/some/prefix/api/v1/connect")
    #expect(below.headers["origin"] == "http://127.0.0.1:\(below.port)")
    for kind in [Proxy.Kind.http, .socks5] {
      let behind = try await Self.upgrade(proxy: kind)
      #expect(behind.headers["origin"] == "http://quka.invalid:\(behind.port)")
    }
    let other = try await Self.upgrade {
      $0.origin = try Origin(parsing: "https://quka.example.com")
    }
    #expect(other.headers["origin"] == "https://quka.example.com")
    let none = try await Self.upgrade { $0.origin = nil }
    #expect(none.headers["origin"] == nil)
    #expect(none.headers["upgrade"] == "websocket")
  }

  @Test("a server that allows another origin lets in who names that")
  func allowed() async throws {
    let server = try await RealtimeTestServer.start(
      allowedOrigins: ["https://quka.example.com"], restAnswer: .failure(403, "no"))
    var configuration = try ServerConfiguration.make(server.url)
    configuration.origin = try Origin(parsing: "https://quka.example.com")
    let test = RealtimeUnderTest(configuration)
    await test.client.start()
    #expect(await test.next(2) == [.connecting(attempt: 1), .connected])
    await test.client.shutdown()
    await server.stop()
  }

  @Test("a server that allows another origin says so with what was named and with --origin")
  func refused() async throws {
    let server = try await RealtimeTestServer.start(
      allowedOrigins: ["https://quka.example.com"], restAnswer: .failure(403, "no"))
    var configuration = try ServerConfiguration.make(server.url)
    let own = try #require(configuration.origin)
    let start = "The realtime connection is refused (403), perhaps"
    let sentences = [
      (own, "\(start) for its origin \(own). --origin names another."),
      (nil, "\(start) because it names no origin. --origin names one."),
    ]
    for (origin, sentence) in sentences {
      configuration.origin = origin
      let test = RealtimeUnderTest(configuration)
      await test.client.start()
      #expect(await test.first(\.disconnection)?.reason == sentence)
      await test.client.shutdown()
    }
    await server.stop()
  }
}
