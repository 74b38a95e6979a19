import NIOCore
import NIOPosix
import QukaClient
import QukaWire
import Testing

@Suite("WebSocket over TCP, against swift-nio's codec", .timeLimit(.minutes(5)))
struct WebSocketTransportTests {
  /// Runs a test against a server that is stopped afterwards.
  private func withServer(_ body: (WebSocketTestServer) async throws -> Void) async throws {
    let server = try await WebSocketTestServer.start()
    do {
      try await body(server)
    } catch {
      try? await server.stop()
      throw error
    }
    try await server.stop()
  }

  @Test("a connection opens, echoes in order and closes cleanly")
  func echo() async throws {
    try await withServer { server in
      let log = EventLog()
      let channel = try await WebSocketEndpoint.make(port: server.port).connect(log)
      #expect(channel.subprotocol == nil)
      #expect(await log.next() == .opened(subprotocol: nil))
      for number in 0..<100 { channel.send(text: "message \(number) 你好") }
      channel.send(binary: [0, 255])
      for number in 0..<100 {
        #expect(await log.next() == .text("message \(number) 你好"))
      }
      #expect(await log.next() == .binary([0, 255]))
      channel.close(code: .goingAway, reason: "bye")
      let closure = Closure.byClient(code: .goingAway, reason: "bye", answered: true)
      #expect(await log.rest() == [.closed(closure)])
    }
  }

  @Test("host, port, header fields and subprotocol reach the server")
  func request() async throws {
    try await withServer { server in
      let log = EventLog()
      let endpoint = WebSocketEndpoint.make(
        port: server.port, headers: [HeaderField("X-Test", "one"), HeaderField("X-Test", "two")],
        subprotocols: ["centrifuge-json"])
      let channel = try await endpoint.connect(log)
      #expect(channel.subprotocol == "centrifuge-json")
      #expect(await log.next() == .opened(subprotocol: "centrifuge-json"))
      channel.send(text: TestServerHandler.Command.request)
      #expect(await log.next() == .text("127.0.0.1:\(server.port) one two"))
      channel.abort()
    }
  }

  @Test("a fragmented message with a ping inside arrives whole, and the ping is answered")
  func fragments() async throws {
    try await withServer { server in
      let log = EventLog()
      let channel = try await WebSocketEndpoint.make(port: server.port).connect(log)
      channel.send(text: TestServerHandler.Command.fragments)
      #expect(await log.next() == .opened(subprotocol: nil))
      #expect(await log.next() == .text("fragmented"))
      #expect(await log.next() == .binary([4, 2]), "the server saw our pong")
      channel.abort()
    }
  }

  @Test("our ping brings the server's pong")
  func ping() async throws {
    try await withServer { server in
      let log = EventLog()
      let channel = try await WebSocketEndpoint.make(port: server.port).connect(log)
      channel.ping([1, 2, 3])
      #expect(await log.next() == .opened(subprotocol: nil))
      #expect(await log.next() == .pong([1, 2, 3]))
      channel.abort()
      #expect(await log.rest() == [.closed(.aborted)])
    }
  }

  @Test("a large message survives the way there and back")
  func large() async throws {
    try await withServer { server in
      let log = EventLog()
      let channel = try await WebSocketEndpoint.make(port: server.port).connect(log)
      let text = String(repeating: "0123456789abcdef", count: 1 << 16)
      channel.send(text: text)
      #expect(await log.next() == .opened(subprotocol: nil))
      #expect(await log.next() == .text(text))
      channel.abort()
    }
  }

  @Test("the server's close arrives with code and reason, once")
  func serverCloses() async throws {
    try await withServer { server in
      let log = EventLog()
      let channel = try await WebSocketEndpoint.make(port: server.port).connect(log)
      channel.send(text: TestServerHandler.Command.close)
      let closure = Closure.byServer(code: CloseCode(rawValue: 3012), reason: "no pong")
      #expect(await log.rest() == [.opened(subprotocol: nil), .closed(closure)])
      channel.send(text: "into the void")
      channel.close()
      #expect(log.count == 2)
    }
  }

  @Test("a cut connection is reported as lost")
  func cut() async throws {
    try await withServer { server in
      let log = EventLog()
      let channel = try await WebSocketEndpoint.make(port: server.port).connect(log)
      channel.send(text: TestServerHandler.Command.cut)
      let events = await log.rest()
      #expect(events.count == 2)
      guard case .closed(.lost) = events.last else {
        Issue.record("not lost: \(events)")
        return
      }
    }
  }

  @Test("a refused handshake carries status and body")
  func refused() async throws {
    try await withServer { server in
      let log = EventLog()
      let refusal = HandshakeRefusal(
        status: 401, reason: "Unauthorized", body: Array(#"{"message":"token"}"#.utf8),
        contentType: "application/json")
      await #expect(throws: TransportError.handshake(.refused(refusal))) {
        try await WebSocketEndpoint.make(port: server.port, path: "/other").connect(log)
      }
    }
  }

  @Test("while reading is paused nothing arrives, and nothing is lost when it goes on")
  func backPressure() async throws {
    try await withServer { server in
      let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
      let (log, other) = (EventLog(), EventLog())
      let endpoint = WebSocketEndpoint.make(port: server.port)
      let channel = try await endpoint.connect(log, group: group)
      let witness = try await endpoint.connect(other, group: group)
      #expect(await log.next() == .opened(subprotocol: nil))
      #expect(await other.next() == .opened(subprotocol: nil))
      channel.pauseReading()
      channel.send(text: TestServerHandler.Command.flood)
      // The same loop is busy with another connection: were the first one read, it would show here.
      for _ in 0..<20 {
        witness.send(text: "still alive")
        #expect(await other.next() == .text("still alive"))
      }
      #expect(log.count == 1)
      channel.send(text: "behind the flood")
      channel.resumeReading()
      let first = await log.next()
      #expect(first == .binary(Array(repeating: 7, count: TestServerHandler.floodBytes)))
      var count = 1
      while case .binary = await log.next() { count += 1 }
      #expect(count == TestServerHandler.floodCount)
      #expect(await log.next() == .text("behind the flood"))
      try await group.shutdownGracefully()
    }
  }
}
