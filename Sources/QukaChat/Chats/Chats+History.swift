import QukaWire

extension Chats {
  mutating func historyLoaded(
    _ id: SessionID, _ result: Result<[Message], Failure>, _ page: HistoryPage
  ) -> [ServerEffect] {
    guard conversations[.session(id)] != nil else { return fetchInBackground() }
    let effects = loaded(id, result, page)
    return id == currentSession ? effects + seekGoal() : effects
  }

  private mutating func loaded(
    _ id: SessionID, _ result: Result<[Message], Failure>, _ page: HistoryPage
  ) -> [ServerEffect] {
    switch result {
    case .success(let messages) where page.number == 1:
      return newestLoaded(id, messages, page) + fetchInBackground()
    case .success(let messages): return olderLoaded(id, messages, page)
    case .failure(let failure) where page.number == 1:
      return newestFailed(id, failure) + fetchInBackground()
    case .failure(let failure): return olderFailed(id, failure)
    }
  }

  private mutating func newestLoaded(
    _ id: SessionID, _ messages: [Message], _ page: HistoryPage
  ) -> [ServerEffect] {
    let key = ConversationID.session(id)
    let now = now
    let timing = timing
    let repairTiming = repairTiming
    let unused = TurnID(number: nextTurn)
    var effects: [ServerEffect] = []
    let isCurrent = key == current
    change(key) { conversation in
      let before = conversation.record.hasLoaded ? conversation.answersMeasure : nil
      defer {
        if !isCurrent, before != nil, conversation.answersMeasure.isNews(since: before) {
          conversation.isUnread = true
        }
      }
      conversation.takeNewest(messages, page)
      conversation.joinStored(as: unused, at: now, page.receivedAt, timing: timing)
      conversation.noteAge(at: now, page.receivedAt)
    }
    if conversations[key]?.turnID == unused {
      nextTurn += 1
      effects += warmStop()
    }
    keepChat(id)
    keepPage(messages, in: id, isNewest: true)
    // What was missed while this page was on its way is fetched next.
    effects += turnActions(in: key) { $0.receiveStored(messages.last, at: now) }
    change(key) { $0.holdQueueIfLost(at: now) }
    change(key) { $0.repairAnswered(at: now, timing: repairTiming) }
    // A page that was asked for before the refusal proves nothing.
    if conversations[key]?.record.isWanted == false {
      isThere(id)
      tell(.history(.loaded(key)))
    }
    return effects + fetchWantedHistory(id) + fetchBridge(id) + retitleIfWanted(id)
  }

  private mutating func newestFailed(_ id: SessionID, _ failure: Failure) -> [ServerEffect] {
    guard !failure.isCancelled else { return newestForsaken(id) }
    let key = ConversationID.session(id)
    let isRetry = (conversations[key]?.mending.repair?.tries ?? 0) > 0
    let now = now
    let repairTiming = repairTiming
    change(key) { conversation in
      conversation.record.newest =
        conversation.entries.isEmpty ? .failed(.request(failure)) : .loaded
      conversation.record.hasFailedFetch = !failure.isGone
      conversation.repairAnswered(at: now, timing: repairTiming)
    }
    if failure.isGone { return chatIsGone(id) }
    tellRefusal(id)
    titleFailed(id, failure)
    let isGivenUp = conversations[key]?.mending.repair?.isGivenUp == true
    if key == current {
      tell(.history(.failed(key, failure, isRetry: isRetry, isGivenUp: isGivenUp)))
    }
    return fetchWantedHistory(id)
  }

  /// The page was asked for before an outage and given up after it: it is asked for again, by the channel's opening if
  /// that is still to come.
  private mutating func newestForsaken(_ id: SessionID) -> [ServerEffect] {
    let key = ConversationID.session(id)
    change(key) { conversation in
      conversation.record.newest = conversation.record.hasLoaded ? .loaded : .absent
      conversation.record.isWanted = true
    }
    let isAwaitingChannel =
      subscriptions.contains(id) && conversations[key]?.channel.isOpen == false
    return isAwaitingChannel ? [] : fetchWantedHistory(id)
  }

