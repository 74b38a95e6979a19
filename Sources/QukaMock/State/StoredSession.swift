/// A chat session as the server keeps it.
struct StoredSession: Codable, Equatable, Sendable {
  var id: String
  var spaceID: String
  var userID: String
  var title: String
  /// False until the first message (docs/protocol.md §4.6).
  var isOfficial = false
  var createdAt: Int64
  var latestAccess: Int64
  /// Orders sessions that were used within the same second.
  var accessSerial: Int
  var messages: [StoredMessage] = []

  /// The object of the session list (docs/protocol.md §3.3).
  var json: JSON {
    [
      "id": .string(id),
      "space_id": .string(spaceID),
      "user_id": .string(userID),
      "title": .string(title),
      "session_type": 1,
      "status": isOfficial ? 1 : 2,
      "created_at": .integer(createdAt),
      "latest_access_time": .integer(latestAccess),
    ]
  }

  /// Sessions vanish 31 days after they were created, however often they are used (docs/protocol.md
  /// §3.3).
  func isOver(at unixSeconds: Int64) -> Bool {
    unixSeconds - createdAt >= 31 * 86_400
  }

  /// The next message's number.
  var nextSequence: Int64 { (messages.last?.sequence ?? 0) + 1 }

  /// Changes the message with this id; without effect when there is none.
  mutating func update(_ messageID: String, _ change: (inout StoredMessage) -> Void) {
    guard let index = messages.lastIndex(where: { $0.id == messageID }) else { return }
    change(&messages[index])
  }
}
