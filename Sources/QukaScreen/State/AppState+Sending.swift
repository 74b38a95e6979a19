import QukaText
import QukaWire

// MARK: - Asking

extension AppState {
  /// Enter in the composer: sends, or queues while the answer before is still being written.
  mutating func submit() -> [Effect] {
    guard conversation.composer.hasMessage || !conversation.held.isEmpty else {
      explain("There is nothing to send yet.")
      return []
    }
    if notice?.subject == .noWindow {
      say("No window opened. Enter again sends what is typed.", about: .key)
      return []
    }
    if case .closed(let reason) = link {
      say("\(reason) Ctrl-R tries again.", .warning, about: .outage)
      return []
    }
    // What is typed stays, and goes along into the new chat.
    guard !conversation.isGone else {
      say(Self.goneChat)
      return []
    }
    let (options, now) = (toggles.options, now)
    guard let question = withCurrent({ $0.unsent.take(options, at: now) }) else {
      if conversation.composer.isEmpty {
        say("Press Enter again to send what is held.", about: .key)
      }
      return []
    }
    // Hints about what was typed have had their time; a warning has not.
    if notice?.kind == .information { notice = nil }
    guard conversation.canSend, !link.isWaiting else {
      if link.isWaiting, !conversation.isGenerating {
        say("This goes out when the connection is back; Up takes it back.", about: .queue)
      } else if conversation.awaitsStop, !conversation.isGenerating {
        say("A stop is still on its way; this goes out right after it.", about: .queue)
      }
      withCurrent { $0.unsent.enqueue(question) }
      return []
    }
    return ask(question.text, question.options, in: current)
  }

  mutating func ask(
    _ text: String, _ options: SendOptions, in key: ConversationID, again: FailedQuestion? = nil
  ) -> [Effect] {
    let turn = TurnID(number: nextTurn)
    nextTurn += 1
    sayWhatMayHappen(in: key)
    conversations[key]?.ask(text, options, as: turn, again: again, at: now, timing: timing)
    guard let space else { return warmStop() }
    switch key {
    case .draft:
      guard let spare = takeSpare() else { return [.createSession(space.id, turn)] + warmStop() }
      return sessionCreated(turn, .success(spare)) + warmStop()
    case .session(let id):
      sessions.touch(id, at: today?.start ?? 0)
      spareSessions.removeAll { $0 == id }
      let isNamed = again?.message != nil
      return subscribe(id) + (isNamed ? postIfReady(key) : [.nameMessage(space.id, id, turn)])
        + warmStop()
    }
  }

  /// A session that waits for its first question, unless the person opened it meanwhile.
  private mutating func takeSpare() -> SessionID? {
    guard let index = spareSessions.firstIndex(where: { conversations[.session($0)] == nil })
    else { return nil }
    return spareSessions.remove(at: index)
  }

  /// Says what an earlier stop may still do, before a question goes out (S13).
  private mutating func sayWhatMayHappen(in key: ConversationID) {
    guard let conversation = conversations[key] else { return }
    let isDoubtful = conversation.lostStop.map { $0.doubtfulUntil > now } ?? false
    if isDoubtful {
      say(
        "An earlier stop was lost on its way; should it still arrive, it ends this answer.",
        .warning, in: key)
    } else if conversation.isDetached {
      // The line under that answer says so for longer.
      say("The answer that was stopped before may still be running at the server.", in: key)
    } else if conversation.turn?.isQuiet == true {
      say("The answer before may still be running at the server.", in: key)
    }
  }

  /// The conversation that sends this turn's question.
  func sender(_ turn: TurnID) -> ConversationID? {
    conversations.first { $0.value.sending?.turn == turn }?.key
  }

