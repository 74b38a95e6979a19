import QukaWire

/// A message in which something was found.
package struct FoundMessage: Equatable, Sendable {
  package var chat: ChatSession
  package var id: MessageID
  package var role: Role
  /// In Unix seconds.
  package var sentAt: Int
  /// The text around the first match.
  package var excerpt: SearchExcerpt
  /// How many matches its text has.
  package var count: Int
  /// Right behind it: the page before this place ends with it.
  package var behind: MessageCursor
}
