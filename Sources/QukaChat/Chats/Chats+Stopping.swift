import QukaWire

// MARK: - Asking for it

extension Chats {
  /// The chat selected in the list: its answer is stopped, whatever is on screen.
  package mutating func stopSelected() -> [ServerEffect] {
    guard let key = sessions.selection else { return [] }
    let turn = conversations[key]?.turn
    guard let turn, turn.isActive else {
      tell(.end(.nothingToStop(key)))
      return []
    }
    if turn.stop != nil { return [] }
    if turn.looksOver { tell(.end(.answerIsComplete(key))) }
    return requestStop(in: key)
  }

  /// Stops every answer that runs, each by itself; what stops already is left alone.
  package mutating func stopAll() -> [ServerEffect] {
    let running = conversations.filter { $0.value.isGenerating }
    let asked = running.filter { $0.value.turn?.stop == nil }
      .sorted { $0.value.turnID.number < $1.value.turnID.number }
    // An answer that only settles is complete for the person.
    let count = asked.count { $0.value.activity != .idle }
    let uploads = conversations.compactMap { key, conversation in
      conversation.unsent.uploading.map { (key: key, number: $0.id.number) }
    }.sorted { $0.number < $1.number }
    if count > 0 {
      tell(.end(.stoppingAll(count: count)))
    } else if uploads.isEmpty {
      let isStopping = running.contains { $0.value.activity == .stopping }
      tell(.end(isStopping ? .alreadyStopping : .nothingRuns))
    }
    return asked.flatMap { requestStop(in: $0.key) } + uploads.flatMap { cancelUpload(in: $0.key) }
  }
}

// MARK: - Telling how it went

extension Chats {
  /// Tells how a stop ended: of a chat on screen its mark does, unless the question came back.
  mutating func announceStop(_ ending: Turn.Ending, in key: ConversationID) {
    guard let conversation = conversations[key], conversation.turn?.stop != nil else { return }
    let other = key == current ? nil : key.session
    if let other {
      guard deletion(of: other) == nil else { return }
      // Some ends are the work of time, not of an event.
      conversations[key]?.isUnread = true
    }
    if ending == .withdrawn {
      tell(.end(.withdrawn(key, isInInput: conversation.unsent.tookBackIntoInput)))
    } else if let other {
      tell(.end(.stopEnded(other, ending, mark: conversation.lastMark)))
    }
  }
}

extension Conversation {
  fileprivate var lastMark: TurnMark? {
    guard case .mark(let mark) = entries.last?.content else { return nil }
    return mark
  }
}
