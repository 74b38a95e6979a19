import QukaWire

// Chats that the server does not know yet.
extension Chats {
  /// Those that hold something and are not on screen, the newest first: the list shows them above all others.
  package var newChats: [ConversationID] {
    (0..<nextDraft).reversed().map(ConversationID.draft).filter { key in
      guard key != current, let chat = conversations[key] else { return false }
      return !chat.unsent.isEmpty || !chat.entries.isEmpty
    }
  }

  package var hasListedChats: Bool { !sessions.isEmpty || !newChats.isEmpty }

  /// The new chat above the chat on screen, or below it.
  func neighbouringNewChat(_ offset: Int) -> ConversationID? {
    switch current {
    case .session(let id):
      offset < 0 && listed.all.first.map { sessions.sessions[$0].id } == id ? newChats.last : nil
    case .draft(let number):
      offset < 0
        ? newChats.last { ($0.draftNumber ?? -1) > number }
        : newChats.first { ($0.draftNumber ?? -1) < number }
    }
  }

  /// A new chat that left the list gives its selection to the first chat; where there is no other it has it.
  mutating func keepSelectionListed() {
    if let key = sessions.selection, key.session != nil || newChats.contains(key) { return }
    sessions.selection = sessions.sessions.first.map { .session($0.id) } ?? newChats.first
  }
}
