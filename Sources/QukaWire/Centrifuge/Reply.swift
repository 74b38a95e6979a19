/// One line of what the server sends (docs/protocol.md §5.2).
public enum Reply: Equatable, Sendable {
  /// `{}`: must be answered by exactly one `{}` where pongs are required (docs/protocol.md §5.6).
  case ping
  case result(id: Int, ReplyResult)
  case push(Push)
  /// Neither of these; tolerated.
  case unknown

  public init(decoding value: JSONValue) {
    if let id = value["id"]?.integer, id > 0 {
      self = .result(id: id, ReplyResult(decoding: value))
    } else if let push = value["push"] {
      self = .push(Push(decoding: push))
    } else if value.members?.isEmpty == true {
      self = .ping
    } else {
      self = .unknown
    }
  }
}
