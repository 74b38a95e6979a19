import QukaWire

/// A message of any chat in which something was found.
package struct FoundText: Equatable, Sendable {
  package var chat: ChatSession
  package var message: MessageID
  /// The text around the first match, as it was written.
  package var excerpt: String
  /// The match, in bytes of UTF-8 of the excerpt.
  package var match: Range<Int>
  /// The text begins earlier, or ends later.
  package var isCutBefore: Bool
  package var isCutAfter: Bool

  package init(
    chat: ChatSession, message: MessageID, excerpt: String, match: Range<Int>,
    isCutBefore: Bool = false, isCutAfter: Bool = false
  ) {
    self.chat = chat
    self.message = message
    self.excerpt = excerpt
    self.match = match
    self.isCutBefore = isCutBefore
    self.isCutAfter = isCutAfter
  }
}

/// What was found on this machine, the chat that changed last first.
package struct FoundTexts: Equatable, Sendable {
  /// How many are looked for; who finds more is asked for more words.
  package static let limit = 50

  /// Chats by their titles.
  package var chats: [ChatSession] = []
  package var texts: [FoundText] = []
  /// There are more.
  package var hasMore = false

  package init(chats: [ChatSession] = [], texts: [FoundText] = [], hasMore: Bool = false) {
    self.chats = chats
    self.texts = texts
    self.hasMore = hasMore
  }
}
