import NIOCore
import NIOPosix
import QukaClient
import QukaScreen
import QukaWire
import Testing

@Suite("WebSocket over TCP, against servers that misbehave", .timeLimit(.minutes(5)))
struct WebSocketTransportFaultTests {
  @Test("a port on which nobody listens refuses")
  func connectionRefused() async throws {
    let port = try ClosedPort()
    let number = port.number
    await #expect(throws: TransportError.connectionRefused(host: "127.0.0.1", port: number)) {
      try await WebSocketEndpoint.make(port: number).connect(EventLog())
    }
  }

  @Test("a name that does not exist is not found")
  func nameNotFound() async {
    await #expect(throws: TransportError.nameNotFound(host: "nowhere.invalid")) {
      try await WebSocketEndpoint.make(host: "nowhere.invalid", port: 80).connect(EventLog())
    }
  }

  @Test("a server that accepts and says nothing is given up at the deadline")
  func silent() async throws {
    let server = try await RawTestServer.start { _ in nil }
    let endpoint = WebSocketEndpoint.make(port: server.port)
    await #expect(throws: TransportError.timedOut(host: "127.0.0.1", port: server.port)) {
      try await endpoint.connect(EventLog(), deadline: .seconds(1))
    }
    _ = await server.untilEnded()
    try await server.stop()
  }

  @Test("a cancelled attempt ends at once and leaves no connection behind")
  func cancelled() async throws {
    let server = try await RawTestServer.start { _ in nil }
    let endpoint = WebSocketEndpoint.make(port: server.port)
    let attempt = Task { () throws(TransportError) in try await endpoint.connect(EventLog()) }
    var happenings = server.happenings.makeAsyncIterator()
    #expect(await happenings.next() == .connected)
    attempt.cancel()
    await #expect(throws: TransportError.cancelled) { try await attempt.value }
    #expect(await happenings.next() == .ended)
    try await server.stop()
  }

  @Test("an attempt that is cancelled before it begins does not connect")
  func cancelledBeforehand() async throws {
    let server = try await RawTestServer.start { _ in nil }
    let endpoint = WebSocketEndpoint.make(port: server.port)
    let attempt = Task { () throws(TransportError) in
      withUnsafeCurrentTask { $0?.cancel() }
      return try await endpoint.connect(EventLog())
    }
    await #expect(throws: TransportError.cancelled) { try await attempt.value }
    try await server.stop()
  }

  @Test("a server that ends during the handshake did not answer")
  func endsDuringHandshake() async throws {
    let server = try await RawTestServer.start { _ in Array("HTTP/1.1 500 Oops\r\n\r\nwhy".utf8) }
    let endpoint = WebSocketEndpoint.make(port: server.port, closeTimeout: .milliseconds(50))
    let refusal = HandshakeRefusal(status: 500, reason: "Oops", body: Array("why".utf8))
    await #expect(throws: TransportError.handshake(.refused(refusal))) {
      try await endpoint.connect(EventLog())
    }
    try await server.stop()
  }

  @Test("a server of another protocol is told apart")
  func otherProtocol() async throws {
    let server = try await RawTestServer.start { _ in Array("SSH-2.0-x\r\n".utf8) }
    let found = "\"SSH-2.0-x\\u{d}\\n\""
    await #expect(throws: TransportError.handshake(.notHTTP(found))) {
      try await WebSocketEndpoint.make(port: server.port).connect(EventLog())
    }
    try await server.stop()
  }

  @Test("a masked frame fails the connection, and the server is told why")
  func violation() async throws {
    let server = try await RawTestServer.start(sending: [0x81, 0x81, 1, 2, 3, 4, 5])
    let log = EventLog()
    let endpoint = WebSocketEndpoint.make(port: server.port, closeTimeout: .milliseconds(50))
    _ = try await endpoint.connect(log)
    #expect(
      await log.rest() == [.opened(subprotocol: nil), .closed(.failed(.maskedFrame))])
    let received = await server.untilEnded()
    #expect(received.first == 0x88, "a close frame, and then TCP was cut")
    try await server.stop()
  }

  @Test("a server that never answers our close is cut off after the close timeout")
  func closeUnanswered() async throws {
    let server = try await RawTestServer.start(sending: [])
    let log = EventLog()
    let endpoint = WebSocketEndpoint.make(port: server.port, closeTimeout: .milliseconds(50))
    let channel = try await endpoint.connect(log)
    let clock = ContinuousClock()
    let start = clock.now
    channel.close(reason: "enough")
    let closure = Closure.byClient(code: .normal, reason: "enough", answered: false)
    #expect(await log.rest() == [.opened(subprotocol: nil), .closed(closure)])
    #expect(clock.now - start >= .milliseconds(50))
    _ = await server.untilEnded()
    try await server.stop()
  }

  @Test("a server that answers a close but keeps TCP open is cut off without a second report")
  func keepsTransport() async throws {
    let server = try await RawTestServer.start(sending: [0x88, 0x02, 0x03, 0xE8])
    let log = EventLog()
    let endpoint = WebSocketEndpoint.make(port: server.port, closeTimeout: .milliseconds(50))
    _ = try await endpoint.connect(log)
    #expect(
      await log.rest() == [
        .opened(subprotocol: nil), .closed(.byServer(code: .normal, reason: "")),
      ])
    let received = await server.untilEnded()
    #expect(received.count == 8, "the answer to the close frame: header, key and code")
    try await server.stop()
  }

  @Test("a message over the limit ends with 1009")
  func tooBig() async throws {
    let server = try await RawTestServer.start(sending: [0x82, 0x7E, 0x10, 0x00])
    let log = EventLog()
    let endpoint = WebSocketEndpoint.make(
      port: server.port, limits: WebSocketLimits(frameBytes: 4_095),
      closeTimeout: .milliseconds(50))
    _ = try await endpoint.connect(log)
    let events = await log.rest()
    #expect(events.last == .closed(.failed(.frameTooBig(limit: 4_095))))
    try await server.stop()
  }

  @Test("what ends an attempt is said in a sentence")
  func sentences() {
    #expect(
      TransportError.connectionRefused(host: "h", port: 1).sentence
        == "Cannot reach h:1 (connection refused).")
    #expect(
      TransportError.unreachable(host: "h", port: 1, .noRoute)
        .sentence == "Cannot reach h:1 (there is no route to the host).")
    #expect(
      TransportError.handshake(.refused(.init(status: 403, reason: "Forbidden"))).sentence
        == "The server does not allow the realtime connection (403).")
  }
}
