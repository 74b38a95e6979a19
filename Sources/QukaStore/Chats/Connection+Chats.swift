import QukaWire

extension Connection {
  /// Adds a chat or replaces what is known about it.
  func keep(_ chat: ChatSession, of owner: StoreOwner) throws(SQLiteError) {
    try run(
      """
      INSERT INTO chat (owner, id, title, created_at, changed_at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (owner, id) DO UPDATE SET
        title = excluded.title, created_at = excluded.created_at, changed_at = excluded.changed_at
      """,
      .integer(try madeKey(of: owner)), .key(chat.id.rawValue), .text(chat.title),
      .integer(chat.createdAt), .integer(chat.latestAccessAt))
  }

  /// Deletes a chat with its messages and its draft.
  func deleteChat(_ id: SessionID, of owner: StoreOwner) throws(SQLiteError) {
    guard let owner = try key(of: owner) else { return }
    try run("DELETE FROM chat WHERE owner = ? AND id = ?", .integer(owner), .key(id.rawValue))
    try run("DELETE FROM draft WHERE owner = ? AND chat = ?", .integer(owner), .key(id.rawValue))
  }

  /// The chats that changed last, the latest first.
  func chats(of owner: StoreOwner, limit: Int) throws(SQLiteError) -> [ChatSession] {
    guard let owner = try key(of: owner) else { return [] }
    return try rows(SQL.chats, [.integer(owner), .integer(limit)]) { row in
      ChatSession(
        id: SessionID(row.text(0)), title: row.text(1), createdAt: row.integer(2),
        latestAccessAt: row.integer(3))
    }
  }

  /// The chat's key; nil when it is not kept.
  func key(of chat: SessionID, _ owner: StoreOwner) throws(SQLiteError) -> Int? {
    guard let owner = try key(of: owner) else { return nil }
    return try first(
      "SELECT key FROM chat WHERE owner = ? AND id = ?", [.integer(owner), .key(chat.rawValue)]
    ) { $0.integer(0) }
  }
}
