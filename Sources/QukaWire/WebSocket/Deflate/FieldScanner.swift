/// Reads the value of an HTTP header field from left to right (RFC 9110 §5.6).
struct FieldScanner {
  private let bytes: [UInt8]
  private var index = 0

  init(_ field: String) {
    bytes = Array(field.utf8)
  }

  var isAtEnd: Bool { index == bytes.count }

  func peeks(_ character: Unicode.Scalar) -> Bool {
    index < bytes.count && bytes[index] == UInt8(ascii: character)
  }

  /// Moves past a character if it is the next one.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peeks(character) else { return false }
    index += 1
    return true
  }

  mutating func skipBlanks() {
    while take(" ") || take("\t") {}
  }

  /// The token here (§5.6.2); nil when there is none.
  mutating func token() -> String? {
    let rest = bytes[index...].prefix { HeaderField.isTokenCharacter($0) }
    guard !rest.isEmpty else { return nil }
    index = rest.endIndex
    return String(decoding: rest, as: UTF8.self)
  }

  /// A token between quotation marks, with or without backslashes (§5.6.4; RFC 6455 §9.1 wants a token
  /// in them); nil, and no step forward, when there is none.
  mutating func quotedToken() -> String? {
    let start = index
    var content: [UInt8] = []
    guard take("\"") else { return nil }
    while !isAtEnd, !peeks("\"") {
      if take("\\"), isAtEnd { break }
      content.append(bytes[index])
      index += 1
    }
    guard take("\""), !content.isEmpty, content.allSatisfy(HeaderField.isTokenCharacter) else {
      index = start
      return nil
    }
    return String(decoding: content, as: UTF8.self)
  }
}
