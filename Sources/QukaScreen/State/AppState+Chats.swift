import QukaChat
import QukaText
import QukaWire

// What a person does with the chats, as far as the screen has a part in it.
extension AppState {
  package mutating func open(_ key: ConversationID) -> [Effect] { act { $0.open(key) } }
  package mutating func open(_ id: SessionID) -> [Effect] { open(.session(id)) }

  /// Ctrl-N.
  mutating func askForNewChat() -> [Effect] {
    if chats.isNewChat, focus == .composer { say("This is a new chat already.", about: .key) }
    return actAlone { $0.newChat() }
  }

  /// Opens the chat `offset` places below the one on screen.
  mutating func openNeighbour(_ offset: Int) -> [Effect] {
    guard chats.hasListedChats else {
      say(whyNoChats, about: .key)
      return []
    }
    let effects = act { $0.openNeighbour(offset) }
    return effects + (chats.currentSession == nil ? [] : loadMoreSessions())
  }

  /// Enter in the composer: sends, or queues while the answer before is still being written.
  mutating func submit() -> [Effect] {
    if !conversation.composer.hasMessage, !conversation.unsent.pictures.isEmpty {
      explain(PictureText.onlyPictures)
      return []
    }
    guard conversation.composer.hasMessage || !conversation.held.isEmpty else {
      explain("There is nothing to send yet.")
      return []
    }
    if notice?.subject == .noWindow {
      say("No window opened. Press Enter again to send what you typed.", about: .key)
      return []
    }
    return maySend() ? act { $0.submit() } : []
  }

  /// Ctrl-R: connects again, or sends the question again that failed or got an empty answer, or loads the chat anew.
  mutating func tryAgain() -> [Effect] {
    if chats.connection.isConnected, !overlays.isEmpty {
      explain("Esc closes this first.")
      return []
    }
    if chats.connection.isConnected, conversation.unsent.hasFailedUpload { return submit() }
    return act { $0.tryAgain() }
  }

  /// Loads the next page of chats when the selection comes near the end.
  mutating func loadMoreSessions() -> [Effect] {
    let last = foldedSelection?.chats.last
    let rows = SessionRows(self, visible: 0)
    // The chats at the end of what is here may stand elsewhere in the list.
    if rows.isRearranged, let row = rows.selectedRow(self), row + 10 >= rows.rows.count {
      return act { $0.loadNextSessions() }
    }
    return act { $0.loadMoreSessions(near: last) }
  }
}

// MARK: - In words

extension AppState {
  var windowTitle: String {
    guard let id = chats.currentSession, let title = chats.sessions.title(of: id) else {
      return "Quka"
    }
    return "\(ChatName.title(title)) - Quka"
  }

  /// Why the list is empty.
  var whyNoChats: String {
    switch chats.sessions.loading {
    case .loading: "The chats are still loading."
    case .refreshing where chats.sessions.pages == 0: "The chats are still loading."
    case .failed(let failure, let space): words(failure, of: space)
    case .idle, .refreshing: chats.hasSignedIn ? "There are no chats yet." : notSignedIn
    }
  }

  /// Why the server's chats are not known.
  var notSignedIn: String {
    switch chats.connection {
    case .offline(let reason, _, _), .closed(let reason): reason.sentence
    case .signingIn, .connecting, .connected: "Still signing in."
    }
  }

  /// What a new chat is called in the list: by the beginnings of its texts, which tell it from others and from the command.
  func newChatTitle(_ key: ConversationID) -> String {
    let chat = chats.conversations[key]
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
    let unsent = chats.sessions.selection.flatMap { chats.conversations[$0]?.unsent }
    let why = "The server does not know this chat yet."
    guard let unsent, !unsent.isEmpty else {
      return why + " \(KeyMap.name(of: .list(.stop))) stops its question."
    }
    return why
      + (unsent.input.hasMessage
        ? " Open it: Ctrl-C clears what is typed there."
        : " Open it: Up takes back what waits there.")
  }

  func quotedTitle(of key: ConversationID) -> String {
    if case .session(let id) = key { return quotedTitle(id) }
    return "the new chat"
  }

  /// The title of a chat in quotation marks, short enough for a sentence.
  ///
  /// - Parameter unknown: what a chat is called that is not in the list.
  func quotedTitle(_ id: SessionID, unknown: String = "this chat") -> String {
    chats.sessions.title(of: id).map(ChatName.quoted) ?? unknown
  }
}
