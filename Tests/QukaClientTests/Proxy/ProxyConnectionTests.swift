import NIOPosix
import QukaClient
import QukaScreen
import QukaWire
import Testing

@Suite("Through a proxy", .timeLimit(.minutes(5)))
struct ProxyConnectionTests {
  private static let credentials = Proxy.Credentials(user: "me", password: "pass:word")
  /// `me:pass:word`
  private static let authorization = "Basic bWU6cGFzczp3b3Jk"

  /// A server that only the proxy finds.
  private static func configuration(
    _ proxy: Proxy, port: Int, scheme: String = "http", authorityFile: String? = nil,
    host: String = "quka.invalid"
  ) throws -> ServerConfiguration {
    try ServerConfiguration(
      baseURL: "\(scheme)://\(host):\(port)", token: ServerConfiguration.testToken,
      tls: TLSOptions(certificateAuthorityFile: authorityFile), proxy: proxy)
  }

  private static func api(_ configuration: ServerConfiguration) -> QukaAPI {
    QukaAPI(configuration: configuration, group: MultiThreadedEventLoopGroup.singleton)
  }

  @Test("REST, stops and the realtime link go through it, each with the credentials")
  func everything() async throws {
    let server = try await ScriptedServer.start { _ in .data(#"{"user_id":"u","appid":"quka"}"#) }
    let proxy = try await TestProxy.start()
    let way = Proxy(host: "127.0.0.1", port: proxy.port, credentials: Self.credentials)
    let configuration = try Self.configuration(way, port: server.port)
    let api = Self.api(configuration)
    _ = try await api.user()
    let line = StopLine(
      configuration: configuration, group: MultiThreadedEventLoopGroup.singleton)
    await line.warm()
    try await line.stopOne()
    try await line.stopOne(fresh: true)
    let heads = proxy.requests
    #expect(heads.count >= 3)
    for head in heads {
      #expect(head.hasPrefix("CONNECT quka.invalid:\(server.port) HTTP/1.1\r\n"))
      #expect(head.lowercased().contains("proxy-authorization: \(Self.authorization.lowercased())"))
      #expect(!head.contains(ServerConfiguration.testToken))
    }
    api.shutdown()
    line.shutdown()
    await server.stop()
    await proxy.stop()
  }

  @Test("the realtime link subscribes through it", arguments: [Proxy.Kind.http, .socks5])
  func realtime(kind: Proxy.Kind) async throws {
    let server = try await RealtimeTestServer.start()
    let proxy = try await TestProxy.start()
    let way = Proxy(
      kind: kind, host: "127.0.0.1", port: proxy.port,
      credentials: kind == .http ? Self.credentials : nil)
    let test = RealtimeUnderTest(try Self.configuration(way, port: server.port))
    await test.client.subscribe(space: SpaceID("s"), session: SessionID("1"))
    await test.client.start()
    #expect(
      await test.next(3) == [.connecting(attempt: 1), .connected, .subscribed(SessionID("1"))])
    let request = try #require(proxy.requests.first)
    switch kind {
    case .http:
      let lines = request.split(separator: "\r\n").map { String($0) }
      #expect(
        lines == [
          "CONNECT quka.invalid:\(server.port) HTTP/1.1", "Host: quka.invalid:\(server.port)",
          "Proxy-Authorization: \(Self.authorization)",
        ])
    case .socks5: #expect(request == "SOCKS quka.invalid:\(server.port)")
    }
    await test.client.shutdown()
    await server.stop()
    await proxy.stop()
  }

  @Test("REST goes through SOCKS too")
  func socks() async throws {
    let server = try await ScriptedServer.start { _ in .data("\"selfhost\"") }
    let proxy = try await TestProxy.start()
    let way = Proxy(kind: .socks5, host: "127.0.0.1", port: proxy.port)
    let api = Self.api(try Self.configuration(way, port: server.port))
    #expect(try await api.mode() == "selfhost")
    #expect(proxy.requests == ["SOCKS quka.invalid:\(server.port)"])
    api.shutdown()
    await server.stop()
    await proxy.stop()
  }

