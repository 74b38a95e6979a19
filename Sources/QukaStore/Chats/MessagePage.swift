/// Some messages of a chat that follow each other, the oldest first.
package struct MessagePage: Equatable, Sendable {
  package var messages: [StoredMessage]
  /// Where the page before it ends; nil when this is the first one.
  package var earlier: MessageCursor?

  package init(messages: [StoredMessage] = [], earlier: MessageCursor? = nil) {
    self.messages = messages
    self.earlier = earlier
  }
}
