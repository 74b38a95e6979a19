import QukaTestSupport
import Testing

@testable import QukaWire

/// A connection with a clock and a generator of its own, and everything it ever said.
struct ConnectionUnderTest {
  var connection: WebSocketConnection
  var now = Instant.zero
  var generator = SeededGenerator(seed: 7)
  var events: [WebSocketConnection.Event] = []
  var written: [UInt8] = []
  var endsTransport = false

  static let deadline = Instant.zero + .seconds(10)

  /// A connection whose opening handshake has been sent.
  static func makeHandshaking(
    _ configuration: WebSocketConnection.Configuration = .make()
  ) -> ConnectionUnderTest {
    var test = ConnectionUnderTest(connection: WebSocketConnection(configuration: configuration))
    test.apply(test.connection.open(deadline: deadline, using: &test.generator))
    return test
  }

  /// An open connection that has said nothing since.
  ///
  /// - Parameter extensions: the server's answer to an offer of compression.
  static func makeOpen(
    _ configuration: WebSocketConnection.Configuration = .make(), extensions: String? = nil
  ) throws -> ConnectionUnderTest {
    var test = makeHandshaking(configuration)
    let field = extensions.map { ["Sec-WebSocket-Extensions: \($0)"] } ?? []
    test.receive(Array(test.answer(more: field).utf8))
    try #require(test.events == [.opened(subprotocol: nil)])
    test.events = []
    test.written = []
    return test
  }

  /// The request, as text.
  var request: String { String(decoding: written, as: UTF8.self) }

  /// The key in the request.
  var key: String {
    let line = request.split(separator: "\r\n").first { $0.hasPrefix("Sec-WebSocket-Key: ") }
    return String(line?.dropFirst("Sec-WebSocket-Key: ".count) ?? "")
  }

  /// The answer of a server that agrees.
  func answer(more: [String] = []) -> String {
    let lines =
      [
        "HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade",
        "Sec-WebSocket-Accept: \(Handshake(key: key).expectedAccept)",
      ] + more
    return lines.joined(separator: "\r\n") + "\r\n\r\n"
  }

  mutating func receive(_ bytes: [UInt8], cutting: Cutting = .whole, seed: UInt64 = 1) {
    for piece in cutting.pieces(of: bytes, seed: seed) {
      var index = 0
      while index < piece.count {
        apply(connection.receive(piece.span.bytes, from: &index, at: now, using: &generator))
      }
    }
  }

  mutating func close(_ code: CloseCode = .normal, _ reason: String = "") {
    apply(connection.close(code: code, reason: reason, at: now, using: &generator))
  }

  /// Moves the clock and lets the connection act when its deadline has come.
  mutating func wait(_ duration: Duration) {
    now = now + duration
    apply(connection.expire(at: now))
  }

  mutating func apply(_ reaction: WebSocketConnection.Reaction) {
    written += reaction.bytes
    if let event = reaction.event { events.append(event) }
    endsTransport = endsTransport || reaction.endsTransport
  }

  /// The frames this side wrote, unmasked; each must be masked.
  func sentFrames() throws -> [Frame] {
    var frames: [Frame] = []
    var rest = written[...]
    while !rest.isEmpty {
      let bytes = Array(rest)
      let (header, length) = try #require(try FrameHeader.parse(array: bytes))
      let key = try #require(header.maskingKey, "a client masks every frame")
      var payload = Array(bytes[length..<(length + header.payloadLength)])
      key.apply(to: &payload)
      frames.append(
        Frame(
          isFinal: header.isFinal, isCompressed: header.reservedBits == FrameHeader.compressedBit,
          opcode: header.opcode, payload: payload))
      rest = rest.dropFirst(length + header.payloadLength)
    }
    return frames
  }
}

extension WebSocketConnection.Configuration {
  static func make(
    host: String = "server.example.com", path: String = "/chat", subprotocols: [String] = [],
    headers: [HeaderField] = [], deflate: DeflateOffer? = nil,
    limits: WebSocketLimits = WebSocketLimits()
  ) -> WebSocketConnection.Configuration {
    .init(
      host: host, path: path, subprotocols: subprotocols, headers: headers, deflate: deflate,
      limits: limits, closeTimeout: .seconds(2))
  }
}
