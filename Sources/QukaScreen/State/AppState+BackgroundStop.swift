import QukaWire

// MARK: - Asking for it

extension AppState {
  /// The chat selected in the list: its answer is stopped, whatever is on screen.
  mutating func stopSelected() -> [Effect] {
    guard let key = sessions.selection else { return [] }
    let title = quotedTitle(of: key)
    let turn = conversations[key]?.turn
    guard let turn, turn.isActive else {
      say("No answer is running in \(title).", about: .program)
      return []
    }
    if turn.stop != nil { return [] }
    if turn.looksOver { say("The answer in \(title) is complete.", about: .program) }
    return requestStop(in: key)
  }

  /// Stops every answer that runs, each by itself; what stops already is left alone.
  mutating func stopAll() -> [Effect] {
    let running = conversations.filter { $0.value.isGenerating }
    let asked = running.filter { $0.value.turn?.stop == nil }
      .sorted { $0.value.turnID.number < $1.value.turnID.number }
    // An answer that only settles is complete for the person.
    let count = asked.count { $0.value.activity != .idle }
    if count > 0 {
      say(count == 1 ? "Stopping 1 answer…" : "Stopping \(count) answers…", about: .stops)
    } else {
      let isStopping = running.contains { $0.value.activity == .stopping }
      say(
        isStopping ? "Already stopping." : "No answer is running.",
        about: isStopping ? .stops : .program)
    }
    return asked.flatMap { requestStop(in: $0.key) }
  }
}

// MARK: - Telling how it went

extension AppState {
  /// Says how a stop ended in a chat that is not on screen; on screen the mark says it.
  mutating func announceStop(_ ending: Turn.Ending, in key: ConversationID) {
    guard conversations[key]?.turn?.stop != nil else { return }
    if key == current {
      guard ending == .withdrawn else { return }
      let place = conversation.unsent.tookBackIntoInput ? "in the input again" : "held"
      return say("Stopped before it was sent; the question is \(place).", about: .input)
    }
    guard case .session(let id) = key else {
      if ending == .withdrawn { sayWithdrawn("The new chat", in: key) }
      return
    }
    guard deletion(of: id) == nil else { return }
    let title = quotedTitle(id)
    // Some ends are the work of time, not of an event.
    conversations[key]?.isUnread = true
    switch ending {
    case .stopped, .finished:
      announceConfirmed(id, title, in: key)
    case .detached(let reason):
      let detail = reason.map { ": \($0)" } ?? "; it may still be running there."
      say("\(title): the server has not confirmed the stop\(detail)", .warning, about: .program)
    case .failed(let reason):
      let detail = reason.map { ": \($0)" } ?? "."
      say("\(title): failed while stopping\(detail)", .warning, about: .program)
    case .interrupted, .incomplete:
      say("\(title): interrupted while stopping.", .warning, about: .program)
    case .withdrawn: sayWithdrawn(title, in: key)
    case .completed: return
    }
  }

  private mutating func sayWithdrawn(_ title: String, in key: ConversationID) {
    let isInInput = conversations[key]?.unsent.tookBackIntoInput == true
    let place = isInInput ? "in its input again" : "held there"
    say("\(title): stopped before it was sent; the question is \(place).", about: .program)
  }

  /// One sentence per chat, or one for all that were confirmed while the sentence before still stands.
  private mutating func announceConfirmed(
    _ id: SessionID, _ title: String, in key: ConversationID
  ) {
    // Good news does not hide a warning.
    if let notice, notice.kind == .warning, notice.until > now { return }
    let isContinued = notice != nil && notice?.text == announcedStops.text
    let chats = isContinued ? announcedStops.chats + [id] : [id]
    let text: String
    if chats.count > 1 {
      text =
        "\(chats.count) answers stopped: " + chats.map { quotedTitle($0) }.joined(separator: ", ")
    } else {
      text = "\(title): " + (conversations[key]?.lastMark ?? "stopped")
    }
    say(text, about: .program)
    announcedStops = AnnouncedStops(chats: chats, text: text)
  }

  /// The confirmed stops that the last notice told of.
  struct AnnouncedStops: Equatable, Sendable {
    var chats: [SessionID] = []
    var text = ""
  }
}

extension Conversation {
  fileprivate var lastMark: String? {
    guard case .mark(let mark) = entries.last?.content else { return nil }
    return MarkText.text(mark)
  }
}