  /// Fetches history when something was missed, one request at a time; a chat that nobody waits for takes
  /// its turn.
  mutating func fetchWantedHistory(_ id: SessionID) -> [ServerEffect] {
    let key = ConversationID.session(id)
    guard let space = serverSpace, let conversation = conversations[key],
      conversation.record.isWanted,
      conversation.record.newest != .loading, !conversation.isGone,
      isAwaited(id) || mayFetchInBackground
    else { return [] }
    conversations[key]?.record.isWanted = false
    conversations[key]?.record.newest = .loading
    return [.loadHistory(space.id, id)]
  }

  /// The person asks for what could not be loaded.
  mutating func reloadHistory() -> [ServerEffect] {
    guard let id = currentSession, !conversation.isGone else { return [] }
    var effects: [ServerEffect] = []
    if case .failed = conversation.record.older {
      withCurrent { $0.record.older = .available }
      effects += loadOlder()
    }
    guard effects.isEmpty || conversation.isMissingSomething else { return effects }
    let now = now
    let repairTiming = repairTiming
    withCurrent { conversation in
      conversation.restartRepair(at: now, timing: repairTiming)
      conversation.askForRepair()
    }
    return effects + fetchWantedHistory(id)
  }

  /// Asks for what is due in every conversation, on screen or not.
  mutating func advanceRepairs() -> [ServerEffect] {
    var effects: [ServerEffect] = []
    for case .session(let id) in chats(where: {
      $0.mending.repair?.dueAt.map { $0 <= now } ?? false
    }) {
      change(.session(id)) { $0.askForRepair() }
      effects += fetchWantedHistory(id)
    }
    return effects
  }

  /// A turn has ended: what had to wait for that is fetched.
  mutating func mendAfterTurn(in key: ConversationID) {
    guard conversations[key]?.isMissingSomething == true else { return }
    let now = now
    let repairTiming = repairTiming
    change(key) { $0.planRepair(at: now, timing: repairTiming) }
  }
}

// MARK: - Older pages

extension Chats {
  /// Fetches the page before the first message of the chat on screen.
  package mutating func loadOlder() -> [ServerEffect] {
    if recallOlder() { return [] }
    guard let space = serverSpace, let id = currentSession, conversation.record.older == .available,
      conversation.record.newest == .loaded, conversation.record.bridge == nil
    else { return [] }
    withCurrent { $0.record.older = .loading }
    tell(.history(.loadingOlder(current)))
    return [.loadHistory(space.id, id, page: conversation.nextOlderPage)]
  }

  private mutating func olderLoaded(
    _ id: SessionID, _ messages: [Message], _ page: HistoryPage
  ) -> [ServerEffect] {
    if let effects = firstQuestionFound(id, messages, page) { return effects }
    let known = conversations[.session(id)]?.record.messages.count
    let now = now
    let repairTiming = repairTiming
    change(.session(id)) { conversation in
      conversation.takeOlder(messages, page)
      conversation.planRepair(at: now, timing: repairTiming)
    }
    keepPage(messages, in: id, isNewest: false)
    let effects = fetchBridge(id) + retitleIfWanted(id)
    // A page of messages that are all here brings the view no further: the next one may.
    let isBarren = !messages.isEmpty && conversations[.session(id)]?.record.messages.count == known
    if isBarren, conversations[.session(id)]?.isAstray(page) == true {
      change(.session(id)) { $0.record.older = .failed(.repeatsItself) }
      return effects
    }
    return effects + (isBarren && current == .session(id) ? loadOlder() : [])
  }

  private mutating func olderFailed(_ id: SessionID, _ failure: Failure) -> [ServerEffect] {
    titleFailed(id, failure)
    let now = now
    let repairTiming = repairTiming
    change(.session(id)) { conversation in
      if conversation.record.older == .loading {
        conversation.record.older = .failed(.request(failure))
      }
      guard conversation.record.bridge != nil else { return }
      // Only the page itself makes good for it: the newest one, which is asked again first, does not.
      conversation.record.bridge?.hasFailed = true
      conversation.planRepair(at: now, timing: repairTiming)
    }
    return []
  }

  /// Fetches the next page of a hole between the newest page and what was here.
  private func fetchBridge(_ id: SessionID) -> [ServerEffect] {
    guard let space = serverSpace, let bridge = conversations[.session(id)]?.record.bridge else {
      return []
    }
    return [.loadHistory(space.id, id, page: bridge.page)]
  }
}
