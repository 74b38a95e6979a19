import QukaText
import QukaWire

// Chats that the server does not know yet.
extension AppState {
  /// Those that hold something and are not on screen, the newest first: the list shows them above all others.
  var newChats: [ConversationID] {
    (0..<nextDraft).reversed().map(ConversationID.draft).filter { key in
      guard key != current, let chat = conversations[key] else { return false }
      return !chat.unsent.isEmpty || !chat.entries.isEmpty
    }
  }

  var hasListedChats: Bool { !sessions.isEmpty || !newChats.isEmpty }

  /// What a new chat is called in the list: by the beginnings of its texts, which tell it from others and from the command.
  func newChatTitle(_ key: ConversationID) -> String {
    let chat = conversations[key]
    let unsent = chat?.unsent.beginnings(Self.titleCharacters) ?? []
    let sending = chat?.sending.map { String($0.text.prefix(Self.titleCharacters)) }
    let texts = unsent.isEmpty ? [sending].compactMap(\.self) : unsent
    return texts.isEmpty
      ? "New chat" : "New chat: " + texts.map { TextFit.oneLine($0) }.joined(separator: " · ")
  }

  /// Of each text: what was typed may be a megabyte, and a frame draws the title.
  private static let titleCharacters = 60

  /// Why the selected new chat cannot be deleted, and what ends it.
  var whyNotDeleted: String {
    let unsent = sessions.selection.flatMap { conversations[$0]?.unsent }
    let why = "The server does not know this chat yet."
    guard let unsent, !unsent.isEmpty else { return why + " Alt-X stops its question." }
    return why
      + (unsent.input.hasMessage
        ? " Open it: Ctrl-C clears what is typed there."
        : " Open it: Up takes back what waits there.")
  }

  mutating func open(_ key: ConversationID) -> [Effect] {
    if let id = key.session { return open(id) }
    show(key)
    return [.setTitle(windowTitle)]
  }

  /// The new chat above the chat on screen, or below it.
  func neighbouringNewChat(_ offset: Int) -> ConversationID? {
    switch current {
    case .session(let id):
      offset < 0 && sessions.sessions.first?.id == id ? newChats.last : nil
    case .draft(let number):
      offset < 0
        ? newChats.last { $0.draftNumber > number } : newChats.first { $0.draftNumber < number }
    }
  }

  /// A new chat that left the list gives its selection to the first chat; where there is no other it has it.
  mutating func keepSelectionListed() {
    if let key = sessions.selection, key.session != nil || newChats.contains(key) { return }
    sessions.selection = sessions.sessions.first.map { .session($0.id) } ?? newChats.first
  }
}

extension AppState.ConversationID {
  fileprivate var draftNumber: Int {
    if case .draft(let number) = self { return number }
    return -1
  }
}
