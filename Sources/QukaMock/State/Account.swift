/// A user of the server.
public struct Account: Equatable, Sendable {
  public var id: String
  public var name: String
  /// The access token; it works over REST and over the WebSocket.
  public var token: String
  /// Empty means "has not paid": paid routes answer 402 (docs/protocol.md §1.5).
  public var plan: String
  /// The application that the token belongs to; a socket's `x-appid` has to match it.
  public var appID: String

  public init(
    id: String = "aT7uWq0ZcVb3NmK1LpO9iYxR5eDfGh2J",
    name: String = "Admin",
    token: String = "demo-token",
    plan: String = "ultra",
    appID: String = "quka"
  ) {
    self.id = id
    self.name = name
    self.token = token
    self.plan = plan
    self.appID = appID
  }
}
