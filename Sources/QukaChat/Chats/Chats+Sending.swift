import QukaWire

// MARK: - Asking

extension Chats {
  /// Sends what is typed, or what is held; it waits while the answer before is still being written.
  package mutating func submit() -> [ServerEffect] {
    if case .closed(let reason) = connection {
      tell(.server(.closed(reason)))
      return []
    }
    // What is typed stays, and goes along into the new chat.
    guard !conversation.isGone else {
      tell(.asking(.chatIsGone))
      return []
    }
    let (options, now) = (toggles.options, now)
    guard let question = withCurrent({ $0.unsent.take(options, at: now) }) else {
      if conversation.composer.isEmpty { tell(.asking(.heldNeedsEnter)) }
      return []
    }
    keepPrompt(question.text)
    hurryDrafts()
    return send(question)
  }

  /// Asks a question in the chat on screen, now or when that can be.
  mutating func send(_ question: QueuedQuestion) -> [ServerEffect] {
    tell(.asking(.taken))
    keepToggles()
    guard conversation.canSend, !connection.isWaiting else {
      if connection.isWaiting, !conversation.isGenerating {
        tell(.asking(.waitsForConnection))
      } else if conversation.stops.holdUp, !conversation.isGenerating {
        tell(.asking(.waitsForStop))
      }
      withCurrent { $0.unsent.enqueue(question) }
      return []
    }
    return post(question, in: current)
  }

  /// Sends a question, once its pictures are at the server.
  private mutating func post(_ question: QueuedQuestion, in key: ConversationID) -> [ServerEffect] {
    guard question.needsUpload, let space = serverSpace else {
      return ask(question.text, question.options, in: key)
    }
    let id = UploadID(number: nextUpload)
    nextUpload += 1
    change(key) { $0.unsent.beginUpload(question, id) }
    return [.upload(space.id, id, question.pictures)]
  }

