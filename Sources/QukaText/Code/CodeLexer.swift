/// Reads code line by line and tells what its pieces are.
///
/// What one line leaves open is all that the next one needs, so a block of 2,000 lines costs per line what one of
/// ten lines does. It never fails: what it does not understand is plain.
struct CodeLexer: Sendable {
  /// What the line before left open.
  enum State: Hashable, Sendable {
    case code
    case comment(rule: Int, depth: Int)
    case string(rule: Int, hashes: Int)
    /// A text that a line of its own ends.
    case heredoc([UInt8], isIndented: Bool)
    /// Inside of a tag.
    case tag
    /// Inside of a fence of Markdown.
    case fence
  }

  /// Longer lines are data, not code: they are left plain.
  static let maximumLine = 4 << 10
  /// Longer words are no keywords.
  private static let maximumWord = 32

  let language: CodeLanguage
  private(set) var state = State.code

  var line: [UInt8] = []
  var position = 0
  private(set) var tokens: [CodeToken] = []
  /// What the rest of the line leaves to the next one.
  private var heredoc: State?

  init(_ language: CodeLanguage) {
    self.language = language
  }

  /// The pieces of the next line, given without its line feed; together they are as long as the line.
  mutating func read(_ text: String) -> [CodeToken] {
    line = Array(text.utf8)
    position = 0
    tokens = []
    guard line.count <= Self.maximumLine else {
      return [CodeToken(role: .plain, count: line.count)]
    }
    switch language.shape {
    case .code: readCode()
    case .markup: readMarkup()
    case .markdown: readMarkdown()
    case .diff: take(line.count, diffRole)
    }
    return tokens
  }

  mutating func leave(_ state: State) { self.state = state }

  // MARK: Bytes

  var byte: UInt8 { position < line.count ? line[position] : 0 }

  func byte(after distance: Int) -> UInt8 {
    position + distance < line.count ? line[position + distance] : 0
  }

  func starts(with sign: [UInt8]) -> Bool {
    !sign.isEmpty && line[position...].starts(with: sign)
  }

  mutating func take(_ count: Int, _ role: CodeRole) {
    let count = min(count, line.count - position)
    guard count > 0 else { return }
    position += count
    if let last = tokens.indices.last, tokens[last].role == role {
      tokens[last].count += count
    } else {
      tokens.append(CodeToken(role: role, count: count))
    }
  }

  func isName(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == 0x5F || byte >= 0x80
      || language.nameBytes.contains(byte)
  }

  // MARK: Code

  private mutating func readCode() {
    heredoc = nil
    resume()
    while position < line.count { readNext() }
    if state == .code, let heredoc { state = heredoc }
  }

  /// Goes on with what the line before left open.
  private mutating func resume() {
    switch state {
    case .code, .tag, .fence: break
    case .comment(let rule, let depth): readComment(rule, depth)
    case .string(let rule, let hashes): readString(rule, hashes, opening: 0)
    case .heredoc(let end, let isIndented):
      let body = isIndented ? line.drop { $0 == 0x20 || $0 == 0x09 } : line[...]
      if body.elementsEqual(end) { state = .code }
      take(line.count, .string)
    }
  }

  private mutating func readNext() {
    if byte == 0x20 || byte == 0x09 { return take(1, .plain) }
    if readComments() || readStrings() || readSigns() { return }
    if byte.isDigit { return take(numberLength, .number) }
    if isName(byte) { return readName() }
    take(1, .plain)
  }

  private mutating func readComments() -> Bool {
    if let rule = language.blockComments.firstIndex(where: { starts(with: $0.open) }) {
      take(language.blockComments[rule].open.count, .comment)
      readComment(rule, 1)
      return true
    }
    guard language.lineComments.contains(where: starts(with:)) else { return false }
    if language.features.contains(.spacedComments), position > 0, line[position - 1] > 0x20,
      line[position - 1] != UInt8(ascii: ";")
    {
      return false
    }
    take(line.count, .comment)
    return true
  }

  private mutating func readComment(_ rule: Int, _ depth: Int) {
    let comment = language.blockComments[rule]
    var depth = depth
    while position < line.count, depth > 0 {
      if starts(with: comment.close) {
        depth -= 1
        take(comment.close.count, .comment)
      } else if comment.nests, starts(with: comment.open) {
        depth += 1
        take(comment.open.count, .comment)
      } else {
        take(1, .comment)
      }
    }
    state = depth > 0 ? .comment(rule: rule, depth: depth) : .code
  }

  // MARK: Strings

  private mutating func readStrings() -> Bool {
    if language.features.contains(.lifetimes), byte == UInt8(ascii: "'") { return readCharacter() }
    if language.features.contains(.heredocs), starts(with: [0x3C, 0x3C]), readHeredoc() {
      return true
    }
    for (rule, string) in language.strings.enumerated() {
      var hashes = 0
      if string.takesHashes { while byte(after: hashes) == UInt8(ascii: "#") { hashes += 1 } }
      guard line[min(line.count, position + hashes)...].starts(with: string.open) else { continue }
      let (start, before) = (position, tokens)
      readString(rule, hashes, opening: hashes + string.open.count)
      if isKeyEnd {
        tokens = before
        let length = position - start
        position = start
        take(length, .property)
      }
      return true
    }
    return false
  }

  /// Whether a key of data ends here.
  private var isKeyEnd: Bool {
    guard state == .code, language.features.contains(.colonKeys) else { return false }
    let rest = line[position...].drop { $0 == 0x20 }
    return rest.first == UInt8(ascii: ":")
  }

