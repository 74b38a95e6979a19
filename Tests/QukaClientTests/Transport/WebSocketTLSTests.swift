import NIOCore
import NIOPosix
import QukaClient
import QukaScreen
import QukaWire
import Testing

@Suite("WebSocket over TLS", .timeLimit(.minutes(5)))
struct WebSocketTLSTests {
  @Test("a server whose authority is trusted opens, by name and although ::1 refuses first")
  func trusted() async throws {
    let server = try await WebSocketTestServer.start(isSecure: true)
    try await TestCertificate.withAuthorityFile { file in
      let log = EventLog()
      let endpoint = WebSocketEndpoint.make(
        scheme: .wss, host: "localhost", port: server.port, authorityFile: file)
      let channel = try await endpoint.connect(log)
      channel.send(text: TestServerHandler.Command.request)
      #expect(await log.next() == .opened(subprotocol: nil))
      #expect(await log.next() == .text("localhost:\(server.port)"))
      channel.close()
      let closure = Closure.byClient(code: .normal, reason: "", answered: true)
      #expect(await log.rest() == [.closed(closure)])
    }
    try await server.stop()
  }

  @Test("a self-signed certificate is refused by the system's authorities")
  func untrusted() async throws {
    let server = try await WebSocketTestServer.start(isSecure: true)
    await #expect(throws: TransportError.tls(.selfSigned(host: "localhost"))) {
      try await WebSocketEndpoint.make(scheme: .wss, host: "localhost", port: server.port)
        .connect(EventLog())
    }
    try await server.stop()
  }

  @Test("a certificate for another name is refused")
  func otherName() async throws {
    let server = try await WebSocketTestServer.start(isSecure: true)
    try await TestCertificate.withAuthorityFile { file in
      let endpoint = WebSocketEndpoint.make(
        scheme: .wss, host: "127.0.0.1", port: server.port, authorityFile: file)
      await #expect(throws: TransportError.tls(.wrongHost(host: "127.0.0.1"))) {
        try await endpoint.connect(EventLog())
      }
    }
    try await server.stop()
  }

  @Test("a server without TLS is told apart")
  func plainServer() async throws {
    let plain = try await WebSocketTestServer.start()
    await #expect(throws: TransportError.tls(.noTLS(host: "localhost", port: plain.port))) {
      try await WebSocketEndpoint.make(scheme: .wss, host: "localhost", port: plain.port)
        .connect(EventLog())
    }
    try await plain.stop()
  }

  @Test(
    "records that no TLS has are told in words, without the library's own text",
    arguments: [
      ([0x16, 0x03, 0x03, 0xFF, 0xFF], "encrypted length too long"),
      ([0x17, 0x03, 0x03, 0x00, 0x01, 0x61], "unexpected record"),
      ([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x50], "tlsv1 alert internal error"),
    ] as [([UInt8], String)])
  func badRecords(bytes: [UInt8], reason: String) async throws {
    let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(GreetingHandler(bytes))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    let port = server.localAddress?.port ?? 0
    let failure = TLSFailure.other(reason)
    await #expect(throws: TransportError.tls(failure)) {
      try await WebSocketEndpoint.make(scheme: .wss, port: port).connect(EventLog())
    }
    #expect(!failure.sentence.contains("/"))
    let configuration = try ServerConfiguration.make("https://127.0.0.1:\(port)")
    let api = QukaAPI(configuration: configuration, group: MultiThreadedEventLoopGroup.singleton)
    await #expect(throws: APIError.noWay(.tls(failure))) { try await api.user() }
    api.shutdown()
    try await server.close()
  }

  @Test("a TLS handshake that never ends is given up at the deadline")
  func silentServer() async throws {
    let server = try await RawTestServer.start { _ in nil }
    let endpoint = WebSocketEndpoint.make(scheme: .wss, port: server.port)
    await #expect(throws: TransportError.timedOut(host: "127.0.0.1", port: server.port)) {
      try await endpoint.connect(EventLog(), deadline: .milliseconds(200))
    }
    try await server.stop()
  }

  @Test("a file of authorities that is missing or holds none is said, and not a crash")
  func authorityFile() async throws {
    let missing = "/nonexistent/authorities.pem"
    for (path, error) in [
      (missing, ConfigurationError.unreadableAuthorityFile(missing)),
      ("/etc", .unreadableAuthorityFile("/etc")),
      ("/etc/passwd", .noAuthorityInFile("/etc/passwd")),
    ] {
      let endpoint = WebSocketEndpoint.make(scheme: .wss, port: 1, authorityFile: path)
      await #expect(throws: TransportError.tls(.unusableAuthorityFile(error))) {
        try await endpoint.connect(EventLog())
      }
      #expect(throws: error) { try endpoint.tls.check() }
      #expect(error.sentence.contains(path))
    }
    #expect(throws: Never.self) { try TLSOptions().check() }
  }
}

/// Says something to whoever connects.
private final class GreetingHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  func channelActive(context: ChannelHandlerContext) {
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
  }
}
