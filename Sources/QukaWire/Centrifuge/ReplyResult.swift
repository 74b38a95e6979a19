/// What a command was answered.
public enum ReplyResult: Equatable, Sendable {
  case connected(ConnectResult)
  case subscribed
  case unsubscribed
  case failed(ReplyError)
  /// A result of a command that this client never sends.
  case unknown

  init(decoding value: JSONValue) {
    if let error = value["error"], error != .null {
      self = .failed(ReplyError(decoding: error))
    } else if let result = value["connect"] {
      self = .connected(ConnectResult(decoding: result))
    } else if value["subscribe"] != nil {
      self = .subscribed
    } else if value["unsubscribe"] != nil {
      self = .unsubscribed
    } else {
      self = .unknown
    }
  }
}
