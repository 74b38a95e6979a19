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
