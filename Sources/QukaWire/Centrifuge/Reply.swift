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

/// A refused command (docs/protocol.md §5.8).
public struct ReplyError: Error, Equatable, Sendable {
  public var code: Int
  public var message: String
  /// Whether the same command may succeed later.
  public var isTemporary: Bool

  public init(code: Int, message: String, isTemporary: Bool = false) {
    self.code = code
    self.message = message
    self.isTemporary = isTemporary
  }

  init(decoding value: JSONValue) {
    self.init(
      code: value["code"]?.integer ?? 0,
      message: (value["message"]?.text ?? "").cut(toCodePoints: Limits.quotedCharacters),
      isTemporary: value["temporary"]?.bool ?? false
    )
  }

  public static let alreadySubscribed = 105
}
