import QukaWire

extension Connection {
  /// Adds a chat or replaces what is known about it.
  func keep(_ chat: ChatSession, of owner: StoreOwner) throws(SQLiteError) {
    try run(
      """
      INSERT INTO chat (owner, id, title, created_at, changed_at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (owner, id) DO UPDATE SET
        title = excluded.title, created_at = excluded.created_at, changed_at = excluded.changed_at,
        without_server = 0
      """,
      .integer(try madeKey(of: owner)), .key(chat.id.rawValue), .text(chat.title),
      .integer(chat.createdAt), .integer(chat.latestAccessAt))
  }

  /// Deletes a chat with its messages and its arrangement. Its drafts are not the server's to delete.
  func deleteChat(_ id: SessionID, of owner: StoreOwner) throws(SQLiteError) {
    guard let owner = try key(of: owner) else { return }
    try run("DELETE FROM chat WHERE owner = ? AND id = ?", .integer(owner), .key(id.rawValue))
    try run(
      "DELETE FROM arrangement WHERE owner = ? AND chat = ?", .integer(owner), .key(id.rawValue))
  }

  /// The server no longer has a chat.
  func markWithoutServer(_ id: SessionID, of owner: StoreOwner) throws(SQLiteError) {
    guard let key = try key(of: id, owner) else { return }
    try run("UPDATE chat SET without_server = 1 WHERE key = ?", .integer(key))
  }

  /// All of a chat is kept.
  func keep(
    _ coverage: StoredCoverage, of id: SessionID, _ owner: StoreOwner
  ) throws(SQLiteError) {
    guard let key = try key(of: id, owner) else { return }
    try run(
      "UPDATE chat SET whole_at = ?, whole_count = ? WHERE key = ?", .integer(coverage.usedAt),
      .integer(coverage.count), .integer(key))
  }

  /// The chats that changed last, the latest first.
  func chats(of owner: StoreOwner, limit: Int) throws(SQLiteError) -> [StoredChat] {
    guard let owner = try key(of: owner) else { return [] }
    return try rows(SQL.chats, [.integer(owner), .integer(limit)]) { row in
      StoredChat(
        session: ChatSession(
          id: SessionID(row.text(0)), title: row.text(1), createdAt: row.integer(2),
          latestAccessAt: row.integer(3)),
        isAtServer: row.integer(4) == 0,
        coverage: row.isNull(5)
          ? nil : StoredCoverage(usedAt: row.integer(5), count: row.integer(6)))
    }
  }

  /// The chat that is on screen; nil: a new one.
  func keepPlace(_ chat: SessionID?, of owner: StoreOwner) throws(SQLiteError) {
    try run(
      "INSERT OR REPLACE INTO place (owner, chat) VALUES (?, ?)", .integer(try madeKey(of: owner)),
      .key(chat?.rawValue ?? ""))
  }

  /// The chat that was on screen last; nil when it was a new one.
  func place(of owner: StoreOwner) throws(SQLiteError) -> SessionID? {
    guard let owner = try key(of: owner) else { return nil }
    let id = try first("SELECT chat FROM place WHERE owner = ?", [.integer(owner)]) { $0.text(0) }
    return id.flatMap { $0.isEmpty ? nil : SessionID($0) }
  }

  /// The chat's key; nil when it is not kept.
  func key(of chat: SessionID, _ owner: StoreOwner) throws(SQLiteError) -> Int? {
    guard let owner = try key(of: owner) else { return nil }
    return try first(
      "SELECT key FROM chat WHERE owner = ? AND id = ?", [.integer(owner), .key(chat.rawValue)]
    ) { $0.integer(0) }
  }
}
