import QukaWire

extension JSONError {
  var phrase: String { "\(Self.words(reason)), at byte \(offset)" }

  private static func words(_ reason: Reason) -> String {
    switch reason {
    case .unexpectedEnd: "the text ends too early"
    case .unexpectedByte: "this byte cannot stand here"
    case .badNumber: "not a number"
    case .badEscape: "not an escape sequence"
    case .controlCharacter: "a control character inside a string"
    case .tooDeep: "nested too deeply"
    case .tooManyValues: "too many values in one document"
    case .trailingBytes: "something follows the document"
    case .tooManyReplies: "too many replies in one message"
    }
  }
}
