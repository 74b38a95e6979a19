import QukaWire

// MARK: - The send's progress

extension Chats {
  mutating func sendWritten(_ turn: TurnID) -> [ServerEffect] {
    guard let key = sender(turn) else { return [] }
    conversations[key]?.postWritten()
    return []
  }

  mutating func sendWithdrawn(_ turn: TurnID) -> [ServerEffect] {
    guard let key = sender(turn) else { return [] }
    let now = now
    return turnActions(in: key) { $0.postWithdrawn(at: now) }
  }

  mutating func sendAnswered(
    _ turn: TurnID, _ result: Result<SendReceipt, Failure>
  ) -> [ServerEffect] {
    guard let key = sender(turn) else { return [] }
    let now = now
    switch result {
    case .success(let receipt):
      change(key) { $0.receiptCame(receipt) }
      let effects = turnActions(in: key) {
        $0.postWritten()
        return $0.postAccepted(at: now)
      }
      if case .session(let id) = key { keepChat(id) }
      keepTurn(of: key)
      return effects
    case .failure(let failure):
      if isPostponed(failure, in: key) {
        return postpone(key) { $0.postFailed(.unsent, failure.error, at: now) }
      }
      // A send that a stop cancelled is no news.
      let isNews = conversations[key]?.turn?.stop == nil
      let effects = turnActions(in: key) {
        if failure.sendFailure.isAnswered { $0.postWritten() }
        return $0.postFailed(failure.sendFailure, failure.error, at: now)
      }
      mendAfterTurn(in: key)
      if isNews { tellOf(failure, in: key) }
      guard failure.isGone, case .session(let id) = key else { return effects }
      return effects + chatIsGone(id)
    }
  }

  /// Nothing of the question went out, now or before, and there is no connection.
  private func isPostponed(_ failure: Failure, in key: ConversationID) -> Bool {
    guard connection.isWaiting, failure.isOutage, failure.sendFailure == .unsent,
      let turn = conversations[key]?.turn, turn.stop == nil
    else { return false }
    return !turn.attempts.mayHaveArrived && !turn.attempts.isRepeat
  }

  /// Tells what became of a send that failed; nothing if it had arrived all the same.
  private mutating func tellOf(_ failure: Failure, in key: ConversationID) {
    let isSending = conversations[key]?.sending != nil
    let isGenerating = conversations[key]?.isGenerating ?? false
    // What is still being sent goes out again, or has arrived: it is said when that is known.
    if isSending, isGenerating { return }
    if !isGenerating || failure.sendFailure == .refused {
      tell(.asking(.failed(failure, in: key)))
    }
  }

  /// Sends a question again whose receipt was lost, as soon as its events can be heard.
  mutating func resendIfReady(_ key: ConversationID) -> [ServerEffect] {
    guard case .session(let id) = key, let space = serverSpace, connection.isConnected,
      let conversation = conversations[key], conversation.channel.isOpen,
      conversation.turn?.attempts.isDue == true,
      let sending = conversation.sending, let message = sending.message
    else { return [] }
    if conversation.turn?.attempts.mayHaveArrived == true {
      tell(.asking(.sentAgain(key)))
    }
    conversations[key]?.beginResending()
    return [.send(space.id, id, sending.turn, message, text: sending.text, sending.options)]
  }
}

extension SendFailure {
  /// The request's head was certainly written.
  fileprivate var isAnswered: Bool {
    switch self {
    case .unsent: false
    case .lost, .busy, .duplicate, .refused, .failed, .noAnswer: true
    }
  }
}

// MARK: - Again

extension Chats {
  /// Connects again, or sends the question again that failed or got an empty answer, or loads the chat anew.
  package mutating func tryAgain() -> [ServerEffect] {
    guard hasSignedIn else { return signInAgain() }
    if !connection.isConnected { return [.reconnect] }
    guard !conversation.isGone else {
      tell(.asking(.chatIsGone))
      return []
    }
    if let failed = conversation.repeatable {
      guard conversation.canSend else {
        tell(.asking(.stopOnItsWay))
        return []
      }
      return ask(failed.text, failed.options ?? toggles.options, in: current, again: failed)
    }
    return loadAgain()
  }

  /// Loads what failed to load; where nothing did, the chat is read anew. What comes of it is said, because nothing may
  /// change.
  private mutating func loadAgain() -> [ServerEffect] {
    let hadFailed = canLoadAgain
    let effects = reloadHistory()
    if conversation.record.newest == .loading {
      tell(.history(.loadingAgain))
    } else if effects.isEmpty, !hadFailed {
      tell(.history(.nothingToTryAgain))
    }
    return effects
  }

  /// Some of the chat on screen could not be loaded.
  package var canLoadAgain: Bool {
    guard currentSession != nil, !conversation.isGone else { return false }
    if case .failed = conversation.record.newest { return true }
    if case .failed = conversation.record.older { return true }
    return conversation.isMissingSomething
  }

  /// The question that failed can be sent again.
  package var canSendAgain: Bool {
    connection.isConnected && conversation.repeatable != nil && conversation.canSend
      && !conversation.isGone
  }

  /// What waited for a stop that got lost goes out now.
  mutating func sendAfterLostStops() -> [ServerEffect] {
    var effects: [ServerEffect] = []
    for key in chats(where: { $0.stops.lost?.waitsUntil.map { $0 <= now } ?? false }) {
      conversations[key]?.stops.waitNoLonger()
      effects += sendQueued(in: key)
    }
    return effects
  }
}
