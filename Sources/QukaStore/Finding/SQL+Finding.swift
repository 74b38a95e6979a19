extension SQL {
  /// The keys of messages that have the pieces, the smallest first.
  static let candidates = "SELECT rowid FROM finding WHERE finding MATCH ? LIMIT ?"

  /// All but the text, so that an index has what is needed to pass a message.
  private static let columns = """
    message.key, chat.changed_at, chat.key, message.sequence, message.sent_at,
    chat.id, chat.title, chat.created_at
    """

  /// Of one owner and behind a place; in the order of what is found.
  private static let order = """
    chat.owner = ? AND chat.changed_at <= ?
      AND (chat.changed_at, chat.key, message.sequence, message.sent_at, message.key)
        < (?, ?, ?, ?, ?)
    ORDER BY chat.changed_at DESC, chat.key DESC,
      message.sequence DESC, message.sent_at DESC, message.key DESC
    """

  /// The messages that have the pieces.
  static let found = """
    SELECT \(columns)
    FROM finding CROSS JOIN message ON message.key = finding.rowid
      CROSS JOIN chat ON chat.key = message.chat
    WHERE finding MATCH ? AND \(order)
    """

  /// All messages.
  static let searched = """
    SELECT \(columns)
    FROM chat CROSS JOIN message ON message.chat = chat.key
    WHERE \(order)
    """

  static let searchedMessage = "SELECT id, role, text FROM message WHERE key = ?"

  /// The chats whose titles have the pieces.
  static let foundTitles = """
    SELECT chat.id, chat.title, chat.created_at, chat.changed_at
    FROM finding_title CROSS JOIN chat ON chat.key = finding_title.rowid
    WHERE finding_title MATCH ? AND chat.owner = ? ORDER BY chat.changed_at DESC, chat.key DESC
    """

  static let searchedTitles = """
    SELECT id, title, created_at, changed_at FROM chat
    WHERE owner = ? ORDER BY changed_at DESC, key DESC
    """
}