  private mutating func readString(_ rule: Int, _ hashes: Int, opening: Int) {
    let string = language.strings[rule]
    let close = string.close + [UInt8](repeating: UInt8(ascii: "#"), count: hashes)
    take(opening, .string)
    while position < line.count {
      if starts(with: close) {
        take(close.count, .string)
        state = .code
        return
      }
      if starts(with: string.interpolation) {
        skipInterpolation(string.interpolation)
      } else {
        take(string.hasEscapes && hashes == 0 && byte == UInt8(ascii: "\\") ? 2 : 1, .string)
      }
    }
    state = string.isMultiline ? .string(rule: rule, hashes: hashes) : .code
  }

  /// Takes an expression inside of a string to its end, quotes and all.
  private mutating func skipInterpolation(_ open: [UInt8]) {
    take(open.count, .string)
    guard let bracket = open.last else { return }
    let close: UInt8 = bracket == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "}")
    var depth = 1
    while position < line.count, depth > 0 {
      if byte == bracket { depth += 1 } else if byte == close { depth -= 1 }
      take(1, .string)
    }
  }

  /// `'x'` and `'\n'`, or a lifetime.
  private mutating func readCharacter() -> Bool {
    let limit = min(line.count, position + 12)
    let isEscape = byte(after: 1) == UInt8(ascii: "\\")
    let end = line[min(limit, position + (isEscape ? 3 : 2))..<limit].firstIndex(of: byte)
    let isOneScalar = end.map { end in
      isEscape || line[(position + 2)..<end].allSatisfy { $0 & 0xC0 == 0x80 }
    }
    if let end, isOneScalar == true {
      take(end - position + 1, .string)
    } else {
      take(1, .attribute)
      while isName(byte), position < line.count { take(1, .attribute) }
    }
    return true
  }

  private mutating func readHeredoc() -> Bool {
    var length = 2
    let isIndented = byte(after: 2) == UInt8(ascii: "-") || byte(after: 2) == UInt8(ascii: "~")
    if isIndented { length += 1 }
    let quote = byte(after: length)
    let isQuoted = quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
    if isQuoted { length += 1 }
    var word: [UInt8] = []
    while isName(byte(after: length)), position + length < line.count {
      word.append(byte(after: length))
      length += 1
    }
    guard let first = word.first, !first.isDigit else { return false }
    take(length + (isQuoted ? 1 : 0), .string)
    heredoc = .heredoc(word, isIndented: isIndented)
    return true
  }

  // MARK: Names and numbers

  private mutating func readName() {
    var length = 0
    while isName(byte(after: length)), position + length < line.count { length += 1 }
    let word =
      length <= Self.maximumWord
      ? String(decoding: line[position..<(position + length)], as: UTF8.self) : ""
    if language.stringPrefixes.contains(word), isStringStart(after: length) {
      take(length, .string)
      _ = readStrings()
      return
    }
    take(length, role(of: word, length))
  }

  private func role(of word: String, _ length: Int) -> CodeRole {
    let features = language.features
    var next = length
    while byte(after: next) == 0x20 { next += 1 }
    if features.contains(.colonKeys), byte(after: next) == UInt8(ascii: ":"),
      byte(after: next + 1) != UInt8(ascii: ":"), byte(after: next + 1) != UInt8(ascii: "/")
    {
      return .property
    }
    let isFirst = line[..<position].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    if features.contains(.equalKeys), isFirst, byte(after: next) == UInt8(ascii: "=") {
      return .property
    }
    if features.contains(.targets), isFirst, byte(after: length) == UInt8(ascii: ":") {
      return .function
    }
    let key = features.contains(.ignoresCase) ? word.lowercased() : word
    if let role = language.words[key] { return role }
    if features.contains(.macros), byte(after: length) == UInt8(ascii: "!") { return .function }
    if features.contains(.calls), byte(after: length) == UInt8(ascii: "(") { return .function }
    return features.contains(.capitals) ? capitalRole(word) : .plain
  }

  private func capitalRole(_ word: String) -> CodeRole {
    guard let first = word.utf8.first, (0x41...0x5A).contains(first) else { return .plain }
    let isLoud = word.utf8.allSatisfy { !(0x61...0x7A).contains($0) }
    return isLoud && word.utf8.count > 1 ? .constant : .type
  }

  private var numberLength: Int {
    var length = 1
    while position + length < line.count {
      let byte = byte(after: length)
      let before = self.byte(after: length - 1) | 0x20
      let isSign =
        (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+"))
        && before == UInt8(ascii: "e") && self.byte(after: 1) | 0x20 != UInt8(ascii: "x")
      let isPoint = byte == UInt8(ascii: ".") && self.byte(after: length + 1).isDigit
      guard
        byte.isLetter || byte.isDigit || byte == 0x5F || isSign || isPoint
          || byte == UInt8(ascii: "%")
      else { break }
      length += 1
    }
    return length
  }

  private func isStringStart(after distance: Int) -> Bool {
    var distance = distance
    if language.strings.contains(where: \.takesHashes) {
      while byte(after: distance) == UInt8(ascii: "#") { distance += 1 }
    }
    return byte(after: distance) == UInt8(ascii: "\"") || byte(after: distance) == UInt8(ascii: "'")
  }
}

extension UInt8 {
  var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) && self < 0x80 }
  var isDigit: Bool { (0x30...0x39).contains(self) }
}
