import QukaWire

// Chats of this run that the server lacks.
extension AppState {
  /// The one rule for what stays in the list though the server's list lacks it: the chat on screen, and what else
  /// could not be reached any more: text that was not sent, or something that was not read.
  func staysListed(_ id: SessionID) -> Bool {
    let key = ConversationID.session(id)
    if key == current { return true }
    guard let conversation = conversations[key] else { return false }
    return !conversation.unsent.isEmpty || conversation.sending != nil || conversation.isUnread
      || conversation.isGenerating
  }

  /// Follows every event, because every event can end the need for a chat.
  mutating func dropAbsentChats() {
    guard !sessions.absent.isEmpty else { return }
    var list = sessions
    list.dropAbsent(unless: staysListed)
    sessions = list
  }

  /// In an order of their own, so that the effects are the same in every run.
  var absentChats: [SessionID] { sessions.absent.sorted { $0.rawValue < $1.rawValue } }

  /// The server's list lacks chats: of those that stay, history tells whether they are gone.
  mutating func lookForAbsent(except known: Set<SessionID>) -> [Effect] {
    var effects: [Effect] = []
    for id in absentChats where !known.contains(id) {
      keepUnansweredQuestion(.session(id))
      guard staysListed(id) else { continue }
      conversations[.session(id)]?.wantsHistory = true
      effects += fetchWantedHistory(id)
    }
    return effects
  }

  /// History told of the chat.
  mutating func isThere(_ id: SessionID) {
    if conversations[.session(id)]?.isGone != true { sessions.find(id) }
    sayRefusal(id)
  }

  /// The server does not know a chat any more: what is on screen stays, and so does what was not read or not sent.
  mutating func chatIsGone(_ id: SessionID) -> [Effect] {
    if deletion(of: id) != nil { return forget(id) }
    let key = ConversationID.session(id)
    let isCurrent = key == current
    let fact = factOfGone(id)
    let advice = "\(fact) Ctrl-N starts a new chat."
    sessions.miss(id)
    titles.end(id)
    let now = now
    // It is read where the chat is on screen.
    change(key) { $0.becomeGone(advice, at: now) }
    // Nothing more can be heard of a turn that runs, and nothing is sent again.
    let effects =
      unsubscribe(id) + turnActions(in: key) { $0.channelLost(Conversation.goneReason, at: now) }
    change(key) { $0.forgetFailure() }
    keepUnansweredQuestion(key)
    let elsewhere = conversations[key]?.unsent.isEmpty == false ? adviceToOpen(id) : fact
    say(isCurrent ? advice : elsewhere, .warning, about: isCurrent ? .screen : .program)
    return effects
  }

  private func factOfGone(_ id: SessionID) -> String {
    let title = quotedTitle(id, unknown: currentSession == id ? "This chat" : "A chat")
    return "\(title) no longer exists at the server."
  }

  private func adviceToOpen(_ id: SessionID) -> String {
    "\(factOfGone(id)) Open it, and Ctrl-N takes along what you typed."
  }

  /// The chat was opened: the advice to do so is taken.
  mutating func withdrawAdviceToOpen(_ id: SessionID) {
    if notice?.text == adviceToOpen(id) { notice = nil }
  }

  /// A question that failed stands in the transcript only: there it is to be seen once more.
  private mutating func keepUnansweredQuestion(_ key: ConversationID) {
    guard key != current, conversations[key]?.hasFailedQuestion == true else { return }
    conversations[key]?.isUnread = true
  }

  /// The list marks it: the server lacks it.
  func isListedAsGone(_ id: SessionID) -> Bool {
    sessions.absent.contains(id) || conversations[.session(id)]?.isGone == true
  }
}

extension Conversation {
  fileprivate var hasFailedQuestion: Bool {
    entries.contains { entry in
      guard case .question(let question) = entry.content, case .failed = question.state else {
        return false
      }
      return true
    }
  }
}
