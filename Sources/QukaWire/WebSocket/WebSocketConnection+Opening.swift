extension WebSocketConnection {
  /// Sends the opening handshake; call once, when the transport stands.
  ///
  /// - Parameter deadline: when to give up waiting for the whole answer.
  public mutating func open(
    deadline: Instant, using generator: inout some RandomNumberGenerator
  ) -> Reaction {
    guard case .fresh = state else { preconditionFailure("a connection is opened once") }
    let handshake = Handshake(using: &generator)
    let answer = HandshakeAnswer(
      handshake: handshake, limit: configuration.limits.handshakeBytes)
    state = .handshaking(answer, deadline: deadline)
    return Reaction(bytes: handshake.request(for: configuration))
  }

  /// Reads the head of the answer. What follows it in `bytes` is for the next state.
  mutating func receiveAnswer(
    _ bytes: RawSpan, from index: inout Int, at now: Instant
  ) -> Reaction {
    guard case .handshaking(var answer, let deadline) = state else { return Reaction() }
    state = .ended  // Lets go of the collected head, so that it grows in place.
    do throws(HandshakeError) {
      if let head = try answer.receive(bytes, from: &index) {
        return try judge(head, of: answer.handshake, at: now, deadline: deadline)
      }
      state = .handshaking(answer, deadline: deadline)
      return Reaction()
    } catch {
      return finish(.neverOpened(error))
    }
  }

  private mutating func judge(
    _ head: ResponseHead, of handshake: Handshake, at now: Instant, deadline: Instant
  ) throws(HandshakeError) -> Reaction {
    guard head.status == 101 else {
      // A body that dawdles must not delay the bad news.
      let body = RefusalBody(head, limit: configuration.limits.refusalBodyBytes)
      let patience = min(deadline, now + configuration.closeTimeout)
      state = .readingRefusal(body, deadline: patience)
      return Reaction()
    }
    guard head.canUpgrade else { throw .notHTTP("\"HTTP/1.0 101\"") }
    let agreement = try handshake.check(head, for: configuration)
    receiver = FrameReceiver(limits: configuration.limits, deflate: agreement.deflate)
    deflater = agreement.deflate.map { Deflater($0) }
    state = .open
    return Reaction(event: .opened(subprotocol: agreement.subprotocol))
  }

  /// Reads the body of a refusal until there is enough of it.
  mutating func receiveRefusal(_ bytes: RawSpan, from index: inout Int) -> Reaction {
    guard case .readingRefusal(var body, let deadline) = state else { return Reaction() }
    state = .ended  // Lets go of the collected body, so that it grows in place.
    body.receive(bytes, from: &index)
    guard !body.isComplete else { return finish(.neverOpened(.refused(body.refusal))) }
    state = .readingRefusal(body, deadline: deadline)
    return Reaction()
  }
}
