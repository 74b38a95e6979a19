import QukaWire

// Chats of this run that the server lacks.
extension Chats {
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
  mutating func lookForAbsent(except known: Set<SessionID>) -> [ServerEffect] {
    var effects: [ServerEffect] = []
    for id in absentChats where !known.contains(id) {
      keepUnansweredQuestion(.session(id))
      guard staysListed(id) else { continue }
      conversations[.session(id)]?.record.isWanted = true
      effects += fetchWantedHistory(id)
    }
    return effects
  }

  /// History told of the chat.
  mutating func isThere(_ id: SessionID) {
    if conversations[.session(id)]?.isGone != true { sessions.find(id) }
    tellRefusal(id)
  }

  /// The server does not know a chat any more: what is on screen stays, and so does what was not read or not sent.
  mutating func chatIsGone(_ id: SessionID) -> [ServerEffect] {
    if deletion(of: id) != nil { return forget(id) }
    let key = ConversationID.session(id)
    let title = sessions.title(of: id)
    sessions.miss(id)
    vanished([id], isProven: true)
    titles.end(id)
    let now = now
    change(key) { $0.becomeGone(title, at: now) }
    // Nothing more can be heard of a turn that runs, and nothing is sent again.
    let effects =
      unsubscribe(id) + turnActions(in: key) { $0.channelLost(.chatGone, at: now) }
    change(key) { $0.forgetFailure() }
    keepUnansweredQuestion(key)
    let hasTyped = conversations[key]?.unsent.isEmpty == false
    let isKept = sessions.withoutServer.contains(id)
    tell(.loss(.gone(id, title: title, hasTyped: hasTyped, isKept: isKept)))
    return effects
  }

  /// A question that failed stands in the transcript only: there it is to be seen once more.
  private mutating func keepUnansweredQuestion(_ key: ConversationID) {
    guard key != current, conversations[key]?.hasFailedQuestion == true else { return }
    conversations[key]?.isUnread = true
  }

  /// The list marks it: the server lacks it.
  package func isListedAsGone(_ id: SessionID) -> Bool {
    sessions.absent.contains(id) || sessions.withoutServer.contains(id)
      || conversations[.session(id)]?.isGone == true
  }
}

extension Conversation {
  var hasFailedQuestion: Bool { entries.contains(where: \.isFailedQuestion) }
  var failedQuestions: Int { entries.count(where: \.isFailedQuestion) }
}

extension Entry {
  fileprivate var isFailedQuestion: Bool {
    guard case .question(let question) = content, case .failed = question.state else {
      return false
    }
    return true
  }
}
