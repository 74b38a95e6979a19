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

extension User {
  /// From `GET /user/info` (docs/protocol.md §3.1).
  init?(decoding value: JSONValue) {
    guard let id = value["user_id"]?.text, !id.isEmpty else { return nil }
    self.init(
      id: id, name: value.name("user_name"), appID: value["appid"]?.text ?? "",
      plan: value["plan_id"]?.text ?? ""
    )
  }
}
