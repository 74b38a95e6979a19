/// What `GET /user/info` and `GET /space/list` told (docs/protocol.md §3.1, §3.2).
public struct SignIn: Equatable, Sendable {
  public var user: User
  /// In the server's order.
  public var spaces: [Space]

  public init(user: User, spaces: [Space]) {
    self.user = user
    self.spaces = spaces
  }
}
