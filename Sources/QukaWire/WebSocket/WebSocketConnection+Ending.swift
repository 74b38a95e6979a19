extension WebSocketConnection {
  /// Cuts the connection without the closing handshake.
  public mutating func abort() -> Reaction {
    switch state {
    case .fresh, .handshaking, .readingRefusal: finish(.neverOpened(.aborted))
    case .open, .awaitingCloseReply: finish(.aborted)
    case .awaitingTransportEnd: finish(nil)
    case .ended: Reaction()
    }
  }

  /// More waits to be written than `WebSocketLimits.outboundBytes`. Cuts the connection: a close frame would
  /// only wait behind the rest.
  public mutating func outboundOverflowed() -> Reaction {
    switch state {
    case .open, .awaitingCloseReply:
      finish(.failed(.outboundTooBig(limit: configuration.limits.outboundBytes)))
    case .fresh, .handshaking, .readingRefusal, .awaitingTransportEnd, .ended: abort()
    }
  }

  /// The transport ended: the other side closed it, or it broke.
  ///
  /// - Parameter reason: how it broke, if it did.
  public mutating func transportEnded(_ reason: TransportError? = nil) -> Reaction {
    switch state {
    case .fresh, .handshaking: finish(.neverOpened(.transportEnded(reason)))
    case .readingRefusal(let body, _): finish(.neverOpened(.refused(body.refusal)))
    case .open: finish(.lost(reason))
    case .awaitingCloseReply(let sent, _): finish(unanswered(sent))
    case .awaitingTransportEnd: finish(nil)
    case .ended: Reaction()
    }
  }

  /// Does what is due when `deadline` has passed, and nothing before.
  public mutating func expire(at now: Instant) -> Reaction {
    guard let deadline, deadline <= now else { return Reaction() }
    switch state {
    case .handshaking: return finish(.neverOpened(.timedOut))
    case .readingRefusal(let body, _): return finish(.neverOpened(.refused(body.refusal)))
    case .awaitingCloseReply(let sent, _): return finish(unanswered(sent))
    case .awaitingTransportEnd: return finish(nil)
    case .fresh, .open, .ended: return Reaction()
    }
  }

  private func unanswered(_ sent: CloseFrame) -> Closure {
    .byClient(code: sent.code, reason: sent.reason, answered: false)
  }

  /// The last reaction of a connection; `closure` is nil when the end has been reported before.
  mutating func finish(_ closure: Closure?) -> Reaction {
    state = .ended
    return Reaction(event: closure.map { .closed($0) }, endsTransport: true)
  }
}

extension WebSocketConnection.Reaction {
  /// Appends what happened next; of two events there is never more than one.
  static func += (left: inout Self, right: Self) {
    left.bytes += right.bytes
    left.event = left.event ?? right.event
    left.endsTransport = left.endsTransport || right.endsTransport
  }
}
