import QukaWire

extension Connection {
  /// Adds messages or replaces those with their ids; a chat that is not kept takes none.
  func keep(
    _ messages: [Message], in chat: SessionID, of owner: StoreOwner, limits: StoreLimits
  ) throws(SQLiteError) {
    guard let chat = try key(of: chat, owner) else { return }
    for message in messages {
      try keep(StoredMessage(message, cuttingResultsTo: limits.toolResultBytes), in: chat)
    }
  }

  func deleteMessage(
    _ id: MessageID, in chat: SessionID, of owner: StoreOwner
  ) throws(SQLiteError) {
    guard let chat = try key(of: chat, owner) else { return }
    try run("DELETE FROM message WHERE chat = ? AND id = ?", .integer(chat), .key(id.rawValue))
  }

  func keep(_ stored: StoredMessage, in chat: Int) throws(SQLiteError) {
    let message = stored.message
    let existing = try first(
      "SELECT key FROM message WHERE chat = ? AND id = ?",
      [.integer(chat), .key(message.id.rawValue)]
    ) { $0.integer(0) }
    if let existing {
      try run(Self.update, stored.values + [.integer(existing)])
      try run("DELETE FROM attachment WHERE message = ?", .integer(existing))
      try keep(message.attachments, of: existing)
    } else {
      let values = [.integer(chat), .key(message.id.rawValue)] + stored.values
      try keep(message.attachments, of: try inserted(Self.insert, values))
    }
  }

  private func keep(_ attachments: [Attachment], of message: Int) throws(SQLiteError) {
    for (place, attachment) in attachments.enumerated() {
      try run(
        "INSERT INTO attachment (message, place, is_picture, name) VALUES (?, ?, ?, ?)",
        .integer(message), .integer(place), .integer(attachment.kind == .picture ? 1 : 0),
        .text(attachment.name))
    }
  }

  private static let insert = """
    INSERT INTO message (chat, id, sequence, sent_at, role, progress, text,
      tool_id, tool_name, tool_arguments, tool_result, cut_bytes)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  private static let update = """
    UPDATE message SET sequence = ?, sent_at = ?, role = ?, progress = ?, text = ?,
      tool_id = ?, tool_name = ?, tool_arguments = ?, tool_result = ?, cut_bytes = ?
    WHERE key = ?
    """
}

extension StoredMessage {
  /// The values of its columns but the chat and the id.
  fileprivate var values: [SQLValue] {
    [
      .integer(message.sequence), .integer(message.sentAt), .integer(message.role.rawValue),
      .integer(message.progress.rawValue), .text(message.text), .optional(message.tool?.id),
      .optional(message.tool?.name), .optional(message.tool?.arguments),
      .optional(message.tool?.content), .integer(cutBytes),
    ]
  }
}
