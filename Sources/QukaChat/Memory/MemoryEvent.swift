import QukaWire

/// What this machine has kept.
package enum MemoryEvent: Equatable, Sendable {
  /// Nil: nothing was kept for this token at this server.
  case signInRecalled(SignIn?)
  case chatsRecalled(KeptChats, SpaceOwner)
  case typingRecalled(KeptTyping, SpaceOwner)
  case pageRecalled(SessionID, KeptPage, SpaceOwner)
  case found(FoundTexts, number: Int)
}

/// The chats of a space as they were kept.
package struct KeptChats: Equatable, Sendable {
  /// Those that changed last, the latest first.
  package var chats: [ChatSession] = []
  /// Those of them that the server no longer has.
  package var withoutServer: Set<SessionID> = []
  /// Those that are kept as a whole.
  package var coverage: [SessionID: Coverage] = [:]
  /// What the person made of chats, also of some that are not among these.
  package var arrangements: [SessionID: Arrangement] = [:]
  /// The chat that the person was in last; nil: a new one.
  package var last: SessionID?

  package init(
    chats: [ChatSession] = [], withoutServer: Set<SessionID> = [],
    coverage: [SessionID: Coverage] = [:], arrangements: [SessionID: Arrangement] = [:],
    last: SessionID? = nil
  ) {
    self.chats = chats
    self.withoutServer = withoutServer
    self.coverage = coverage
    self.arrangements = arrangements
    self.last = last
  }
}

/// Messages of a chat that follow each other, the oldest first, as they were kept.
package struct KeptPage: Equatable, Sendable {
  /// How many messages one has.
  package static let size = 100

  package var messages: [Message] = []
  /// What came before them is kept, too.
  package var hasEarlier = false
  /// How the chat was looked at; only with its last messages.
  package var view: ChatView?

  package init(messages: [Message] = [], hasEarlier: Bool = false, view: ChatView? = nil) {
    self.messages = messages
    self.hasEarlier = hasEarlier
    self.view = view
  }
}
