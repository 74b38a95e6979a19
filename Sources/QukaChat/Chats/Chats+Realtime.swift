import QukaWire

extension Chats {
  static let subscriptionLimit = Limits.subscriptions

  mutating func reduceRealtime(_ event: RealtimeEvent) -> [ServerEffect] {
    switch event {
    case .connecting(let attempt):
      // While offline, the time since the loss goes on.
      if case .offline(let reason, let since, _) = connection {
        connection = .offline(reason: reason, since: since, retryAt: now)
      } else {
        connection = .connecting(attempt: attempt)
      }
      return []
    case .connected:
      let wasOffline = connection.isOffline
      connection = .connected
      tell(.server(.connected))
      return (wasOffline ? refreshSessions() + warmStop() : []) + sendQueuedUnheard()
    case .disconnected(let reason, let retryIn):
      return disconnected(reason, retryIn)
    case .subscribed(let id):
      return subscribed(id)
    case .subscriptionFailed(let id, _, let reason):
      return subscriptionFailed(id, reason)
    case .chat(let id, let event):
      return receive(event, in: id)
    }
  }

  private mutating func disconnected(_ reason: LossReason, _ retryIn: Duration?) -> [ServerEffect] {
    for key in conversations.keys { conversations[key]?.loseSubscription(at: now) }
    guard let retryIn else {
      connection = .closed(reason: reason)
      tell(.server(.closed(reason)))
      return []
    }
    var since = now
    if case .offline(_, let start, _) = connection { since = start }
    connection = .offline(reason: reason, since: since, retryAt: now + retryIn)
    return postponeDoubtful()
  }

  /// The channel is open. If something may have been missed, history tells.
  private mutating func subscribed(_ id: SessionID) -> [ServerEffect] {
    let key = ConversationID.session(id)
    guard conversations[key] != nil else { return [] }
    conversations[key]?.gainSubscription(at: now)
    return postIfReady(key) + resendIfReady(key) + sendQueued(in: key) + fetchWantedHistory(id)
      + (key == current ? fetchInBackground() : [])
  }

  /// What waits in chats whose channel is not about to open: new ones have none yet, and one that was refused is asked
  /// for with the question.
  private mutating func sendQueuedUnheard() -> [ServerEffect] {
    let waiting = chats { !$0.queue.isEmpty }
    return waiting.filter { $0.session.map { !subscriptions.contains($0) } ?? true }
      .flatMap { sendQueued(in: $0) }
  }

  private mutating func subscriptionFailed(_ id: SessionID, _ reason: String) -> [ServerEffect] {
    let key = ConversationID.session(id)
    // That it is gone says more.
    guard conversations[key]?.isGone != true else { return [] }
    subscriptions.removeAll { $0 == id }
    conversations[key]?.loseSubscription(at: now)
    if conversations[key]?.isGenerating == false { conversations[key]?.unsent.holdQueue(at: now) }
    // What was missed is in history; or it knows that the chat is gone, which a refusal does not say.
    conversations[key]?.record.isWanted = true
    conversations[key]?.channel.refuse(reason)
    let effects = fetchWantedHistory(id) + fetchInBackground()
    // Nothing more can be heard of a turn that runs.
    let now = now
    return effects + turnActions(in: key) { $0.channelLost(.channelRefused(reason), at: now) }
  }

  /// The chat is there, and its channel was refused all the same.
  mutating func tellRefusal(_ id: SessionID) {
    let key = ConversationID.session(id)
    guard let reason = conversations[key]?.channel.refusal else { return }
    conversations[key]?.channel.forgetRefusal()
    tell(.loss(.refused(id, reason: reason)))
  }

  private mutating func receive(_ event: ChatEvent, in id: SessionID) -> [ServerEffect] {
    let key = ConversationID.session(id)
    guard conversations[key] != nil else { return [] }
    let wasGenerating = conversations[key]?.isGenerating ?? false
    let timing = timing
    let now = now
    let unused = TurnID(number: nextTurn)
    let before = conversations[key]?.measure(of: event)
    var effects = turnActions(in: key) {
      $0.receive(event, unusedTurn: unused, at: now, timing: timing)
    }
    conversations[key]?.noteTimes(of: event, at: now)
    if conversations[key]?.turnID == unused { nextTurn += 1 }
    if !wasGenerating, conversations[key]?.isGenerating == true {
      // Another client asked: its question is only in history (docs/protocol.md §7.8).
      conversations[key]?.record.isWanted = true
      conversations[key]?.mending.haveLooked()
      effects += warmStop()
    }
    if key != current, let after = conversations[key]?.measure(of: event),
      after.isNews(since: before)
    {
      conversations[key]?.isUnread = true
    }
    planRepair(key, after: event)
    return effects + fetchWantedHistory(id)
  }

  /// Follows an event; an end is worth new tries, because history is then likely whole.
  private mutating func planRepair(_ key: ConversationID, after event: ChatEvent) {
    let now = now
    let repairTiming = repairTiming
    change(key) { conversation in
      switch event {
      case .done, .failed:
        if conversation.mending.repair?.isGivenUp == true {
          conversation.restartRepair(at: now, timing: repairTiming)
        } else {
          conversation.planRepair(at: now, timing: repairTiming)
        }
      case .messageStarted, .delta, .toolStarted, .toolUpdated, .toolDone, .toolFailed, .unknown:
        conversation.planRepair(at: now, timing: repairTiming)
      }
    }
  }

  // MARK: - Subscriptions

  /// Asks for a session's channel, giving up the one that was used least recently.
  package mutating func subscribe(_ id: SessionID) -> [ServerEffect] {
    guard let space = serverSpace else { return [] }
    let isNew = !subscriptions.contains(id)
    subscriptions.removeAll { $0 == id }
    subscriptions.append(id)
    guard isNew else { return [] }
    var effects: [ServerEffect] = []
    if subscriptions.count > Self.subscriptionLimit, let idle = leastRecentlyUsedIdle {
      effects += unsubscribe(idle)
    }
    effects.append(.subscribe(space.id, id))
    return effects
  }

  private var leastRecentlyUsedIdle: SessionID? {
    // The last one is the one that was just asked for.
    subscriptions.dropLast().first { id in
      current != .session(id) && !(conversations[.session(id)]?.isGenerating ?? false)
    }
  }

  package mutating func unsubscribe(_ id: SessionID) -> [ServerEffect] {
    guard let space = serverSpace, subscriptions.contains(id) else { return [] }
    subscriptions.removeAll { $0 == id }
    conversations[.session(id)]?.loseSubscription(at: now)
    return [.unsubscribe(space.id, id)]
  }
}
