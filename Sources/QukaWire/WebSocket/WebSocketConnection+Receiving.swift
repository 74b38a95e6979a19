extension WebSocketConnection {
  /// Takes what the transport has read, in pieces of any size, up to the first event in them; `index`
  /// moves past what was taken, and the caller comes back with the rest.
  ///
  /// One event at a time, because who is told of a message may answer it, and must be able to while the
  /// bytes behind it, which may end the connection, are still unread. Bytes that follow the end of the
  /// conversation (a close frame, a broken rule, a refusal), or come before it has begun, are dropped unread.
  public mutating func receive(
    _ bytes: RawSpan, from index: inout Int, at now: Instant,
    using generator: inout some RandomNumberGenerator
  ) -> Reaction {
    var reaction = Reaction()
    if isOpening {
      reaction = receiveAnswer(bytes, from: &index, at: now)
      reaction += receiveRefusal(bytes, from: &index)
    }
    do {
      while reaction.event == nil, let incoming = try next(bytes, from: &index) {
        handle(incoming, at: now, using: &generator, into: &reaction)
      }
    } catch {
      reaction += fail(error, at: now, using: &generator)
    }
    switch state {
    case .fresh, .awaitingTransportEnd, .ended: index = bytes.byteCount
    case .handshaking, .readingRefusal, .open, .awaitingCloseReply: break
    }
    return reaction
  }

  /// Whether what comes is not yet frames.
  private var isOpening: Bool {
    switch state {
    case .handshaking, .readingRefusal: true
    case .fresh, .open, .awaitingCloseReply, .awaitingTransportEnd, .ended: false
    }
  }

  /// The next whole message or control frame, in the states that still read frames.
  private mutating func next(
    _ bytes: RawSpan, from index: inout Int
  ) throws(WebSocketError) -> FrameReceiver.Incoming? {
    switch state {
    case .open, .awaitingCloseReply:
      return try receiver.next(bytes, from: &index)
    case .fresh, .handshaking, .readingRefusal, .awaitingTransportEnd, .ended:
      return nil
    }
  }

  private mutating func handle(
    _ incoming: FrameReceiver.Incoming, at now: Instant,
    using generator: inout some RandomNumberGenerator, into reaction: inout Reaction
  ) {
    switch incoming {
    case .message(.text(let text)):
      reaction.event = .text(text)
    case .message(.binary(let bytes)):
      reaction.event = .binary(bytes)
    case .ping(let payload):
      // Same payload (RFC 6455 §5.5.3), and nothing more once our close frame is out (§5.5.1).
      reaction += send(Frame(opcode: .pong, payload: payload), using: &generator)
    case .pong(let payload):
      reaction.event = .pong(payload)
    case .close(let frame):
      reaction += closed(by: frame, at: now, using: &generator)
    }
  }

  /// The server's close frame: answers it, unless it is itself the answer to ours.
  private mutating func closed(
    by frame: CloseFrame, at now: Instant, using generator: inout some RandomNumberGenerator
  ) -> Reaction {
    let patience = now + configuration.closeTimeout
    switch state {
    case .open:
      // The same code back, without the reason (RFC 6455 §5.5.1).
      var reaction = send(
        Frame(opcode: .close, payload: CloseFrame(code: frame.code).payload), using: &generator)
      reaction.event = .closed(.byServer(code: frame.code, reason: frame.reason))
      state = .awaitingTransportEnd(deadline: patience)
      return reaction
    case .awaitingCloseReply(let sent, _):
      state = .awaitingTransportEnd(deadline: patience)
      let closure = Closure.byClient(code: sent.code, reason: sent.reason, answered: true)
      return Reaction(event: .closed(closure))
    case .fresh, .handshaking, .readingRefusal, .awaitingTransportEnd, .ended:
      return Reaction()
    }
  }

  /// Fails the connection (RFC 6455 §7.1.7): tells the server why, unless it was already told good-bye.
  private mutating func fail(
    _ error: WebSocketError, at now: Instant, using generator: inout some RandomNumberGenerator
  ) -> Reaction {
    guard case .open = state else { return finish(.failed(error)) }
    let frame = CloseFrame(code: error.closeCode, reason: error.closeReason)
    var reaction = send(Frame(opcode: .close, payload: frame.payload), using: &generator)
    reaction.event = .closed(.failed(error))
    state = .awaitingTransportEnd(deadline: now + configuration.closeTimeout)
    return reaction
  }
}
