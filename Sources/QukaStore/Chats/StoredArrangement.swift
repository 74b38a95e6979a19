import QukaWire

/// What the person made of a chat on this machine, where the server has nothing for it.
package struct StoredArrangement: Equatable, Sendable {
  package var chat: SessionID
  /// Nil: the server's.
  package var title: String?

  package init(chat: SessionID, title: String? = nil) {
    self.chat = chat
    self.title = title
  }

  /// Nothing was made of it.
  var isEmpty: Bool { title == nil }
}
