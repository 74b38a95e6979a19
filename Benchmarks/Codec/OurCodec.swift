import QukaWire

/// What this program does with a message, without sockets.
enum OurCodec {
  /// Receives as the client does: whole messages out of a server's unmasked frames.
  static func receive(_ reads: [[UInt8]]) -> Int {
    var connection = WebSocketConnection.opened()
    var generator = Zeros()
    var bytes = 0
    for read in reads {
      for case .binary(let message) in connection.receiveAll(read, using: &generator) {
        bytes += message.count
      }
    }
    return bytes
  }

  /// Parses masked frames, which a client never gets: the parser and the mask at work alone.
  static func unmask(_ reads: [[UInt8]]) -> Int {
    var bytes = 0
    var head: [UInt8] = []
    var message: [UInt8] = []
    var header: FrameHeader?
    for read in reads {
      let span = read.span.bytes
      var index = 0
      while index < span.byteCount {
        guard let open = header else {
          if head.isEmpty,
            let (found, length) = try? FrameHeader.parse(span.extracting(index..<span.byteCount))
          {
            header = found
            index += length
          } else {
            head.append(read[index])
            index += 1
            guard let (found, _) = try? FrameHeader.parse(head.span.bytes) else { continue }
            header = found
            head = []
          }
          message = []
          message.reserveCapacity(header?.payloadLength ?? 0)
          continue
        }
        let end = min(span.byteCount, index + open.payloadLength - message.count)
        span.extracting(index..<end).withUnsafeBytes { message.append(contentsOf: $0) }
        index = end
        guard message.count == open.payloadLength else { continue }
        open.maskingKey?.apply(to: &message)
        bytes += message.count
        header = nil
      }
    }
    return bytes
  }

  /// Sends: whole masked frames out of messages.
  static func send(_ payload: [UInt8], count: Int) -> Int {
    var connection = WebSocketConnection.opened()
    var generator = Zeros()
    var bytes = 0
    for _ in 0..<count {
      bytes += connection.send(binary: payload, using: &generator).bytes.count
    }
    return bytes
  }
}

/// Randomness that costs nothing, as swift-nio's encoder is given its keys too.
private struct Zeros: RandomNumberGenerator {
  private var state: UInt64 = 1

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1
    return state
  }
}

extension WebSocketConnection {
  /// A connection whose handshake is done.
  fileprivate static func opened() -> WebSocketConnection {
    let limits = WebSocketLimits(frameBytes: 1 << 24, messageBytes: 1 << 24)
    var connection = WebSocketConnection(configuration: .init(host: "a", limits: limits))
    var generator = Zeros()
    let request = connection.open(deadline: .zero + .seconds(1), using: &generator)
    let lines = String(decoding: request.bytes, as: UTF8.self).split(separator: "\r\n")
    let key = lines.first { $0.hasPrefix("Sec-WebSocket-Key: ") }?.dropFirst(19) ?? ""
    let answer =
      "HTTP/1.1 101 OK\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
      + "Sec-WebSocket-Accept: \(Handshake(key: String(key)).expectedAccept)\r\n\r\n"
    let events = connection.receiveAll(Array(answer.utf8), using: &generator)
    precondition(events == [.opened(subprotocol: nil)], "A right answer opens.")
    return connection
  }

  /// All events of what was read, as the transport takes them one by one.
  fileprivate mutating func receiveAll(_ read: [UInt8], using generator: inout Zeros) -> [Event] {
    var events: [Event] = []
    var index = 0
    while index < read.count {
      let reaction = receive(read.span.bytes, from: &index, at: .zero, using: &generator)
      if let event = reaction.event { events.append(event) }
    }
    return events
  }
}
