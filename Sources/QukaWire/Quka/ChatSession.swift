/// A chat session (docs/protocol.md §3.3).
public struct ChatSession: Equatable, Sendable {
  public var id: SessionID
  public var title: String
  /// Unix seconds.
  public var createdAt: Int
  /// Unix seconds.
  public var latestAccessAt: Int

  public init(id: SessionID, title: String, createdAt: Int, latestAccessAt: Int) {
    self.id = id
    self.title = title
    self.createdAt = createdAt
    self.latestAccessAt = latestAccessAt
  }
}

extension ChatSession {
  init?(decoding value: JSONValue) {
    guard
      let id = SessionID(decoding: value["id"]) ?? SessionID(decoding: value["session_id"])
    else { return nil }
    self.init(
      id: id, title: value.name("title"),
      createdAt: value["created_at"]?.integer ?? 0,
      latestAccessAt: value["latest_access_time"]?.integer ?? 0
    )
  }
}
