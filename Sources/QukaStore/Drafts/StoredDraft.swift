import QukaWire

/// Text that was typed and not sent.
package struct StoredDraft: Equatable, Sendable {
  /// Nil: that of the new chat.
  package var chat: SessionID?
  package var text: String

  package init(chat: SessionID?, text: String) {
    self.chat = chat
    self.text = text
  }
}
