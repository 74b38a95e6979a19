/// The terms of a connection (docs/protocol.md §5.3).
public struct ConnectResult: Equatable, Sendable {
  /// The server's name for this connection.
  public var client: String
  /// Time between the server's pings; `nil` when it sends none.
  public var pingInterval: Duration?
  public var requiresPong: Bool

  init(decoding value: JSONValue) {
    client = value["client"]?.text ?? ""
    let seconds = value["ping"]?.integer ?? 0
    pingInterval = seconds > 0 ? .seconds(min(seconds, 86_400)) : nil
    requiresPong = value["pong"]?.bool ?? false
  }
}
