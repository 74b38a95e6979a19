import QukaClient
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