  @Test("TLS is with the server behind it, checked for the server's name")
  func secure() async throws {
    let server = try await WebSocketTestServer.start(isSecure: true)
    let proxy = try await TestProxy.start()
    let way = Proxy(host: "127.0.0.1", port: proxy.port)
    try await TestCertificate.withAuthorityFile { file in
      var endpoint = WebSocketEndpoint.make(
        scheme: .wss, host: "localhost", port: server.port, authorityFile: file)
      endpoint.proxy = way
      let log = EventLog()
      let channel = try await endpoint.connect(log)
      channel.send(text: "over TLS")
      #expect(await log.next() == .opened(subprotocol: nil))
      #expect(await log.next() == .text("over TLS"))
      channel.close()
      _ = await log.rest()
      endpoint.host = "other.invalid"
      let failure = TransportError.tls(.wrongHost(host: "other.invalid"))
      await #expect(throws: failure) { try await endpoint.connect(EventLog()) }
    }
    try await server.stop()
    await proxy.stop()
  }

  @Test(
    "what a proxy answers instead of a tunnel becomes the same sentence over REST and WebSocket",
    arguments: [
      (.raw("HTTP/1.1 407 Auth\r\nContent-Length: 0\r\n\r\n"), .authentication(isGiven: true)),
      (.raw("HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n"), .authentication(isGiven: true)),
      (.raw("HTTP/1.1 403 Filtered\r\nContent-Length: 2\r\n\r\nno"), .refused(status: 403)),
      (.raw("HTTP/1.0 502 Bad Gateway\r\n\r\n<html>"), .refused(status: 502)),
      (.raw("SSH-2.0-OpenSSH\r\n\r\n"), .notAProxy(.text(#""SSH-2.0-OpenSSH\r\n\r\n""#))),
      (.cut, .ended),
    ] as [(TestProxy.Answer, ProxyFailure.Cause)]
  )
  func failures(answer: TestProxy.Answer, cause: ProxyFailure.Cause) async throws {
    let proxy = try await TestProxy.start { _ in answer }
    let way = Proxy(host: "127.0.0.1", port: proxy.port, credentials: Self.credentials)
    let failure = ProxyFailure(
      proxy: "127.0.0.1:\(proxy.port)", target: "quka.invalid:80", cause: cause)
    let configuration = try Self.configuration(way, port: 80)
    let api = Self.api(configuration)
    let error = await #expect(throws: APIError.self) { try await api.user() }
    Self.check(error?.wayFailure, is: failure)
    var endpoint = WebSocketEndpoint.make(host: "quka.invalid", port: 80)
    endpoint.proxy = way
    let other = await #expect(throws: TransportError.self) {
      try await endpoint.connect(EventLog())
    }
    Self.check(other, is: failure)
    #expect(error?.sentence.contains("127.0.0.1:\(proxy.port)") == true)
    #expect(error?.sentence.contains("pass:word") == false)
    api.shutdown()
    await proxy.stop()
  }

  /// How garbage is shown is left open.
  private static func check(_ error: TransportError?, is failure: ProxyFailure) {
    guard case .proxy(let found)? = error else {
      Issue.record("not a proxy's failure: \(String(describing: error))")
      return
    }
    if case (.notAProxy, .notAProxy) = (found.cause, failure.cause) { return }
    #expect(found == failure)
  }

  @Test(
    "what comes along with a proxy's yes is taken for the server's answer",
    arguments: [
      ("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n", .refused(.init(status: 403, reason: "No"))),
      ("garbage", .notHTTP(#""garbage""#)),
    ] as [(String, HandshakeError)])
  func early(bytes: String, error: HandshakeError) async throws {
    let proxy = try await TestProxy.start { _ in .raw("HTTP/1.1 200 OK\r\n\r\n" + bytes) }
    var endpoint = WebSocketEndpoint.make(host: "quka.invalid", port: 80)
    endpoint.proxy = Proxy(host: "127.0.0.1", port: proxy.port)
    await #expect(throws: TransportError.handshake(error)) {
      try await endpoint.connect(EventLog(), deadline: .seconds(20))
    }
    await proxy.stop()
  }

  @Test("a SOCKS proxy that ends the connection before its answer is whole is named as the culprit")
  func shortAnswers() async throws {
    let proxy = try await TestProxy.start { _ in .cut }
    let way = Proxy(kind: .socks5, host: "127.0.0.1", port: proxy.port)
    let failure = ProxyFailure(
      proxy: "127.0.0.1:\(proxy.port)", target: "quka.invalid:80", cause: .ended)
    let api = Self.api(try Self.configuration(way, port: 80))
    await #expect(throws: APIError.noWay(.proxy(failure))) { try await api.user() }
    var endpoint = WebSocketEndpoint.make(host: "quka.invalid", port: 80)
    endpoint.proxy = way
    await #expect(throws: TransportError.proxy(failure)) { try await endpoint.connect(EventLog()) }
    api.shutdown()
    await proxy.stop()
  }

  @Test("a proxy that nobody runs, or nobody knows, is named as the culprit")
  func unreachable() async throws {
    let port = try ClosedPort()
    let closed = Proxy(host: "127.0.0.1", port: port.number)
    let unknown = Proxy(host: "proxy.invalid", port: 3128)
    for (proxy, cause) in [
      (closed, ProxyFailure.Cause.connectionRefused), (unknown, .nameNotFound),
    ] {
      let failure = ProxyFailure(
        proxy: proxy.authority, target: "quka.invalid:80", cause: cause)
      let api = Self.api(try Self.configuration(proxy, port: 80))
      await #expect(throws: APIError.noWay(.proxy(failure))) { try await api.user() }
      var endpoint = WebSocketEndpoint.make(host: "quka.invalid", port: 80)
      endpoint.proxy = proxy
      await #expect(throws: TransportError.proxy(failure)) {
        try await endpoint.connect(EventLog())
      }
      api.shutdown()
    }
  }

  @Test("a silent proxy is given up at the deadline", arguments: [Proxy.Kind.http, .socks5])
  func silent(kind: Proxy.Kind) async throws {
    let proxy = try await TestProxy.start { _ in .silence }
    var endpoint = WebSocketEndpoint.make(host: "quka.invalid", port: 80)
    endpoint.proxy = Proxy(kind: kind, host: "127.0.0.1", port: proxy.port)
    let failure = ProxyFailure(
      proxy: "127.0.0.1:\(proxy.port)", target: "quka.invalid:80", cause: .timedOut)
    await #expect(throws: TransportError.proxy(failure)) {
      try await endpoint.connect(EventLog(), deadline: .milliseconds(200))
    }
    await proxy.stop()
  }

  @Test("giving up while the proxy is silent is answered at once, and its connection is closed")
  func cancelled() async throws {
    let (stream, asked) = AsyncStream<Void>.makeStream()
    let proxy = try await TestProxy.start { _ in
      asked.yield()
      return .silence
    }
    var endpoint = WebSocketEndpoint.make(host: "quka.invalid", port: 80)
    endpoint.proxy = Proxy(host: "127.0.0.1", port: proxy.port)
    let wanted = endpoint
    let task = Task { try await wanted.connect(EventLog()) }
    for await _ in stream { break }
    task.cancel()
    await #expect(throws: TransportError.cancelled) { try await task.value }
    await proxy.stop()
  }
}

extension APIError {
  /// Why the way to the server is barred.
  var wayFailure: TransportError? {
    if case .noWay(let error) = self { return error }
    return nil
  }
}
