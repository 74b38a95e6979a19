import QukaWire

/// Some of what is found.
package struct SearchPage: Equatable, Sendable {
  /// Chats that have it in their titles, those that changed last first; on the first page only.
  package var chats: [ChatSession]
  /// Those of the chats that changed last first, and in a chat the newest first.
  package var messages: [FoundMessage]
  /// Where to go on, also when nothing has been found so far; nil when everything was searched.
  package var more: SearchCursor?
  /// False while messages that were kept earlier are still being put into the index: rare words of theirs are missed.
  package var isIndexed: Bool

  package init(
    chats: [ChatSession] = [], messages: [FoundMessage] = [], more: SearchCursor? = nil,
    isIndexed: Bool = true
  ) {
    self.chats = chats
    self.messages = messages
    self.more = more
    self.isIndexed = isIndexed
  }
}
