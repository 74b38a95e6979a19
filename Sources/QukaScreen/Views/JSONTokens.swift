import QukaText

/// The tokens of a JSON text that may be cut off at its end.
struct JSONTokens: Equatable, Sendable {
  enum Token: Equatable, Sendable {
    case open(Character)
    case close(Character)
    case colon
    case comma
    /// Its escapes are read; line ends and tabs are spaces.
    case string(String)
    /// A number, `true`, `false` or `null`.
    case other(String)

    var isOpen: Bool { if case .open = self { true } else { false } }
    var isClose: Bool { if case .close = self { true } else { false } }
  }

  private(set) var tokens: [Token] = []

  /// Nil for what is no JSON.
  init?(_ text: String) {
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case " ", "\n", "\r", "\t": continue
      case "{", "[": tokens.append(.open(Character(scalar)))
      case "}", "]": tokens.append(.close(Character(scalar)))
      case ":": tokens.append(.colon)
      case ",": tokens.append(.comma)
      case "\"": tokens.append(.string(Self.string(&rest)))
      case "-", "0"..."9", "a"..."z":
        let end = rest.firstIndex { !Self.isWordPart($0) } ?? rest.endIndex
        tokens.append(.other(String(scalar) + String(rest[..<end])))
        rest = rest[end...]
      default: return nil
      }
    }
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "a"..."z", "A"..."Z", "+", "-", ".": true
    default: false
    }
  }

  /// Reads to the closing quotation mark, or to the end of a text that was cut off.
  private static func string(_ rest: inout String.UnicodeScalarView.SubSequence) -> String {
    var units: [UInt16] = []
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"": return clean(units)
      case "\\": units += escape(&rest)
      default: units += Array(String(scalar).utf16)
      }
    }
    return clean(units) + "…"
  }

  private static func escape(_ rest: inout String.UnicodeScalarView.SubSequence) -> [UInt16] {
    guard let scalar = rest.popFirst() else { return [] }
    switch scalar {
    case "n", "r", "t": return [0x20]
    case "u":
      let digits = String(String.UnicodeScalarView(rest.prefix(4)))
      guard digits.utf8.count == 4, let unit = UInt16(digits, radix: 16) else { return [0xFFFD] }
      rest = rest.dropFirst(4)
      return [unit]
    default: return Array(String(scalar).utf16)
    }
  }

  /// What acts on terminals becomes visible, escaped or not.
  private static func clean(_ units: [UInt16]) -> String {
    TextGate.neutralize(String(decoding: units, as: UTF16.self))
  }
}
