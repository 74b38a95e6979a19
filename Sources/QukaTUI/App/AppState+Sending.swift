import QukaWire

// MARK: - Asking

extension AppState {
  /// Enter in the composer: sends, or queues while the answer before is still being written.
  mutating func submit() -> [Effect] {
    guard conversation.composer.hasMessage else { return [] }
    if case .closed(let reason) = link {
      say("\(reason) Ctrl-R tries again.", .warning)
      return []
    }
    let text = withCurrent { $0.composer.take() }
    guard conversation.canSend else {
      withCurrent { $0.enqueue(text) }
      return []
    }
    return ask(text, in: current)
  }

  private mutating func ask(_ text: String, in key: ConversationID) -> [Effect] {
    let turn = TurnID(number: nextTurn)
    nextTurn += 1
    if conversations[key]?.isDetached == true {
      say("The answer that was stopped before may still be running at the server.", .warning)
    }
    conversations[key]?.ask(text, as: turn, at: now, timing: timing)
    guard let space else { return warmStop() }
    switch key {
    case .draft:
      return [.createSession(space.id, turn)] + warmStop()
    case .session(let id):
      sessions.touch(id)
      return subscribe(id) + [.nameMessage(space.id, id, turn)] + warmStop()
    }
  }

  /// The conversation that sends this turn's question.
  private func sender(_ turn: TurnID) -> ConversationID? {
    conversations.first { $0.value.sending?.turn == turn }?.key
  }

  mutating func sessionCreated(
    _ turn: TurnID, _ result: Result<SessionID, Failure>
  ) -> [Effect] {
    guard let key = sender(turn), let space else { return [] }
    switch result {
    case .failure(let failure):
      return withdraw(key, failure)
    case .success(let id):
      adopt(key, as: id)
      let text = conversations[.session(id)]?.sending?.text ?? ""
      return subscribe(id)
        + [.nameMessage(space.id, id, turn), .title(space.id, id, firstMessage: text)]
    }
  }

  /// The draft got its id from the server.
  private mutating func adopt(_ key: ConversationID, as id: SessionID) {
    guard var conversation = conversations.removeValue(forKey: key) else { return }
    conversation.history = .loaded
    let title = String((conversation.sending?.text ?? "").prefix(30))
    conversations[.session(id)] = conversation
    let isCurrent = current == key
    let selected = sessions.selected
    sessions.insert(
      ChatSession(
        id: id, title: title, createdAt: 0,
        latestAccessAt: sessions.sessions.first?.latestAccessAt ?? 0))
    if isCurrent { current = .session(id) } else { sessions.selected = selected }
  }

  mutating func messageNamed(
    _ turn: TurnID, _ result: Result<MessageID, Failure>
  ) -> [Effect] {
    guard let key = sender(turn) else { return [] }
    switch result {
    case .failure(let failure):
      return withdraw(key, failure)
    case .success(let message):
      conversations[key]?.name(message)
      return postIfReady(key)
    }
  }

  /// Posts the question once its channel is open and its id known: nothing is replayed, so the
  /// subscription comes first (docs/protocol.md §7.1).
  mutating func postIfReady(_ key: ConversationID) -> [Effect] {
    guard case .session(let id) = key, let space, let conversation = conversations[key],
      conversation.isSubscribed, conversation.turn?.phase == .preparing,
      let sending = conversation.sending, let message = sending.message
    else { return [] }
    conversations[key]?.beginPosting()
    return [.send(space.id, id, sending.turn, message, text: sending.text)]
  }

  private mutating func withdraw(_ key: ConversationID, _ failure: Failure) -> [Effect] {
    say(failure.sentence, .warning)
    return turnActions(in: key) { $0.postWithdrawn() }
  }
}

// MARK: - The send's progress

extension AppState {
  mutating func sendWritten(_ turn: TurnID) -> [Effect] {
    guard let key = sender(turn) else { return [] }
    conversations[key]?.postWritten()
    return []
  }

  mutating func sendWithdrawn(_ turn: TurnID) -> [Effect] {
    guard let key = sender(turn) else { return [] }
    return turnActions(in: key) { $0.postWithdrawn() }
  }

  mutating func sendAnswered(
    _ turn: TurnID, _ result: Result<SendReceipt, Failure>
  ) -> [Effect] {
    guard let key = sender(turn) else { return [] }
    let now = now
    switch result {
    case .success:
      return turnActions(in: key) {
        $0.postWritten()
        return $0.postAccepted(at: now)
      }
    case .failure(let failure):
      // A send that a stop cancelled is no news.
      if conversations[key]?.turn?.stop == nil { say(failure.sentence, .warning) }
      if failure.isRefusal { return turnActions(in: key) { $0.postRefused() } }
      return turnActions(in: key) {
        if failure.mayHaveArrived { $0.postWritten() }
        return $0.postFailed(
          failure.sentence, mayHaveArrived: failure.mayHaveArrived, at: now)
      }
    }
  }
}

// MARK: - Turns

extension AppState {
  /// Runs a verb of a conversation and turns its actions into effects.
  mutating func turnActions(
    in key: ConversationID, _ verb: (inout Conversation) -> [Turn.Action]
  ) -> [Effect] {
    guard var conversation = conversations.removeValue(forKey: key) else { return [] }
    let actions = verb(&conversation)
    let turn = conversation.turnID
    conversations[key] = conversation
    return actions.flatMap { effects(of: $0, in: key, turn: turn) }
  }

  private mutating func effects(
    of action: Turn.Action, in key: ConversationID, turn: TurnID
  ) -> [Effect] {
    switch action {
    case .sendStop(let attempt):
      guard case .session(let id) = key, let space else { return [] }
      stopOwners[turn] = key
      conversations[key]?.unansweredStops += 1
      return [.stop(space.id, id, turn, isFresh: attempt > 1)]
    case .cancelSend:
      return [.cancelSend(turn)]
    case .refetch:
      guard case .session(let id) = key else { return [] }
      conversations[key]?.wantsHistory = true
      return fetchWantedHistory(id)
    case .end(let ending):
      return turnEnded(ending, in: key)
    }
  }

  private mutating func turnEnded(_ ending: Turn.Ending, in key: ConversationID) -> [Effect] {
    var effects: [Effect] = []
    if ending == .completed, !isTerminalFocused { effects.append(.bell) }
    return effects + sendQueued(in: key)
  }

  /// The next queued message goes out when nothing of the session is under way (S12, S13).
  mutating func sendQueued(in key: ConversationID) -> [Effect] {
    guard let text = conversations[key]?.nextQueued() else { return [] }
    return ask(text, in: key)
  }

  // MARK: Stop

  /// Esc or Ctrl-C while the turn on screen runs.
  mutating func requestStop(in key: ConversationID) -> [Effect] {
    let now = now
    return turnActions(in: key) { $0.requestStop(at: now) }
  }

  mutating func stopAnswered(_ turn: TurnID, _ answer: StopAnswer) -> [Effect] {
    guard let key = stopOwners[turn], let conversation = conversations[key] else { return [] }
    conversations[key]?.unansweredStops = max(0, conversation.unansweredStops - 1)
    let now = now
    switch answer {
    case .accepted: break
    case .failed(let sentence), .refused(let sentence):
      if conversations[key]?.isGenerating == true { say(sentence, .warning) }
    }
    var effects: [Effect] = []
    if conversation.turnID == turn {
      effects = turnActions(in: key) { $0.stopAnswered(answer, at: now) }
    }
    return effects + sendQueued(in: key)
  }
}
