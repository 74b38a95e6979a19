import QukaWire

// MARK: - Deleting, and taking it back

extension Chats {
  /// Takes a chat out of sight; the call goes out when the time to take it back is over. A running answer is stopped
  /// now, because deleting does not stop it (docs/protocol.md §3.3), and afterwards nobody could.
  package mutating func delete(_ id: SessionID) -> [ServerEffect] {
    guard deletion(of: id) == nil else { return [] }
    guard let space = serverSpace else {
      tell(.server(.stillSigningIn))
      return []
    }
    let key = ConversationID.session(id)
    let until = now + Deletion.grace
    var deletion = Deletion(
      chat: id, space: space.id, wasOnScreen: current == key, phase: .waiting(until: until))
    deletions.append(deletion)
    let runs = conversations[key].map { $0.mayBeStopped && $0.turn?.stop == nil } ?? false
    let effects = (runs ? requestStop(in: key) : []) + cancelUpload(in: key)
    let next = sessions.selected == id ? neighbour(of: id) : nil
    sessions.hide(id)
    if let next { sessions.selected = next }
    if deletion.wasOnScreen {
      // What was typed is seen: it goes on in the new chat. Elsewhere it goes, as was announced.
      let typed = withCurrent { $0.unsent.takeAll() }
      let (options, now) = (toggles.options, now)
      newChat()
      withCurrent { $0.unsent.accept(typed, options, at: now) }
      deletion.carried = typed
      deletion.carriedTo = current
      deletions[deletions.count - 1] = deletion
    } else {
      // Nothing is sent there by itself any more.
      conversations[key]?.unsent.holdQueue(at: now)
    }
    tell(.loss(.deleted(id, until: until)))
    return effects
  }

  /// The chat that was deleted last comes back, with what was typed there if that still waits in the new chat on
  /// screen; else that stays where it went, which is told.
  ///
  /// - Parameter mayOpen: it may come on screen.
  package mutating func bringBack(mayOpen: Bool = true) -> [ServerEffect] {
    guard let last = deletions.last(where: \.isRevocable) else {
      tell(.loss(.nothingToBringBack(isTooLate: !deletions.isEmpty)))
      return []
    }
    deletions.removeAll { $0.chat == last.chat }
    sessions.unhide(last.chat)
    var effects: [ServerEffect] = []
    if last.wasOnScreen, mayOpen, isNewChat {
      let typed = withCurrent { $0.unsent.giveUp(last.carried) }
      let (options, now) = (toggles.options, now)
      effects = open(last.chat)
      withCurrent { $0.unsent.accept(typed, options, at: now) }
    }
    let isGone = isListedAsGone(last.chat)
    tell(.loss(.broughtBack(last.chat, isGone: isGone, textThatStayed(of: last))))
    return isGone ? effects : effects + lookWhetherItExists(last.chat)
  }

  /// Others may have deleted the chat meanwhile; if so, its history tells.
  private mutating func lookWhetherItExists(_ id: SessionID) -> [ServerEffect] {
    let key = ConversationID.session(id)
    if conversations[key] == nil { conversations[key] = Conversation() }
    change(key) { conversation in
      if conversation.record.newest != .loading { conversation.record.isWanted = true }
      // Nobody listens to a chat that was never opened.
      conversation.channel.expectMisses()
    }
    return fetchWantedHistory(id)
  }

  /// Where what was typed in a chat that is back still waits, if not there.
  private func textThatStayed(of deletion: Deletion) -> LossNews.Staying? {
    let home = ConversationID.session(deletion.chat)
    let returned = conversations[home]?.typedText ?? []
    let missing = deletion.carried.texts.filter { !returned.contains($0) }
    guard let place = deletion.carriedTo, place != home, let chat = conversations[place] else {
      return nil
    }
    // It may have been changed there.
    let staying = missing.filter { text in chat.typedText.contains { $0.contains(text) } }
    guard !staying.isEmpty else { return nil }
    return LossNews.Staying(
      place: place, isAll: staying.count == deletion.carried.texts.count)
  }

