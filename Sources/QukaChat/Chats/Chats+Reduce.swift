import QukaWire

extension Chats {
  /// Takes over what the server told; answers what has to be asked of it.
  package mutating func reduce(_ event: ServerEvent, at now: Instant) -> [ServerEffect] {
    setTime(now)
    switch event {
    case .inSpace(let id, let event):
      guard id == space?.id else { return strayed(event, from: id) }
      return reduce(event, at: now)
    case .historyRead(let id, let result, let page): return historyRead(id, result, page)
    case .signedIn(let result): return signedIn(result)
    case .sessionsLoaded(let page, let result): return sessionsLoaded(page, result)
    case .historyLoaded(let id, let result, let page): return historyLoaded(id, result, page)
    case .sessionTitled(let id, let result): return sessionTitled(id, result)
    case .sessionDeleted(let id, let result): return sessionDeleted(id, result)
    case .knowledgeLoaded(let id, let result): return knowledgeLoaded(id, result)
    case .fileLocated(let id, let result): return fileLocated(id, result)
    case .sessionShared(let id, let result):
      tell(.shared(id, result))
      return []
    case .sessionCreated(let turn, let result): return sessionCreated(turn, result)
    case .messageNamed(let turn, let result): return messageNamed(turn, result)
    case .sendWritten(let turn): return sendWritten(turn)
    case .sendWithdrawn(let turn): return sendWithdrawn(turn)
    case .sendAnswered(let turn, let result): return sendAnswered(turn, result)
    case .uploadMoved(let id, let bytes): return uploadMoved(id, by: bytes)
    case .uploaded(let id, let result): return uploaded(id, result)
    case .stopAnswered(let turn, let answer): return stopAnswered(turn, answer)
    case .realtime(let event): return reduceRealtime(event)
    }
  }
}

// MARK: - Time

extension Chats {
  /// When `advance` is due at the latest; nil when nothing moves by itself.
  package var deadline: Instant? {
    var instants = deletions.compactMap(\.dueAt)
    instants += [signingIn.dueAt, finding?.againAt, drafts.dueAt].compactMap(\.self)
    var mayStop = false
    // In one go: a chat is a large value, and this is asked at every turn of the loop.
    for conversation in conversations.values {
      if let deadline = conversation.deadline(timing) { instants.append(deadline) }
      mayStop = mayStop || conversation.mayBeStopped
    }
    if mayStop, let nextWarmAt { instants.append(nextWarmAt) }
    return instants.min()
  }

  /// Does what is due by now: turns, mending, deletions, the stop call's connection.
  package mutating func advance() -> [ServerEffect] {
    let now = now
    var effects = advanceSignIn()
    advanceFinding()
    advanceDrafts()
    for id in chats(where: { $0.turn?.deadline.map { $0 <= now } ?? false }) {
      effects += turnActions(in: id) { $0.advance(to: now) }
    }
    effects += advanceRepairs()
    effects += lookAtUnconfirmed()
    effects += advanceDeletions()
    closeBeside()
    effects += sendAfterLostStops() + giveBackDoubtful()
    if let warm = nextWarmAt, warm <= now { effects += warmStop() }
    return effects
  }

  /// Keeps the stop call's connection open as long as there is something to stop.
  package mutating func warmStop() -> [ServerEffect] {
    guard mayStopAnything else {
      nextWarmAt = nil
      return []
    }
    nextWarmAt = now + .seconds(20)
    return [.warmStop]
  }
}

extension Conversation {
  /// When something of it is due at the latest.
  fileprivate func deadline(_ timing: TurnTiming) -> Instant? {
    let instants = [
      turn?.deadline, mending.repair?.dueAt, stops.lost?.waitsUntil, unconfirmed?.dueAt,
      besideDueAt(after: timing.quiet), sending?.doubt?.until,
    ]
    return instants.lazy.compactMap(\.self).min()
  }
}