  mutating func ask(
    _ text: String, _ options: SendOptions, in key: ConversationID, again: FailedQuestion? = nil
  ) -> [ServerEffect] {
    let turn = TurnID(number: nextTurn)
    nextTurn += 1
    tellWhatMayHappen(in: key)
    conversations[key]?.ask(text, options, as: turn, again: again, at: now, timing: timing)
    tell(.asking(.asked(key)))
    guard let space = serverSpace else { return warmStop() }
    switch key {
    case .draft:
      guard let spare = takeSpare() else { return [.createSession(space.id, turn)] + warmStop() }
      return sessionCreated(turn, .success(spare)) + warmStop()
    case .session(let id):
      takeOutOfArchive(id)
      sessions.touch(id, at: dayStart)
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

  /// Tells what an earlier stop may still do, before a question goes out (S13).
  private mutating func tellWhatMayHappen(in key: ConversationID) {
    guard let conversation = conversations[key] else { return }
    let isDoubtful = conversation.stops.lost.map { $0.doubtfulUntil > now } ?? false
    if isDoubtful {
      tell(.asking(.earlierStopMayHit(key)))
    } else if conversation.earlier.isDetached {
      // The line under that answer says so for longer.
      tell(.asking(.stoppedAnswerMayRun(key)))
    } else if conversation.turn?.isQuiet == true {
      tell(.asking(.quietAnswerMayRun(key)))
    }
  }

  /// The conversation that sends this turn's question.
  func sender(_ turn: TurnID) -> ConversationID? {
    conversations.first { $0.value.sending?.turn == turn }?.key
  }

  mutating func sessionCreated(
    _ turn: TurnID, _ result: Result<SessionID, Failure>
  ) -> [ServerEffect] {
    guard let key = sender(turn), let space = serverSpace else {
      if case .success(let id) = result { spareSessions.append(id) }
      return []
    }
    switch result {
    case .failure(let failure):
      return startFailed(failure, .creationFailed(failure, in: key, of: space), in: key)
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
    conversation.record.newest = .loaded
    let title = String((conversation.sending?.text ?? "").prefix(30))
    conversations[.session(id)] = conversation
    tell(.place(.adopted(key, as: id)))
    for index in deletions.indices where deletions[index].carriedTo == key {
      deletions[index].carriedTo = .session(id)
    }
    let isCurrent = current == key
    let selection = sessions.selection == key ? .session(id) : sessions.selection
    sessions.insert(
      ChatSession(
        id: id, title: title, createdAt: 0,
        latestAccessAt: max(
          sessions.sessions.first?.latestAccessAt ?? 0, dayStart)))
    if isCurrent {
      current = .session(id)
      keep(.place(id))
    }
    keepChat(id)
    if !isCurrent || isChoosing { sessions.selection = selection }
  }

  mutating func messageNamed(
    _ turn: TurnID, _ result: Result<MessageID, Failure>
  ) -> [ServerEffect] {
    guard let key = sender(turn) else { return [] }
    switch result {
    case .failure(let failure):
      return startFailed(failure, .failed(failure, in: key), in: key)
    case .success(let message):
      conversations[key]?.name(message)
      return postIfReady(key)
    }
  }

  /// Posts the question once its channel is open and its id known: nothing is replayed, so the
  /// subscription comes first (docs/protocol.md §7.1).
  mutating func postIfReady(_ key: ConversationID) -> [ServerEffect] {
    guard case .session(let id) = key, let space = serverSpace,
      let conversation = conversations[key],
      conversation.channel.isOpen, conversation.turn?.phase == .preparing,
      let sending = conversation.sending, let message = sending.message
    else { return [] }
    conversations[key]?.beginPosting()
    return [.send(space.id, id, sending.turn, message, text: sending.text, sending.options)]
  }

}

// MARK: - Turns

extension Chats {
  /// Runs a verb of a conversation and turns its actions into effects.
  mutating func turnActions(
    in key: ConversationID, _ verb: (inout Conversation) -> [Turn.Action]
  ) -> [ServerEffect] {
    guard var conversation = conversations.removeValue(forKey: key) else { return [] }
    let actions = verb(&conversation)
    let turn = conversation.turnID
    conversations[key] = conversation
    drafts.touched.insert(key)
    return actions.flatMap { effects(of: $0, in: key, turn: turn) }
  }

  private mutating func effects(
    of action: Turn.Action, in key: ConversationID, turn: TurnID
  ) -> [ServerEffect] {
    switch action {
    case .sendStop(let attempt):
      guard case .session(let id) = key, let space = serverSpace else { return [] }
      conversations[key]?.stops.send(for: turn)
      return [.stop(space.id, id, turn, isFresh: attempt > 1)]
    case .cancelSend:
      return [.cancelSend(turn)]
    case .resend:
      return resendIfReady(key)
    case .refetch:
      guard case .session(let id) = key else { return [] }
      conversations[key]?.record.isWanted = true
      return fetchWantedHistory(id)
    case .quiet:
      return sendQueued(in: key)
    case .end(let ending):
      return turnEnded(ending, in: key)
    }
  }

  private mutating func turnEnded(_ ending: Turn.Ending, in key: ConversationID) -> [ServerEffect] {
    tell(.end(.ended(key, ending)))
    keepTurn(of: key)
    announceStop(ending, in: key)
    mendAfterTurn(in: key)
    return deleteIfStopped(key) + sendQueued(in: key)
  }

  /// The next queued message goes out when nothing of the session is under way (S12, S13); during an outage
  /// it waits for the connection.
  mutating func sendQueued(in key: ConversationID) -> [ServerEffect] {
    guard !connection.isWaiting, let next = conversations[key]?.nextQueued() else { return [] }
    return post(next, in: key)
  }

  // MARK: Stop

  /// The person stops the turn of a chat.
  package mutating func requestStop(in key: ConversationID) -> [ServerEffect] {
    let now = now
    return turnActions(in: key) { $0.requestStop(at: now) }
  }

  mutating func stopAnswered(_ turn: TurnID, _ answer: StopAnswer) -> [ServerEffect] {
    // The turn may have been left since.
    let owner = conversations.first { $0.value.stops.areOut(for: turn) }
    guard let (key, conversation) = owner else { return [] }
    conversations[key]?.stops.answered(for: turn)
    let now = now
    switch answer {
    case .accepted: break
    case .failed(let error), .refused(let error), .lost(let error):
      if conversations[key]?.isGenerating == true {
        tell(.end(.stopFailed(error, in: key)))
      }
    }
    if case .lost = answer {
      conversations[key]?.stops.lose(at: now, timing)
    }
    var effects: [ServerEffect] = []
    if conversation.turnID == turn {
      effects = turnActions(in: key) { $0.stopAnswered(answer, at: now) }
    }
    return effects + deleteIfStopped(key) + sendQueued(in: key)
  }
}
