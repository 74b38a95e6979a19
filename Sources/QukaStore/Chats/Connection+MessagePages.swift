import QukaWire

extension Connection {
  /// The last messages of a chat before a place, back to where others may be missing; none when the chat is not kept.
  func page(
    of chat: SessionID, _ owner: StoreOwner, before place: MessageCursor, limit: Int
  ) throws(SQLiteError) -> MessagePage {
    guard let key = try key(of: chat, owner) else { return MessagePage() }
    let values: [SQLValue] = [
      .integer(key), .integer(place.sequence), .integer(place.sentAt), .integer(place.key),
      .integer(limit),
    ]
    var found = try rows(SQL.page, values) { row in
      (
        key: row.integer(0), followsGap: row.integer(12) == 1, stored: StoredMessage(row, in: chat)
      )
    }
    for index in found.indices {
      found[index].stored.message.attachments = try attachments(of: found[index].key)
    }
    let gap = found.firstIndex(where: \.followsGap)
    if let gap { found.removeLast(found.count - gap - 1) }
    let earliest = found.count < limit || gap != nil ? nil : found.last
    return MessagePage(
      messages: found.reversed().map(\.stored),
      earlier: earliest.map { earliest in
        MessageCursor(
          sequence: earliest.stored.message.sequence, sentAt: earliest.stored.message.sentAt,
          key: earliest.key)
      })
  }

  /// The place of a message; nil when it is not kept.
  func cursor(
    before message: MessageID, in chat: SessionID, of owner: StoreOwner
  ) throws(SQLiteError) -> MessageCursor? {
    guard let chat = try key(of: chat, owner) else { return nil }
    return try first(
      "SELECT sequence, sent_at, key FROM message WHERE chat = ? AND id = ?",
      [.integer(chat), .key(message.rawValue)]
    ) { MessageCursor(sequence: $0.integer(0), sentAt: $0.integer(1), key: $0.integer(2)) }
  }

  private func attachments(of message: Int) throws(SQLiteError) -> [Attachment] {
    try rows(SQL.attachments, [.integer(message)]) { row in
      Attachment(row.integer(0) == 1 ? .picture : .file, name: row.text(1))
    }
  }
}

extension StoredMessage {
  /// Reads a row of `SQL.page`.
  fileprivate init(_ row: Statement, in chat: SessionID) {
    let tool = ToolTips(
      id: row.text(7), name: row.text(8), arguments: row.text(9), content: row.text(10))
    self.init(
      Message(
        id: MessageID(row.text(1)), session: chat, sequence: row.integer(2),
        sentAt: row.integer(3), role: Role(rawValue: row.integer(4)) ?? .unknown,
        progress: Progress(rawValue: row.integer(5)) ?? .unknown, text: row.text(6),
        tool: row.isNull(8) ? nil : tool),
      cutBytes: row.integer(11))
  }
}
