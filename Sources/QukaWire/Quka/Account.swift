/// The signed-in user: `GET /user/info` (docs/protocol.md §3.1).
public struct User: Equatable, Sendable {
  public var id: String
  public var name: String
  /// Must be sent as `x-appid` when the WebSocket connects (docs/protocol.md §1.3).
  public var appID: String
  /// Empty means that paid routes answer 402.
  public var plan: String

  public init(id: String, name: String, appID: String, plan: String) {
    self.id = id
    self.name = name
    self.appID = appID
    self.plan = plan
  }
}

/// A space: `GET /space/list` (docs/protocol.md §3.2).
public struct Space: Equatable, Sendable {
  public var id: SpaceID
  public var title: String
  public var role: String

  public init(id: SpaceID, title: String, role: String) {
    self.id = id
    self.title = title
    self.role = role
  }
}

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

/// One page of a list together with the total over all pages.
public struct Page<Element: Equatable & Sendable>: Equatable, Sendable {
  public var items: [Element]
  public var total: Int

  public init(items: [Element], total: Int) {
    self.items = items
    self.total = total
  }
}

/// What a successful send answers (docs/protocol.md §3.4).
public struct SendReceipt: Equatable, Sendable {
  public var sequence: Int
  /// The id that the first model round will use; it may never become a message.
  public var answer: MessageID

  public init(sequence: Int, answer: MessageID) {
    self.sequence = sequence
    self.answer = answer
  }
}
