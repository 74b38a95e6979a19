import QukaWire

// The chat that the person is in.
extension Chats {
  /// Shows a chat: subscribed first, history second, so nothing falls between (docs/protocol.md §7.7).
  package mutating func open(_ id: SessionID) -> [ServerEffect] {
    show(.session(id))
    sessions.selected = id
    tell(.place(.opened(.session(id), wasUnread: conversation.isUnread)))
    withCurrent { $0.isUnread = false }
    recallIfUnknown(id)
    return follow(id)
  }

  /// The server tells of the chat on screen from here on.
  mutating func follow(_ id: SessionID) -> [ServerEffect] {
    if sessions.withoutServer.contains(id) { withCurrent { $0.isGone = true } }
    guard serverSpace != nil, !conversation.isGone else { return [] }
    let effects = subscribe(id)
    if sessions.absent.contains(id) { withCurrent { $0.record.isWanted = true } }
    switch conversation.record.newest {
    case .loading, .loaded: return effects + fetchWantedHistory(id)
    case .absent, .failed: break
    }
    withCurrent { $0.record.isWanted = true }
    if connection.isConnected, !conversation.channel.isOpen { return effects }
    // Nothing is listened to now: what is read here may be behind when the channel opens.
    withCurrent { $0.channel.expectMisses() }
    return effects + fetchWantedHistory(id)
  }

  /// Goes to another chat.
  private mutating func show(_ key: ConversationID) {
    guard key != current else { return }
    current = key
    toggles.enter(conversations[key]?.toggles)
    keep(.place(key.session))
    conversations[key]?.unsent.shown(at: now)
    tell(.place(.left))
  }

  /// Nothing was asked yet in the chat on screen.
  package var isNewChat: Bool {
    if case .draft = current { return conversation.entries.isEmpty }
    return false
  }

  package mutating func open(_ key: ConversationID) -> [ServerEffect] {
    if let id = key.session { return open(id) }
    show(key)
    tell(.place(.opened(key, wasUnread: false)))
    return []
  }

  /// An empty chat; the server hears of it with the first question.
  package mutating func newChat() {
    tell(.place(.newChat))
    if isNewChat { return }
    // What was typed in a chat that is gone is sent elsewhere.
    let typed = conversation.isGone ? withCurrent { $0.unsent.takeAll() } : nil
    let (options, now) = (toggles.options, now)
    defer { if let typed { withCurrent { $0.unsent.accept(typed, options, at: now) } } }
    if let idle = idleDraft {
      show(idle)
    } else {
      show(.draft(nextDraft))
      conversations[current] = Conversation()
      nextDraft += 1
    }
    tell(.place(.opened(current, wasUnread: false)))
  }

  /// A draft that was left with nothing sent: what was typed there comes back.
  var idleDraft: ConversationID? {
    (0..<nextDraft).map(ConversationID.draft).last { conversations[$0]?.entries.isEmpty == true }
  }

  /// Opens the chat `offset` places below the one on screen.
  package mutating func openNeighbour(_ offset: Int) -> [ServerEffect] {
    if let key = neighbouringNewChat(offset) { return open(key) }
    if let id = currentSession { sessions.selected = id }
    let order = listed.walk(from: sessions.selectedIndex)
    if currentSession != nil, !order.isEmpty {
      let row = sessions.selectedIndex.flatMap(order.firstIndex) ?? 0
      sessions.selected = sessions.sessions[order[max(0, min(row + offset, order.count - 1))]].id
    }
    guard let id = sessions.selected ?? order.first.map({ sessions.sessions[$0].id }) else {
      return []
    }
    return open(id)
  }
}