  package mutating func sessionCreated(
    _ turn: TurnID, _ result: Result<SessionID, Failure>
  ) -> [Effect] {
    guard let key = sender(turn), let space else {
      if case .success(let id) = result { spareSessions.append(id) }
      return []
    }
    switch result {
    case .failure(let failure):
      return withdraw(key, namingSpace(failure))
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
    for index in deletions.indices where deletions[index].carriedTo == key {
      deletions[index].carriedTo = .session(id)
    }
    let isCurrent = current == key
    let selection = sessions.selection == key ? .session(id) : sessions.selection
    sessions.insert(
      ChatSession(
        id: id, title: title, createdAt: 0,
        latestAccessAt: max(
          sessions.sessions.first?.latestAccessAt ?? 0, today?.start ?? 0)))
    if isCurrent { current = .session(id) }
    // Where somebody is choosing, the choice stays.
    if !isCurrent || focus == .list { sessions.selection = selection }
  }

  package mutating func messageNamed(
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
    return [.send(space.id, id, sending.turn, message, text: sending.text, sending.options)]
  }

  private mutating func withdraw(_ key: ConversationID, _ failure: Failure) -> [Effect] {
    sayFailed(failure.sentence, in: key)
    let now = now
    return turnActions(in: key) { $0.postWithdrawn(at: now) }
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
      stopOwners[turn, default: StopOwner(conversation: key)].unanswered += 1
      conversations[key]?.unansweredStops += 1
      return [.stop(space.id, id, turn, isFresh: attempt > 1)]
    case .cancelSend:
      return [.cancelSend(turn)]
    case .resend:
      return resendIfReady(key)
    case .refetch:
      guard case .session(let id) = key else { return [] }
      conversations[key]?.wantsHistory = true
      return fetchWantedHistory(id)
    case .quiet:
      return sendQueued(in: key)
    case .end(let ending):
      return turnEnded(ending, in: key)
    }
  }

  private mutating func turnEnded(_ ending: Turn.Ending, in key: ConversationID) -> [Effect] {
    var effects: [Effect] = []
    if !isTerminalFocused, let text = notice(of: ending, in: key) { effects.append(.notify(text)) }
    announceStop(ending, in: key)
    mendAfterTurn(in: key)
    return effects + deleteIfStopped(key) + sendQueued(in: key)
  }

  /// What is told of the end of an answer to somebody who looks elsewhere; who stopped it knows.
  private func notice(of ending: Turn.Ending, in key: ConversationID) -> String? {
    let title = key.session.flatMap { sessions.session($0)?.title }.map(TextFit.oneLine)
    let name = title.map { ": " + TextFit.cut($0, to: 60) } ?? ""
    switch ending {
    case .completed: return "The answer is there" + name
    case .failed, .interrupted: return "The answer broke off" + name
    case .stopped, .finished, .incomplete, .withdrawn, .detached: return nil
    }
  }

  /// The next queued message goes out when nothing of the session is under way (S12, S13); during an outage
  /// it waits for the connection.
  mutating func sendQueued(in key: ConversationID) -> [Effect] {
    guard !link.isWaiting, let next = conversations[key]?.nextQueued() else { return [] }
    return ask(next.text, next.options, in: key)
  }

  // MARK: Stop

  /// Esc or Ctrl-C while the turn on screen runs.
  mutating func requestStop(in key: ConversationID) -> [Effect] {
    let now = now
    return turnActions(in: key) { $0.requestStop(at: now) }
  }

  /// Whose stop request was answered; forgotten with its last answer.
  private mutating func takeStopOwner(_ turn: TurnID) -> ConversationID? {
    guard var owner = stopOwners[turn] else { return nil }
    owner.unanswered -= 1
    stopOwners[turn] = owner.unanswered > 0 ? owner : nil
    return owner.conversation
  }

  package mutating func stopAnswered(_ turn: TurnID, _ answer: StopAnswer) -> [Effect] {
    guard let key = takeStopOwner(turn), let conversation = conversations[key] else { return [] }
    conversations[key]?.unansweredStops = max(0, conversation.unansweredStops - 1)
    let now = now
    switch answer {
    case .accepted: break
    case .failed(let sentence), .refused(let sentence), .lost(let sentence):
      if conversations[key]?.isGenerating == true {
        sayFailed(sentence, in: key)
      }
    }
    if case .lost = answer {
      conversations[key]?.lostStop = Conversation.LostStop(
        waitsUntil: now + timing.lostStopPause, doubtfulUntil: now + timing.lostStopDoubt)
    }
    var effects: [Effect] = []
    if conversation.turnID == turn {
      effects = turnActions(in: key) { $0.stopAnswered(answer, at: now) }
    }
    return effects + deleteIfStopped(key) + sendQueued(in: key)
  }
}
