import QukaWire

extension Connection {
  /// Keeps an arrangement in the place of the one that the chat has; an empty one is none.
  func keep(_ arrangement: StoredArrangement, of owner: StoreOwner) throws(SQLiteError) {
    guard !arrangement.isEmpty else {
      return try deleteArrangement(of: arrangement.chat, owner)
    }
    try run(
      "INSERT OR REPLACE INTO arrangement (owner, chat, title, is_archived) VALUES (?, ?, ?, ?)",
      .integer(try madeKey(of: owner)), .key(arrangement.chat.rawValue),
      .optional(arrangement.title), .integer(arrangement.isArchived ? 1 : 0))
  }

  func deleteArrangement(of chat: SessionID, _ owner: StoreOwner) throws(SQLiteError) {
    guard let owner = try key(of: owner) else { return }
    try run(
      "DELETE FROM arrangement WHERE owner = ? AND chat = ?", .integer(owner),
      .key(chat.rawValue))
  }

  /// All of them, also of chats that are not kept.
  func arrangements(of owner: StoreOwner) throws(SQLiteError) -> [StoredArrangement] {
    guard let owner = try key(of: owner) else { return [] }
    return try rows(
      "SELECT chat, title, is_archived FROM arrangement WHERE owner = ? ORDER BY chat",
      [.integer(owner)]
    ) { row in
      StoredArrangement(
        chat: SessionID(row.text(0)), title: row.isNull(1) ? nil : row.text(1),
        isArchived: row.integer(2) == 1)
    }
  }
}
