import QukaWire

/// What the person made of a chat on this machine, where the server has nothing for it.
package struct StoredArrangement: Equatable, Sendable {
  package var chat: SessionID
  /// Nil: the server's.
  package var title: String?
  package var isArchived: Bool

  package init(chat: SessionID, title: String? = nil, isArchived: Bool = false) {
    self.chat = chat
    self.title = title
    self.isArchived = isArchived
  }

  /// Nothing was made of it.
  var isEmpty: Bool { title == nil && !isArchived }
}
