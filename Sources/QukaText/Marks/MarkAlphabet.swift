/// Characters that stand for others while cmark-gfm parses: 64 of the private use area that the text itself does not use.
///
/// Marks are put into the source before it is parsed, and taken out of all that the parser returns.
struct MarkAlphabet: Hashable, Sendable {
  enum Mark: UInt8 {
    /// Around a formula.
    case formulaStart = 32
    case formulaEnd
    /// Between a run of asterisks or tildes and a sign that would keep it from being emphasis.
    case joint
    /// Behind a `<`, together with which it ends a bare address.
    case addressEnd
    /// In place of the address of a link that is not complete yet.
    case cut
    /// In place of a bracket that may begin a link.
    case bracket
  }

  /// All that Markdown gives a meaning; the first 32 marks stand for them.
  private static let signs = Array("()[],;:!{}%\\_#&$|\"'*+-./<=>?@^`~".utf8)
  private static let signIndices: [UInt8?] = (0..<128).map { byte in
    signs.firstIndex(of: byte).map { UInt8($0) }
  }
  /// The private use area in rows of 64, each of which begins with the same two bytes of UTF-8.
  private static let rows = 100

  private let first: UInt8
  private let second: UInt8

  /// Nil when the texts use all of them.
  init?(unusedIn texts: [ArraySlice<UInt8>]) {
    var used = UsedRows()
    for text in texts { used.add(text) }
    guard let row = (0..<Self.rows).first(where: { !used.rows.contains($0) }) else { return nil }
    first = row < 64 ? 0xEE : 0xEF
    second = 0x80 + UInt8(row % 64)
  }

  func append(_ mark: Mark, to bytes: inout [UInt8]) {
    bytes.append(first)
    bytes.append(second)
    bytes.append(0x80 + mark.rawValue)
  }

  /// Appends a byte so that it has no meaning for the parser.
  func append(masked byte: UInt8, to bytes: inout [UInt8]) {
    guard byte < 0x80, let index = Self.signIndices[Int(byte)] else { return bytes.append(byte) }
    bytes.append(first)
    bytes.append(second)
    bytes.append(0x80 + index)
  }

  /// Whether a bracket that may begin a link stands there.
  func holdsBracket(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index + 2 < source.count && source[index] == first && source[index + 1] == second
      && source[index + 2] == 0x80 + Mark.bracket.rawValue
  }

  /// The text as it was written.
  /// - Parameters:
  ///   - cut: what the parser did not see of a link.
  ///   - formula: what to show for a formula, given with its signs and whether it begins a line.
  func decoded(
    _ text: String, cut: [UInt8] = [], formula: ((String, _ startsLine: Bool) -> String)? = nil
  ) -> String {
    guard areMarks(in: text.utf8) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var formulaStart: Int?
    var index = 0
    while index < bytes.count {
      guard bytes[index] == first, index + 2 < bytes.count, bytes[index + 1] == second else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let mark = bytes[index + 2] - 0x80
      index += 3
      switch Mark(rawValue: mark) {
      case .formulaStart: formulaStart = result.count
      case .formulaEnd:
        guard let start = formulaStart, let formula else { break }
        let source = String(decoding: result[start...], as: UTF8.self)
        result.removeSubrange(start...)
        let text = formula(source, start == 0 || result[start - 1] == 0x0A)
        while text.first == "\n", result.last == 0x20 { result.removeLast() }
        result += text.utf8
        formulaStart = nil
      case .joint: break
      case .addressEnd: if result.last == UInt8(ascii: "<") { result.removeLast() }
      case .cut:
        result += cut
        if index < bytes.count, bytes[index] == UInt8(ascii: ")") { index += 1 }
      case .bracket: if formula == nil { result.append(UInt8(ascii: "[")) }
      case nil: if mark < Self.signs.count { result.append(Self.signs[Int(mark)]) }
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// What stands for the end of a link whose address is cut.
  var cutEnd: [UInt8] { [first, second, 0x80 + Mark.cut.rawValue, UInt8(ascii: ")")] }

  /// Whether an address is nothing but the mark of a cut.
  func isCut(_ address: String) -> Bool {
    address.utf8.elementsEqual([first, second, 0x80 + Mark.cut.rawValue])
  }

  private func areMarks(in bytes: some Collection<UInt8>) -> Bool {
    var previous: UInt8 = 0
    for byte in bytes {
      if previous == first, byte == second { return true }
      previous = byte
    }
    return false
  }
}

/// Which rows of the private use area a text uses.
private struct UsedRows {
  private(set) var rows: Set<Int> = []

  mutating func add(_ text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { bytes in
      for index in bytes.indices.dropLast() {
        switch (bytes[index], bytes[index + 1]) {
        case (0xEE, let second): rows.insert(Int(second & 0x3F))
        case (0xEF, 0x80...0xA3): rows.insert(64 + Int(bytes[index + 1] & 0x3F))
        case (UInt8(ascii: "&"), UInt8(ascii: "#")): addReference(bytes, index + 2)
        default: break
        }
      }
    }
  }

  /// A numeric character reference names a character that the text does not hold.
  private mutating func addReference(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) {
    let text = String(decoding: bytes[start..<min(bytes.count, start + 8)], as: UTF8.self)
    let isHexadecimal = text.first == "x" || text.first == "X"
    let digits = text.dropFirst(isHexadecimal ? 1 : 0).prefix { $0.isHexDigit }
    guard let value = Int(digits, radix: isHexadecimal ? 16 : 10), 0xE000...0xF8FF ~= value else {
      return
    }
    rows.insert((value - 0xE000) / 64)
  }
}
