/// Why a text is not JSON, and at which byte.
public struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
  public enum Reason: String, Sendable {
    case unexpectedEnd = "the text ends too early"
    case unexpectedByte = "this byte cannot stand here"
    case badNumber = "not a number"
    case badEscape = "not an escape sequence"
    case controlCharacter = "a control character inside a string"
    case tooDeep = "nested too deeply"
    case tooManyValues = "too many values in one document"
    case trailingBytes = "something follows the document"
    case tooManyReplies = "too many replies in one message"
  }

  public var reason: Reason
  /// Byte position from the start of the text.
  public var offset: Int

  public init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  public var description: String { "\(reason.rawValue), at byte \(offset)" }
}
