extension WebSocketConnection {
  /// Sends a text message, as one frame. On a connection that is closing or closed nothing happens.
  public mutating func send(
    text: String, using generator: inout some RandomNumberGenerator
  ) -> Reaction {
    requireOpened()
    return send(message(.text, Array(text.utf8)), using: &generator)
  }

  /// Sends a binary message, as one frame. On a connection that is closing or closed nothing happens.
  public mutating func send(
    binary: [UInt8], using generator: inout some RandomNumberGenerator
  ) -> Reaction {
    requireOpened()
    return send(message(.binary, binary), using: &generator)
  }

  /// Sends a ping of at most 125 bytes (RFC 6455 §5.5).
  public mutating func ping(
    _ payload: [UInt8] = [], using generator: inout some RandomNumberGenerator
  ) -> Reaction {
    requireOpened()
    precondition(payload.count <= 125, "a ping carries at most 125 bytes")
    return send(Frame(opcode: .ping, payload: payload), using: &generator)
  }

  /// Starts the closing handshake (RFC 6455 §7.1.2); gives up a connection that is not open yet, and does
  /// nothing on one that is closing or closed.
  public mutating func close(
    code: CloseCode = .normal, reason: String = "", at now: Instant,
    using generator: inout some RandomNumberGenerator
  ) -> Reaction {
    precondition(code.isAllowedOnWire, "close code \(code) must not be sent")
    switch state {
    case .open:
      let frame = CloseFrame(code: code, reason: reason)
      let reaction = send(Frame(opcode: .close, payload: frame.payload), using: &generator)
      let patience = now + configuration.closeTimeout
      state = .awaitingCloseReply(sent: frame, deadline: patience)
      return reaction
    case .fresh, .handshaking, .readingRefusal:
      return abort()
    case .awaitingCloseReply, .awaitingTransportEnd, .ended:
      return Reaction()
    }
  }

  /// Masks and encodes a frame while the connection is open; drops it when a close frame went out.
  func send(_ frame: Frame, using generator: inout some RandomNumberGenerator) -> Reaction {
    guard case .open = state else { return Reaction() }
    return Reaction(bytes: frame.encoded(maskedWith: .random(using: &generator)))
  }

  /// A whole message as a frame, compressed when that was agreed on and the message is long enough.
  private mutating func message(_ opcode: Opcode, _ payload: [UInt8]) -> Frame {
    guard case .open = state, let smallest = deflater?.smallestMessage, payload.count >= smallest,
      let compressed = deflater?.compress(payload)
    else { return Frame(opcode: opcode, payload: payload) }
    return Frame(isCompressed: true, opcode: opcode, payload: compressed)
  }

  private func requireOpened() {
    switch state {
    case .fresh, .handshaking, .readingRefusal:
      preconditionFailure("nothing is sent before the connection is open")
    case .open, .awaitingCloseReply, .awaitingTransportEnd, .ended:
      break
    }
  }
}
