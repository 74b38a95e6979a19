import QukaWire

extension Connection {
  /// Keeps messages that follow each other in the server's record: what was kept between them and is not among them goes.
  /// Where the page does not reach back to what was kept before, that is noted.
  func keepPage(
    _ messages: [Message], in chat: SessionID, of owner: StoreOwner, limits: StoreLimits
  ) throws(SQLiteError) {
    guard let key = try key(of: chat, owner), let first = messages.min(by: { $0.isBefore($1) }),
      let last = messages.max(by: { $0.isBefore($1) })
    else { return }
    let isJoined = try self.key(of: first.id, in: key) != nil
    let known = Set(messages.map(\.id))
    let kept = try rows(
      """
      SELECT key, id FROM message
      WHERE chat = ? AND (sequence, sent_at) >= (?, ?) AND (sequence, sent_at) <= (?, ?)
      """,
      [
        .integer(key), .integer(first.sequence), .integer(first.sentAt), .integer(last.sequence),
        .integer(last.sentAt),
      ]
    ) { (key: $0.integer(0), id: MessageID($0.text(1))) }
    for message in kept where !known.contains(message.id) {
      try run("DELETE FROM message WHERE key = ?", .integer(message.key))
    }
    for message in messages {
      try keep(StoredMessage(message, cuttingResultsTo: limits.toolResultBytes), in: key)
      if message.id != first.id || !isJoined { try setFollowsGap(false, message.id, in: key) }
    }
    if !isJoined, try hasMessage(before: first, in: key) {
      try setFollowsGap(true, first.id, in: key)
    }
  }

  private func key(of message: MessageID, in chat: Int) throws(SQLiteError) -> Int? {
    try first(
      "SELECT key FROM message WHERE chat = ? AND id = ?",
      [.integer(chat), .key(message.rawValue)]
    ) { $0.integer(0) }
  }

  private func setFollowsGap(
    _ followsGap: Bool, _ message: MessageID, in chat: Int
  ) throws(SQLiteError) {
    try run(
      "UPDATE message SET follows_gap = ?1 WHERE chat = ?2 AND id = ?3 AND follows_gap != ?1",
      .integer(followsGap ? 1 : 0), .integer(chat), .key(message.rawValue))
  }

  private func hasMessage(before message: Message, in chat: Int) throws(SQLiteError) -> Bool {
    try first(
      "SELECT 1 FROM message WHERE chat = ? AND (sequence, sent_at) < (?, ?) LIMIT 1",
      [.integer(chat), .integer(message.sequence), .integer(message.sentAt)]
    ) { _ in true } ?? false
  }
}

extension Message {
  /// In the order of history, as far as sequence and time tell (docs/protocol.md §3.5).
  fileprivate func isBefore(_ other: Message) -> Bool {
    (sequence, sentAt) < (other.sequence, other.sentAt)
  }
}
