/// What a client may ask over the Centrifuge JSON protocol (docs/protocol.md §5.3, §5.4).
public enum Command: Equatable, Sendable {
  case connect(ConnectRequest)
  case subscribe(channel: String)
  case unsubscribe(channel: String)

  /// The command as one line of JSON. Ids start at 1 and never repeat on a connection.
  public func encoded(id: Int) -> String {
    let identifier = JSONValue.Member("id", .number(String(id)))
    let request: JSONValue.Member =
      switch self {
      case .connect(let request): JSONValue.Member("connect", request.json)
      case .subscribe(let channel):
        JSONValue.Member("subscribe", ["channel": .string(channel)])
      case .unsubscribe(let channel):
        JSONValue.Member("unsubscribe", ["channel": .string(channel)])
      }
    return JSONValue.object([identifier, request]).encoded
  }
}
