import QukaWire

/// How a chat was looked at.
package struct StoredView: Equatable, Sendable {
  /// What stood at the top of the screen; nil: the chat's end was on it.
  package var message: MessageID?
  /// Rows of it above the screen.
  package var offset = 0
  /// They were counted from the beginning of its text.
  package var isBody = false
  package var showsDetails = false
  /// The names of the toggles that were on, without blanks; nil when the chat has none of its own.
  package var toggles: [String]?

  package init(
    message: MessageID? = nil, offset: Int = 0, isBody: Bool = false, showsDetails: Bool = false,
    toggles: [String]? = nil
  ) {
    self.message = message
    self.offset = offset
    self.isBody = isBody
    self.showsDetails = showsDetails
    self.toggles = toggles
  }
}

extension Connection {
  func keep(_ view: StoredView, of chat: SessionID, _ owner: StoreOwner) throws(SQLiteError) {
    guard let chat = try key(of: chat, owner) else { return }
    try run(
      """
      INSERT OR REPLACE INTO view (chat, message, offset, is_body, shows_details, toggles)
      VALUES (?, ?, ?, ?, ?, ?)
      """,
      .integer(chat), .key(view.message?.rawValue ?? ""), .integer(view.offset),
      .integer(view.isBody ? 1 : 0), .integer(view.showsDetails ? 1 : 0),
      .optional(view.toggles?.joined(separator: " ")))
  }

  /// Nil when it was never kept.
  func view(of chat: SessionID, _ owner: StoreOwner) throws(SQLiteError) -> StoredView? {
    guard let chat = try key(of: chat, owner) else { return nil }
    return try first(
      "SELECT message, offset, is_body, shows_details, toggles FROM view WHERE chat = ?",
      [.integer(chat)]
    ) { row in
      let message = row.text(0)
      return StoredView(
        message: message.isEmpty ? nil : MessageID(message), offset: row.integer(1),
        isBody: row.integer(2) == 1, showsDetails: row.integer(3) == 1,
        toggles: row.isNull(4) ? nil : row.text(4).split(separator: " ").map(String.init))
    }
  }
}
