/// Statements that must find their rows by an index, whatever the number of rows.
enum SQL {
  static let chats = """
    SELECT id, title, created_at, changed_at, without_server, whole_at, whole_count FROM chat
    WHERE owner = ? ORDER BY changed_at DESC, key DESC LIMIT ?
    """

  /// The order of history: by sequence, then by time, and as they came where both are equal (docs/protocol.md §3.5).
  static let page = """
    SELECT key, id, sequence, sent_at, role, progress, text,
      tool_id, tool_name, tool_arguments, tool_result, cut_bytes, follows_gap
    FROM message
    WHERE chat = ? AND (sequence, sent_at, key) < (?, ?, ?)
    ORDER BY sequence DESC, sent_at DESC, key DESC LIMIT ?
    """

  static let attachments = """
    SELECT is_picture, name FROM attachment WHERE message = ? ORDER BY place
    """

  static let oldestChat = "SELECT key FROM chat ORDER BY changed_at, key LIMIT 1"
}
