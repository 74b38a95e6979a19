@testable import QukaWire

/// A connection and everything it ever said.
struct Conversation {
  var connection: WebSocketConnection
  var events: [WebSocketConnection.Event] = []
  var written: [UInt8] = []
  var endsTransport = false
  private var generator = Cuts(seed: 7)

  /// A connection that waits for the answer to its handshake. Its key is always the same.
  static func handshaking(_ limits: WebSocketLimits = WebSocketLimits()) -> Conversation {
    var conversation = Conversation(
      connection: WebSocketConnection(
        configuration: .init(
          host: "server.example.com", subprotocols: ["centrifuge-json"],
          deflate: DeflateOffer(smallestCompressed: 0), limits: limits)))
    conversation.apply(
      conversation.connection.open(
        deadline: .zero + .seconds(10), using: &conversation.generator))
    return conversation
  }

  /// An open connection that has said nothing since.
  ///
  /// - Parameter extensions: what the server answers to the offer of compression, if it does.
  static func open(_ limits: WebSocketLimits, extensions: String? = nil) -> Conversation {
    var conversation = handshaking(limits)
    var answer = [
      "HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade",
      "Sec-WebSocket-Accept: \(conversation.accept)",
    ]
    if let extensions { answer.append("Sec-WebSocket-Extensions: \(extensions)") }
    answer.append("\r\n")
    conversation.receive(Array(answer.joined(separator: "\r\n").utf8))
    precondition(conversation.events == [.opened(subprotocol: nil)], "A right answer opens.")
    conversation.events = []
    conversation.written = []
    return conversation
  }

  private init(connection: WebSocketConnection) {
    self.connection = connection
  }

  /// The proof that belongs to the key in the request.
  var accept: String {
    let request = String(decoding: written, as: UTF8.self)
    let line = request.split(separator: "\r\n").first { $0.hasPrefix("Sec-WebSocket-Key: ") }
    return Handshake(key: String(line?.dropFirst("Sec-WebSocket-Key: ".count) ?? "")).expectedAccept
  }

  var closures: Int {
    events.count { if case .closed = $0 { true } else { false } }
  }

  mutating func receive(_ bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      apply(connection.receive(bytes.span.bytes, from: &index, at: .zero, using: &generator))
    }
  }

  mutating func send(_ message: [UInt8]) {
    apply(connection.send(binary: message, using: &generator))
  }

  /// The transport ends, which every connection gets to hear of.
  mutating func end() {
    apply(connection.transportEnded())
  }

  private mutating func apply(_ reaction: WebSocketConnection.Reaction) {
    if let event = reaction.event { events.append(event) }
    written += reaction.bytes
    endsTransport = endsTransport || reaction.endsTransport
  }
}
