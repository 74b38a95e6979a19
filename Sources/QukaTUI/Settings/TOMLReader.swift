import QukaScreen

/// Reads the part of TOML 1.0 that the program's own files use: tables, dotted keys, strings, whole
/// numbers, booleans, inline tables.
///
/// Our own, because what is wrong with a *value* has to be told with its line too, and the library at
/// hand (TOMLKit) keeps no lines and links all of Foundation. What TOML has beyond that part (arrays,
/// dates, fractions, text over several lines) is refused by name, never read otherwise than TOML does.
struct TOMLReader {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var line = 1
  private var depth = 0
  /// Tables that a header has opened: a second header of that name is a mistake.
  private var headers: Set<[String]> = []

  /// Inline tables inside each other.
  private static let deepest = 8

  static func read(_ text: String) throws(TOMLError) -> TOMLTable {
    var reader = TOMLReader(text)
    return try reader.document()
  }

  private init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    if scalars.first == "\u{FEFF}" { index = 1 }
  }

  private mutating func document() throws(TOMLError) -> TOMLTable {
    var table = TOMLTable()
    var prefix: [String] = []
    while true {
      skipSpaces()
      guard let next = peek else { return table }
      switch next {
      case "\n", "\r", "#": try endLine()
      case "[":
        prefix = try header()
        if table.table(at: prefix[...]) == nil {
          try table.set(prefix[...], to: .table(TOMLTable()), line: line)
        }
        try endLine()
      default:
        let start = line
        let (path, value) = try member()
        try table.set((prefix + path)[...], to: value, line: start)
        try endLine()
      }
    }
  }

  // MARK: - Parts of a line

  private mutating func header() throws(TOMLError) -> [String] {
    index += 1
    if peek == "[" { throw error(.listOfTables) }
    let path = try keyPath()
    guard peek == "]" else { throw error(.unclosedHeader) }
    index += 1
    guard headers.insert(path).inserted else {
      throw error(.repeatedTable(path.joined(separator: ".")))
    }
    return path
  }

  private mutating func member() throws(TOMLError) -> ([String], TOMLValue) {
    let path = try keyPath()
    guard peek == "=" else { throw error(.missingEquals(after: path[path.count - 1])) }
    index += 1
    skipSpaces()
    return (path, try value())
  }

  private mutating func keyPath() throws(TOMLError) -> [String] {
    var path: [String] = []
    while true {
      skipSpaces()
      path.append(try key())
      skipSpaces()
      guard peek == "." else { return path }
      index += 1
    }
  }

  private mutating func key() throws(TOMLError) -> String {
    if peek == "\"" || peek == "'" { return try string() }
    let word = takeWord()
    if word.isEmpty { throw error(.missingKey) }
    return word
  }

  private mutating func value() throws(TOMLError) -> TOMLValue {
    switch peek {
    case "\"", "'": return .string(try string())
    case "{": return .table(try inlineTable())
    case "[": throw error(.list)
    case nil, "\n", "\r", "#": throw error(.missingValue)
    default: return try plainValue()
    }
  }

  private mutating func plainValue() throws(TOMLError) -> TOMLValue {
    let start = index
    while let next = peek, !" \t\r\n#,}".unicodeScalars.contains(next) { index += 1 }
    let text = String(String.UnicodeScalarView(scalars[start..<index]))
    switch text {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    default: break
    }
    let digits = text.drop { $0 == "-" || $0 == "+" }
    let isPlain = digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
    if isPlain, digits == "0" || digits.first != "0", let number = Int(text) {
      return .integer(number)
    }
    throw error(.notAValue(text))
  }

  private mutating func inlineTable() throws(TOMLError) -> TOMLTable {
    index += 1
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepest { throw error(.tooDeep) }
    var table = TOMLTable()
    skipSpaces()
    if peek == "}" {
      index += 1
      return table
    }
    while true {
      let (path, value) = try member()
      try table.set(path[...], to: value, line: line)
      skipSpaces()
      switch peek {
      case ",": index += 1
      case "}":
        index += 1
        return table
      default: throw error(.unclosedInlineTable)
      }
    }
  }
}

// MARK: - Text

extension TOMLReader {
  private mutating func string() throws(TOMLError) -> String {
    guard let quote = peek else { return "" }
    index += 1
    if peek == quote, index + 1 < scalars.count, scalars[index + 1] == quote {
      throw error(.severalLines)
    }
    var text = ""
    while let next = peek, next != "\n" {
      index += 1
      if next == quote { return text }
      if next == "\\", quote == "\"" {
        text.unicodeScalars.append(try escaped())
      } else if next.value < 0x20 && next != "\t" || next.value == 0x7F {
        throw error(.controlCharacter)
      } else {
        text.unicodeScalars.append(next)
      }
    }
    throw error(.unclosedText(quote: String(quote)))
  }

  private mutating func escaped() throws(TOMLError) -> Unicode.Scalar {
    let letter = peek
    index += 1
    switch letter {
    case "b": return "\u{8}"
    case "t": return "\t"
    case "n": return "\n"
    case "f": return "\u{C}"
    case "r": return "\r"
    case "\"": return "\""
    case "\\": return "\\"
    case "u": return try codePoint(digits: 4)
    case "U": return try codePoint(digits: 8)
    default: throw error(.badEscape)
    }
  }

  private mutating func codePoint(digits: Int) throws(TOMLError) -> Unicode.Scalar {
    let end = min(scalars.count, index + digits)
    let text = String(String.UnicodeScalarView(scalars[index..<end]))
    guard end - index == digits, text.utf8.first != 0x2B, text.utf8.first != 0x2D,
      let value = UInt32(text, radix: 16), let scalar = Unicode.Scalar(value)
    else { throw error(.badCodePoint) }
    index = end
    return scalar
  }

  // MARK: - Characters

  private var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func skipSpaces() {
    while peek == " " || peek == "\t" { index += 1 }
  }

  /// A bare key: letters, digits, `-` and `_`.
  private mutating func takeWord() -> String {
    let start = index
    while let next = peek, next.isASCII,
      next.properties.isAlphabetic || isDigit(next) || next == "-" || next == "_"
    {
      index += 1
    }
    return String(String.UnicodeScalarView(scalars[start..<index]))
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

  /// Nothing but a comment may stand before the line's end.
  private mutating func endLine() throws(TOMLError) {
    skipSpaces()
    if peek == "#" {
      while let next = peek, next != "\n" {
        _ = next
        index += 1
      }
    }
    if peek == "\r" { index += 1 }
    guard let next = peek else { return }
    guard next == "\n" else { throw error(.trailing) }
    index += 1
    line += 1
  }

  private func error(_ fault: FileFault) -> TOMLError { TOMLError(line: line, fault: fault) }
}

extension TOMLTable {
  /// The table at a path, if there is one.
  fileprivate func table(at path: ArraySlice<String>) -> TOMLTable? {
    guard let key = path.first else { return self }
    guard case .table(let inner) = self[key]?.value else { return nil }
    return inner.table(at: path.dropFirst())
  }
}
