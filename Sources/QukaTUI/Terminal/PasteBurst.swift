/// Where a paste begins in one read of a terminal that never marked one: people press keys one by one, so text behind a line
/// end in the same read was not typed.
///
/// A read of letters with a line end behind them is an input method's, a script's, or a slow link's: keys.
struct PasteBurst: Sendable, Equatable {
  /// From here on a sequence of the terminal may still come first.
  private let first: Int
  /// Where it must have begun.
  private let last: Int
  /// It is one only because nobody types so much at once: with a line end behind it, that is Enter.
  let isOneLine: Bool

  /// Bytes of a read that nobody types, and no key repeats.
  private static let longLine = 1_024
  /// What makes a sequence of an ESC.
  static let introducers = Set("[OP]^_\u{1B}".utf8)

  /// Nil where the read is keys.
  ///
  /// - Parameter goesOn: a paste came just now, and this may be its rest.
  init?(_ bytes: ArraySlice<UInt8>, goesOn: Bool) {
    let lineEnd = Self.lineEnd(in: bytes, goesOn: goesOn)
    guard let end = lineEnd ?? Self.endOfLongLine(bytes) else { return nil }
    last = end
    isOneLine = lineEnd == nil
    let escape = bytes[..<end].indices.last { index in
      bytes[index] == 0x1B && Self.introducers.contains(bytes[index + 1])
    }
    first = escape.map { $0 + 1 } ?? bytes.startIndex
  }

  /// Whether it begins at a place where nothing is pending.
  func begins(at index: Int) -> Bool { (first...max(first, last)).contains(index) }

  /// The line end that text stands behind.
  private static func lineEnd(in bytes: ArraySlice<UInt8>, goesOn: Bool) -> Int? {
    guard let first = bytes.firstIndex(where: isLineEnd) else { return nil }
    if goesOn, bytes.count > 1, bytes.first != 0x1B { return first }
    var found: Int?
    for index in bytes[first...].indices where isLineEnd(bytes[index]) {
      let rest = bytes[(index + 1)...].drop { isLineEnd($0) || $0 == 0x20 || $0 == 0x09 }
      if rest.first.map(isText) == true {
        found = index
        break
      }
    }
    guard let found else { return nil }
    // Enter and the first letters of what is typed next.
    let isEnterFirst =
      found == bytes.startIndex && bytes[(found + 1)...].firstIndex(where: isLineEnd) == nil
    return isEnterFirst ? nil : found
  }

  private static func endOfLongLine(_ bytes: ArraySlice<UInt8>) -> Int? {
    let text = bytes.last.map(isLineEnd) == true ? bytes.dropLast() : bytes
    guard text.count >= longLine, text.allSatisfy({ isText($0) || $0 == 0x09 }) else { return nil }
    return text.endIndex - 1
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0D || byte == 0x0A }
  private static func isText(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != 0x7F }
}
