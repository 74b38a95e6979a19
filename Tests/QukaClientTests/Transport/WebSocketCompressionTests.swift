import NIOCore
import QukaClient
import QukaScreen
import QukaWire
import Testing

@Suite("Compression over TCP", .timeLimit(.minutes(5)))
struct WebSocketCompressionTests {
  private static func answer(to key: String, extensions: String, then bytes: [UInt8]) -> [UInt8] {
    let head = [
      "HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade",
      "Sec-WebSocket-Accept: \(Handshake(key: key).expectedAccept)",
      "Sec-WebSocket-Extensions: \(extensions)", "", "",
    ]
    return Array(head.joined(separator: "\r\n").utf8) + bytes
  }

  @Test("a compressed message arrives, and what is sent is compressed")
  func conversation() async throws {
    let hello: [UInt8] = [0xC1, 0x07, 0xF2, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00]
    let server = try await RawTestServer.start { key in
      Self.answer(to: key, extensions: "permessage-deflate", then: hello)
    }
    let log = EventLog()
    let endpoint = WebSocketEndpoint.make(
      port: server.port, deflate: DeflateOffer(smallestCompressed: 64))
    let channel = try await endpoint.connect(log)
    #expect(await log.next() == .opened(subprotocol: nil))
    #expect(await log.next() == .text("Hello"))
    channel.send(text: "short")
    channel.send(text: String(repeating: "long ", count: 200))
    // A text of five bytes as it is, then a thousand bytes as a few, each behind its masking key.
    let short = 2 + 4 + 5
    var received: [UInt8] = []
    for await case .received(let bytes) in server.happenings {
      received += bytes
      guard received.count > short + 1 else { continue }
      if received.count >= short + 6 + Int(received[short + 1] & 0x7F) { break }
    }
    #expect(received.prefix(2) == [0x81, 0x85])
    #expect(received.dropFirst(short).first == 0xC1)
    #expect(received.count < 60)
    channel.abort()
    try await server.stop()
  }

  @Test("a server that compresses on other terms than those offered is refused in words")
  func refused() async throws {
    let server = try await RawTestServer.start { key in
      Self.answer(
        to: key, extensions: "permessage-deflate; client_max_window_bits=9", then: [])
    }
    let endpoint = WebSocketEndpoint.make(
      port: server.port, deflate: DeflateOffer(clientWindow: .fixed))
    let error = await #expect(throws: TransportError.self) {
      try await endpoint.connect(EventLog())
    }
    #expect(
      error?.sentence == "The server's answer to the offer of compression is wrong: "
        + "it answers with client_max_window_bits, which was not offered.")
    try await server.stop()
  }
}