  package func deletion(of id: SessionID) -> Deletion? { deletions.first { $0.chat == id } }

  package var canBringBack: Bool { deletions.contains(where: \.isRevocable) }
}

// MARK: - Carrying it out

extension Chats {
  /// Sends the deletions whose time is over.
  mutating func advanceDeletions() -> [ServerEffect] {
    var effects: [ServerEffect] = []
    for deletion in deletions where deletion.dueAt.map({ $0 <= now }) ?? false {
      setPhase(.stopping, of: deletion.chat)
      effects += deleteIfStopped(.session(deletion.chat))
    }
    return effects
  }

  /// The deletion whose time is over goes out once the server has heard the stop, or the turn is over.
  mutating func deleteIfStopped(_ key: ConversationID) -> [ServerEffect] {
    guard case .session(let id) = key, let deletion = deletion(of: id), deletion.phase == .stopping
    else { return [] }
    guard isHeard(key) else {
      if conversations[key]?.turn?.stop == nil {
        comeBack(id, .answerRuns)
      }
      return []
    }
    setPhase(.sent, of: id)
    return [.deleteSession(deletion.space, id)]
  }

  /// No answer runs in the chat, or the server has heard its stop.
  private func isHeard(_ key: ConversationID) -> Bool {
    guard let turn = conversations[key]?.turn, turn.isActive else { return true }
    return turn.stop?.isAccepted == true
  }

  /// The program ends: what can go out goes out now, without its time. A chat in which an answer runs stays.
  package mutating func sendDeletions() -> [ServerEffect] {
    deletions.filter { $0.isRevocable && isHeard(.session($0.chat)) }.map { deletion in
      setPhase(.sent, of: deletion.chat)
      return .deleteSession(deletion.space, deletion.chat)
    }
  }

  private mutating func setPhase(_ phase: Deletion.Phase, of id: SessionID) {
    guard let index = deletions.firstIndex(where: { $0.chat == id }) else { return }
    deletions[index].phase = phase
  }

  /// A chat that could not be deleted is in the list again.
  private mutating func comeBack(_ id: SessionID, _ reason: LossNews.WhyNotDeleted) {
    deletions.removeAll { $0.chat == id }
    sessions.unhide(id)
    tell(.loss(.notDeleted(id, reason)))
  }

  mutating func sessionDeleted(
    _ id: SessionID, _ result: Result<Deleted, Failure>
  ) -> [ServerEffect] {
    // Another client was faster: it is gone all the same.
    if case .failure(let failure) = result, !failure.isGone {
      comeBack(id, .request(failure))
      // Nobody knows what the server did; the list will.
      return failure.mayHaveArrived ? refreshSessions() : []
    }
    return forget(id)
  }

  /// The chat is gone at the server, by the person's wish: nothing of it stays here but what was typed on screen.
  mutating func forget(_ id: SessionID) -> [ServerEffect] {
    let key = ConversationID.session(id)
    let wasOnScreen = current == key || deletion(of: id)?.wasOnScreen == true
    let typed = wasOnScreen ? conversations[key]?.unsent.takeAll() : nil
    deletions.removeAll { $0.chat == id }
    sessions.forget(id)
    keep(.forget(id))
    conversations[key] = nil
    spareSessions.removeAll { $0 == id }
    titles.end(id)
    let effects = unsubscribe(id)
    if current == key { newChat() }
    tell(.place(.forgotten(key)))
    if let typed, !typed.isEmpty { keepTyped(typed) }
    return effects
  }

  /// What came back from a question that was on its way waits in the input of the next new chat.
  private mutating func keepTyped(_ typed: Unsent.Carried) {
    let key = idleDraft ?? .draft(nextDraft)
    if conversations[key] == nil { nextDraft += 1 }
    conversations[key, default: Conversation()].unsent.accept(typed, toggles.options, at: now)
  }
}
