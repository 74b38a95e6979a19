/// Why a text is not JSON, and at which byte.
public struct JSONError: Error, Equatable, Sendable {
  public enum Reason: Equatable, Sendable {
    case unexpectedEnd
    case unexpectedByte
    case badNumber
    case badEscape
    case controlCharacter
    case tooDeep
    case tooManyValues
    case trailingBytes
    case tooManyReplies
  }

  public var reason: Reason
  /// Byte position from the start of the text.
  public var offset: Int

  public init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}
