extension Turn {
  /// The person asked to stop. A second request while stopping does nothing.
  public mutating func requestStop(at now: Instant) -> [Action] {
    guard isActive, stop == nil else { return [] }
    var request = StopRequest(requestedAt: now)
    request.isSingle = isSettling && !lastRoundFailed
    stop = request
    switch phase {
    case .preparing:
      return end(.withdrawn)
    case .posting, .posted:
      return stopWhileSending(at: now)
    case .settling where !request.isSingle:
      // Nothing is complete yet: a tool call may be about to begin.
      phase = .waiting
      return sendStop(at: now)
    case .quiet:
      phase = .waiting
      return sendStop(at: now)
    case .waiting, .streaming, .tool, .settling:
      return sendStop(at: now)
    case .ended:
      return []
    }
  }

  /// Before the receipt: takes the question back if that is certain, else remembers the stop until the
  /// request on its way is answered, which a repeat is made to be at once (S4).
  private mutating func stopWhileSending(at now: Instant) -> [Action] {
    if attempts.isPausing {
      return attempts.mayHaveArrived ? awaitEvents(at: now) : end(.withdrawn)
    }
    return phase == .posting || attempts.mayHaveArrived ? [.cancelSend] : []
  }

  /// A stop request was answered, or failed.
  public mutating func stopAnswered(_ answer: StopAnswer, at now: Instant) -> [Action] {
    guard isActive, var request = stop else { return [] }
    switch answer {
    case .accepted:
      if !request.isAccepted { request.lookAt = now + timing.lookAfterStop }
      request.isAccepted = true
      request.failure = nil
    case .failed(let error), .lost(let error):
      request.failure = error
    case .refused(let error):
      request.failure = error
      request.nextAttemptAt = nil
    }
    stop = request
    // The answer that settles is complete already: a refusal must not mark it.
    if case .refused(let error) = answer, !isSettling { return end(.detached(.stop(error))) }
    return answer == .accepted ? endUnheard(at: now) : []
  }

  /// Of a turn that nothing was heard of no event may ever come: that the server heard the stop is all there is to
  /// wait for, and confirms nothing. Should it run all the same, its events tell.
  private mutating func endUnheard(at now: Instant) -> [Action] {
    guard life != .certain, isRunning, !isSettling else { return [] }
    lastEventAt = now
    return end(.stopped(after: nil))
  }

  /// Sends the remembered stop as soon as the server is known to have the question.
  mutating func firstStopIfRemembered(at now: Instant) -> [Action] {
    guard let request = stop, request.attempts == 0 else { return [] }
    return sendStop(at: now)
  }

  mutating func sendStop(at now: Instant) -> [Action] {
    guard var request = stop else { return [] }
    let pause =
      request.attempts < timing.stopRepeats.count
      ? timing.stopRepeats[request.attempts] : timing.stopDetach
    request.attempts += 1
    request.nextAttemptAt = request.isSingle ? nil : now + pause
    if request.attempts > timing.stopRepeats.count {
      request.lookAt = now + (pause - timing.lookBeforeDetach)
    }
    stop = request
    return [.sendStop(attempt: request.attempts)]
  }
}

// MARK: - Time

extension Turn {
  /// Does what is due at `now`; call it whenever `deadline` has passed.
  public mutating func advance(to now: Instant) -> [Action] {
    guard isActive else { return [] }
    if case .settling(let until) = phase, until <= now { return settled() }
    if let quiet = stop?.quietAt, quiet <= now {
      // Silence confirms what was heard, but says nothing about how long it took.
      if stop?.isAccepted == true { return end(.stopped(after: nil)) }
      stop?.quietAt = nil
    }
    if let next = stop?.nextAttemptAt, next <= now, !isSettling { return repeatStop(at: now) }
    if runsSince + timing.limit <= now { return timeLimitReached() }
    if isQuiet { return [] }
    if let actions = silenceDecides(at: now) { return actions }
    if let actions = resendIfDue(at: now) { return actions }
    return look(at: now)
  }

  /// Asks history where events may be missing: after a stop, and after a long silence.
  private mutating func look(at now: Instant) -> [Action] {
    let isStopDue = stop?.lookAt.map { $0 <= now && !isSettling } ?? false
    guard isStopDue || (hasBeenSent && lookedAt + timing.watchdog <= now) else { return [] }
    if isStopDue { stop?.lookAt = nil }
    lookedAt = now
    return [.refetch]
  }

  private mutating func settled() -> [Action] {
    if let stop, !stop.isSingle { return end(.finished) }
    return end(lastRoundFailed ? .failed(nil) : .completed)
  }

  private mutating func repeatStop(at now: Instant) -> [Action] {
    guard let request = stop else { return [] }
    guard request.attempts <= timing.stopRepeats.count else {
      return end(.detached(request.failure.map(TurnFailure.stop) ?? sendFailure))
    }
    return sendStop(at: now)
  }

  private mutating func timeLimitReached() -> [Action] {
    if !hasBeenSent { return end(.withdrawn) }
    if !hasArrived, stop == nil { return end(.failed(attempts.reason)) }
    // Whatever became of it is stored by now.
    if life != .certain, stop == nil { return end(.incomplete) + [.refetch] }
    return end(
      stop == nil ? .interrupted : .detached(stop?.failure.map(TurnFailure.stop) ?? sendFailure))
  }

  /// Why the question got no receipt, as long as nothing shows that it arrived: then the stop stayed
  /// unconfirmed because of the send, and that is to be said.
  private var sendFailure: TurnFailure? { hasArrived ? nil : attempts.reason }
}
