/// Sending the question: under one message id however often, because the server takes an id only once
/// (docs/protocol.md §3.4). A lost receipt is no reason to ask twice, nor to lose a question.
extension Turn {
  /// The question was handed to the HTTP client.
  public mutating func beginPosting() {
    precondition(phase == .preparing, "A turn posts first from preparing.")
    phase = .posting
  }

  /// The question was handed to the HTTP client again, after `.resend`.
  public mutating func beginResending() {
    precondition(attempts.isDue, "A question is sent again when its turn says so.")
    attempts.pause = .none
  }

  /// The request's head was written to the socket: from here on the server may have it.
  public mutating func postWritten() {
    if phase == .posting { phase = .posted }
  }

  /// The send was answered with a receipt.
  public mutating func postAccepted(at now: Instant) -> [Action] {
    switch phase {
    case .posting, .posted:
      hasArrived = true
      return awaitEvents(at: now)
    case .preparing, .waiting, .streaming, .tool, .settling, .quiet, .ended:
      return []
    }
  }

  /// The send failed. A turn that already has events of its own goes on without the receipt.
  public mutating func postFailed(
    _ failure: SendFailure, _ error: APIError, at now: Instant
  ) -> [Action] {
    switch phase {
    case .preparing: return end(.withdrawn)
    case .posting, .posted: break
    case .waiting, .streaming, .tool, .settling, .quiet, .ended: return []
    }
    attempts.failure = error
    switch failure {
    case .duplicate where attempts.mayHaveArrived || attempts.isRepeat:
      hasArrived = true
      return awaitEvents(at: now) + [.refetch]
    case .busy where stop == nil && attempts.busy < timing.busyRepeats:
      attempts.busy += 1
      if !attempts.mayHaveArrived { phase = .posting }
      attempts.pause = .until(now + timing.busyPause)
      return []
    case .lost:
      return postLost(at: now)
    case .unsent, .busy, .duplicate, .refused:
      // This request did nothing, but one before it may have.
      guard attempts.mayHaveArrived else { return end(.withdrawn) }
      return failure == .unsent ? postLost(at: now) : giveUp(at: now)
    case .failed:
      phase = .posted
      return giveUp(at: now)
    case .noAnswer:
      hasArrived = true
      return end(.failed(.send(error)))
    }
  }

  /// The cancelled request was taken back before anything of it was written.
  public mutating func postWithdrawn(at now: Instant) -> [Action] {
    switch phase {
    case .preparing: return end(.withdrawn)
    case .posting, .posted:
      return attempts.mayHaveArrived ? postLost(at: now) : end(.withdrawn)
    case .waiting, .streaming, .tool, .settling, .quiet, .ended: return []
    }
  }

  /// The session's channel is closed to us for good: no event will tell of an end.
  public mutating func channelLost(_ reason: TurnFailure) -> [Action] {
    switch phase {
    case .preparing: return end(.withdrawn)
    case .posting: return end(attempts.mayHaveArrived ? .failed(reason) : .withdrawn)
    case .posted, .waiting, .streaming, .tool, .settling:
      return end(stop == nil ? .failed(reason) : .detached(reason))
    case .quiet: return end(.incomplete)
    case .ended: return []
    }
  }

  /// The receipt is lost: the question goes out again after a pause, or the remembered stop at once.
  private mutating func postLost(at now: Instant) -> [Action] {
    attempts.mayHaveArrived = true
    phase = .posted
    guard stop == nil, attempts.lost < timing.sendRepeats.count else {
      return giveUp(at: now)
    }
    attempts.pause = .until(now + timing.sendRepeats[attempts.lost])
    attempts.lost += 1
    return []
  }

  /// No further attempt; if a stop waits it goes out, because the server may be generating.
  private mutating func giveUp(at now: Instant) -> [Action] {
    stop == nil ? end(.failed(attempts.reason)) : awaitEvents(at: now)
  }

  /// The server has the question, or may have it: from here on its events decide.
  mutating func awaitEvents(at now: Instant) -> [Action] {
    phase = .waiting
    attempts.pause = .none
    runsSince = now
    lastEventAt = now
    lookedAt = now
    return firstStopIfRemembered(at: now)
  }

  /// The pause before the next attempt is over.
  mutating func resendIfDue(at now: Instant) -> [Action]? {
    guard case .until(let instant) = attempts.pause, instant <= now else { return nil }
    attempts.pause = .over
    return [.resend]
  }
}
