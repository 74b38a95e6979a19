/// What the server sends unasked (docs/protocol.md §5.5).
public enum Push: Equatable, Sendable {
  case publication(channel: String, data: JSONValue)
  /// The server ended a subscription; from code 2500 on the client should subscribe again.
  case unsubscribed(channel: String, code: Int, reason: String)
  /// Not sent over WebSocket, where close frames serve; understood all the same.
  case disconnected(code: Int, reason: String)
  /// `join`, `leave`, `message` and whatever else comes; tolerated.
  case unknown

  init(decoding push: JSONValue) {
    let channel = push["channel"]?.text ?? ""
    if let publication = push["pub"] {
      self = .publication(channel: channel, data: publication["data"] ?? .null)
    } else if let end = push["unsubscribe"] {
      self = .unsubscribed(
        channel: channel, code: end["code"]?.integer ?? 0, reason: end["reason"]?.text ?? ""
      )
    } else if let end = push["disconnect"] {
      self = .disconnected(code: end["code"]?.integer ?? 0, reason: end["reason"]?.text ?? "")
    } else {
      self = .unknown
    }
  }
}
