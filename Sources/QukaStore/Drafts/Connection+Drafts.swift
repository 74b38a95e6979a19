import QukaWire

extension Connection {
  /// Keeps a draft in the place of the one that the chat has; an empty one is none.
  func keep(_ draft: StoredDraft, of owner: StoreOwner) throws(SQLiteError) {
    guard !draft.text.isEmpty else { return try deleteDraft(of: draft.chat, owner) }
    try run(
      """
      INSERT INTO draft (owner, chat, text) VALUES (?, ?, ?)
      ON CONFLICT (owner, chat) DO UPDATE SET text = excluded.text
      """,
      .integer(try madeKey(of: owner)), .key(draft.chat?.rawValue ?? ""), .text(draft.text))
  }

  /// - Parameter chat: nil for the new chat.
  func deleteDraft(of chat: SessionID?, _ owner: StoreOwner) throws(SQLiteError) {
    guard let owner = try key(of: owner) else { return }
    try run(
      "DELETE FROM draft WHERE owner = ? AND chat = ?", .integer(owner),
      .key(chat?.rawValue ?? ""))
  }

  /// All drafts, that of the new chat first.
  func drafts(of owner: StoreOwner) throws(SQLiteError) -> [StoredDraft] {
    guard let owner = try key(of: owner) else { return [] }
    return try rows(
      "SELECT chat, text FROM draft WHERE owner = ? ORDER BY chat", [.integer(owner)]
    ) { row in
      let chat = row.text(0)
      return StoredDraft(chat: chat.isEmpty ? nil : SessionID(chat), text: row.text(1))
    }
  }
}
