extension JSON {
  /// The one JSON value that the bytes hold (RFC 8259); `nil` when they are anything else.
  init?(decoding bytes: some Sequence<UInt8>) {
    var parser = JSONParser(bytes: Array(bytes))
    guard let value = parser.parseDocument() else { return nil }
    self = value
  }
}

/// A strict parser by hand: commands are short, and an error is only ever "not JSON".
private struct JSONParser {
  /// Deeper documents are refused before they can exhaust the stack.
  private static let maxDepth = 64

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func parseDocument() -> JSON? {
    let value = parseValue()
    skipSpace()
    return position == bytes.count ? value : nil
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ byte: Character) -> Bool {
    guard let next, next == byte.asciiValue else { return false }
    position += 1
    return true
  }

  private mutating func take(word: StaticString, _ value: JSON) -> JSON? {
    let length = word.utf8CodeUnitCount
    guard bytes[position...].starts(with: word.description.utf8) else { return nil }
    position += length
    return value
  }

  private mutating func skipSpace() {
    while let next, [0x20, 0x0A, 0x0D, 0x09].contains(next) { position += 1 }
  }

  private mutating func parseValue() -> JSON? {
    skipSpace()
    guard let next, depth < Self.maxDepth else { return nil }
    depth += 1
    defer { depth -= 1 }
    switch Character(Unicode.Scalar(next)) {
    case "{": return parseObject()
    case "[": return parseArray()
    case "\"": return parseString().map { .string($0) }
    case "t": return take(word: "true", .bool(true))
    case "f": return take(word: "false", .bool(false))
    case "n": return take(word: "null", .null)
    default: return parseNumber()
    }
  }

  private mutating func parseObject() -> JSON? {
    position += 1
    var members: [JSON.Member] = []
    skipSpace()
    if take("}") { return .object([]) }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\""), let name = parseString() else { return nil }
      skipSpace()
      guard take(":"), let value = parseValue() else { return nil }
      members.append(JSON.Member(name: name, value: value))
      skipSpace()
    } while take(",")
    return take("}") ? .object(members) : nil
  }

  private mutating func parseArray() -> JSON? {
    position += 1
    var values: [JSON] = []
    skipSpace()
    if take("]") { return .array([]) }
    repeat {
      guard let value = parseValue() else { return nil }
      values.append(value)
      skipSpace()
    } while take(",")
    return take("]") ? .array(values) : nil
  }

  private mutating func parseNumber() -> JSON? {
    let start = position
    _ = take("-")
    let whole = skipDigits()
    guard whole > 0, whole == 1 || bytes[position - whole] != UInt8(ascii: "0") else { return nil }
    var isWhole = true
    if take(".") {
      isWhole = false
      guard skipDigits() > 0 else { return nil }
    }
    if take("e") || take("E") {
      isWhole = false
      if !take("+") { _ = take("-") }
      guard skipDigits() > 0 else { return nil }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let value = Int64(text) { return .integer(value) }
    return Double(text).map { .number($0) }
  }

  private mutating func skipDigits() -> Int {
    let start = position
    while let next, (0x30...0x39).contains(next) { position += 1 }
    return position - start
  }

  private mutating func parseString() -> String? {
    position += 1
    var text: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let scalar = parseEscape() else { return nil }
        text.append(contentsOf: String(scalar).utf8)
      case 0..<0x20: return nil
      default: text.append(byte)
      }
    }
    return nil
  }

  private mutating func parseEscape() -> Unicode.Scalar? {
    guard let byte = next else { return nil }
    position += 1
    switch Character(Unicode.Scalar(byte)) {
    case "\"", "\\", "/": return Unicode.Scalar(byte)
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u": return parseUnicodeEscape()
    default: return nil
    }
  }

  /// A lone surrogate becomes U+FFFD, as Go has it.
  private mutating func parseUnicodeEscape() -> Unicode.Scalar? {
    guard let unit = parseHexadecimal() else { return nil }
    if let scalar = Unicode.Scalar(unit) { return scalar }
    let start = position
    if unit < 0xDC00, take("\\"), take("u"), let low = parseHexadecimal(),
      0xDC00...0xDFFF ~= low
    {
      return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    }
    position = start
    return "\u{FFFD}"
  }

  private mutating func parseHexadecimal() -> UInt32? {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
      return nil
    }
    position += 4
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
