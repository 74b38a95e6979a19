extension Turn {
  /// The person asked to stop. A second request while stopping does nothing.
  public mutating func requestStop(at now: Instant) -> [Action] {
    guard isActive, stop == nil else { return [] }
    var request = StopRequest(requestedAt: now)
    request.isSingle = isSettling
    stop = request
    switch phase {
    case .preparing:
      return end(.withdrawn)
    case .posting:
      return [.cancelSend]
    case .posted:
      return []
    case .waiting, .streaming, .tool, .settling:
      return sendStop(at: now)
    case .ended:
      return []
    }
  }

  /// A stop request was answered, or failed.
  public mutating func stopAnswered(_ answer: StopAnswer, at now: Instant) -> [Action] {
    guard var request = stop else { return [] }
    request.unanswered = max(0, request.unanswered - 1)
    defer { if isActive { stop = request } else { stop?.unanswered = request.unanswered } }
    guard isActive else { return [] }
    switch answer {
    case .accepted:
      request.isAccepted = true
      request.failure = nil
      return []
    case .failed(let sentence):
      request.failure = sentence
      return []
    case .refused(let sentence):
      request.failure = sentence
      request.nextAttemptAt = nil
      // The answer is complete already: a refusal must not mark it.
      return isSettling ? [] : end(.detached(sentence))
    }
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
    request.unanswered += 1
    request.nextAttemptAt = request.isSingle ? nil : now + pause
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
      // Silence confirms, but says nothing about how long it took.
      return end(.stopped(after: nil))
    }
    if let next = stop?.nextAttemptAt, next <= now, !isSettling { return repeatStop(at: now) }
    if startedAt + timing.limit <= now { return timeLimitReached() }
    if !hasRefetched, hasBeenSent, lastEventAt + timing.watchdog <= now {
      hasRefetched = true
      return [.refetch]
    }
    return []
  }

  private mutating func settled() -> [Action] {
    if let stop, !stop.isSingle { return end(.finished) }
    return end(lastRoundWasEmpty ? .failed(nil) : .completed)
  }

  private mutating func repeatStop(at now: Instant) -> [Action] {
    guard let request = stop else { return [] }
    guard request.attempts <= timing.stopRepeats.count else {
      return end(.detached(request.failure))
    }
    return sendStop(at: now)
  }

  private mutating func timeLimitReached() -> [Action] {
    if !hasBeenSent { return end(.withdrawn) }
    return end(stop == nil ? .interrupted : .detached(stop?.failure))
  }
}
