/// Reads one JSON document (RFC 8259) from bytes.
///
/// Written by hand because every token of every answer passes here: it reads a publication several
/// times faster than a Codable decoder, in one pass. Unpaired surrogates and invalid UTF-8 become
/// U+FFFD instead of failing the whole frame; everything else is as strict as the grammar.
struct JSONParser {
  /// Deeper documents are refused, so that a hostile one cannot exhaust the stack.
  static let depthLimit = Limits.jsonDepth
  /// Larger documents are refused, so that a hostile one cannot take all memory.
  static let valueLimit = Limits.jsonValues

  private let bytes: [UInt8]
  private var position: Int
  private let end: Int
  private var values = 0

  init(_ bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  /// Reads the document and insists that only white space follows it.
  mutating func document() throws(JSONError) -> JSONValue {
    let value = try value(depth: 0)
    skipWhiteSpace()
    guard position == end else { throw JSONError(.trailingBytes, at: position) }
    return value
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    guard depth < Self.depthLimit else { throw JSONError(.tooDeep, at: position) }
    values += 1
    guard values <= Self.valueLimit else { throw JSONError(.tooManyValues, at: position) }
    skipWhiteSpace()
    switch try peek() {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    default: return try number()
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
    position += 1
    var members: [JSONValue.Member] = []
    skipWhiteSpace()
    if try take(UInt8(ascii: "}")) { return .object(members) }
    members.reserveCapacity(6)
    while true {
      skipWhiteSpace()
      guard try peek() == UInt8(ascii: "\"") else { throw JSONError(.unexpectedByte, at: position) }
      let name = try string()
      skipWhiteSpace()
      guard try take(UInt8(ascii: ":")) else { throw JSONError(.unexpectedByte, at: position) }
      members.append(JSONValue.Member(name, try value(depth: depth + 1)))
      skipWhiteSpace()
      if try take(UInt8(ascii: ",")) { continue }
      guard try take(UInt8(ascii: "}")) else { throw JSONError(.unexpectedByte, at: position) }
      return .object(members)
    }
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    skipWhiteSpace()
    if try take(UInt8(ascii: "]")) { return .array(elements) }
    while true {
      elements.append(try value(depth: depth + 1))
      skipWhiteSpace()
      if try take(UInt8(ascii: ",")) { continue }
      guard try take(UInt8(ascii: "]")) else { throw JSONError(.unexpectedByte, at: position) }
      return .array(elements)
    }
  }

  private mutating func literal(
    _ word: String, _ value: JSONValue
  ) throws(JSONError) -> JSONValue {
    for letter in word.utf8 {
      guard try take(letter) else { throw JSONError(.unexpectedByte, at: position) }
    }
    return value
  }
}

// MARK: - Numbers

extension JSONParser {
  /// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?` (RFC 8259 §6).
  private mutating func number() throws(JSONError) -> JSONValue {
    let start = position
    skip(UInt8(ascii: "-"))
    if !skip(UInt8(ascii: "0")) {
      guard skipDigits() > 0 else {
        let isNumber = position > start
        throw JSONError(isNumber ? .badNumber : .unexpectedByte, at: position)
      }
    }
    if skip(UInt8(ascii: ".")) {
      guard skipDigits() > 0 else { throw JSONError(.badNumber, at: position) }
    }
    if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
      if !skip(UInt8(ascii: "+")) { skip(UInt8(ascii: "-")) }
      guard skipDigits() > 0 else { throw JSONError(.badNumber, at: position) }
    }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func skipDigits() -> Int {
    let start = position
    while position < end, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) {
      position += 1
    }
    return position - start
  }
}

// MARK: - Strings

extension JSONParser {
  private mutating func string() throws(JSONError) -> String {
    position += 1
    let start = position
    try skipPlainCharacters()
    if bytes[position] == UInt8(ascii: "\"") {
      defer { position += 1 }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }
    var text = Array(bytes[start..<position])
    while bytes[position] == UInt8(ascii: "\\") {
      try escape(into: &text)
      let run = position
      try skipPlainCharacters()
      text.append(contentsOf: bytes[run..<position])
    }
    position += 1
    return String(decoding: text, as: UTF8.self)
  }

  /// Stops at the quote or backslash that ends a run of characters that stand for themselves.
  private mutating func skipPlainCharacters() throws(JSONError) {
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
      guard byte >= 0x20 else { throw JSONError(.controlCharacter, at: position) }
      position += 1
    }
    throw JSONError(.unexpectedEnd, at: position)
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    position += 1
    let letter = try peek()
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text.append(contentsOf: String(try escapedScalar()).utf8)
    default: throw JSONError(.badEscape, at: position - 1)
    }
  }

  /// The four digits after `\u`, joined with a second escape where they are a surrogate pair.
  private mutating func escapedScalar() throws(JSONError) -> Character {
    let first = try fourHexDigits()
    if let scalar = Unicode.Scalar(first) { return Character(scalar) }
    let afterFirst = position
    guard first < 0xDC00, skip(UInt8(ascii: "\\")), skip(UInt8(ascii: "u")) else {
      position = afterFirst
      return "\u{FFFD}"
    }
    let second = try fourHexDigits()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else {
      position = afterFirst
      return "\u{FFFD}"
    }
    return Character(scalar)
  }

  private mutating func fourHexDigits() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = try peek().hexDigit else { throw JSONError(.badEscape, at: position) }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}

// MARK: - Bytes

extension JSONParser {
  private func peek() throws(JSONError) -> UInt8 {
    guard position < end else { throw JSONError(.unexpectedEnd, at: position) }
    return bytes[position]
  }

  private mutating func take(_ byte: UInt8) throws(JSONError) -> Bool {
    guard try peek() == byte else { return false }
    position += 1
    return true
  }

  @discardableResult
  private mutating func skip(_ byte: UInt8) -> Bool {
    guard position < end, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipWhiteSpace() {
    while position < end {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }
}

extension JSONValue {
  /// Parses a whole document.
  public init(parsing bytes: [UInt8]) throws(JSONError) {
    var parser = JSONParser(bytes, range: bytes.indices)
    self = try parser.document()
  }

  /// Parses a whole document.
  public init(parsing text: String) throws(JSONError) {
    try self.init(parsing: Array(text.utf8))
  }
}
