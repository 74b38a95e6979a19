import QukaScreen

/// Collects a paste, a bracketed one up to its end mark, and cleans it on the way.
///
/// Memory is bounded: the paste keeps its beginning, text beyond the limit is dropped. Line ends
/// become `\n`; tabs stay; every other control character (C0, DEL, C1) is removed, so that a paste
/// can neither act as a key nor carry an escape sequence.
struct PasteCollector: Sendable, Equatable {
  /// `ESC [ 2 0 1 ~`. Only its first byte is an ESC, so a failed match never hides the start of
  /// another.
  private static let endMark: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]

  /// U+FFFD, for a lead byte without its continuation.
  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  private let limit: Int
  private var bytes: [UInt8] = []
  private var isFull = false
  /// Bytes of the whole, kept or not.
  private var length = 0
  private var matched = 0
  private var followsReturn = false
  /// C2 waits for its second byte: C2 80 to C2 9F are the C1 controls.
  private var holdsLead = false

  /// - Parameter limit: bytes of text that are kept.
  init(limit: Int) {
    self.limit = limit
  }

  /// Takes a byte; true when it completed the end mark.
  mutating func append(_ byte: UInt8) -> Bool {
    if byte == Self.endMark[matched] {
      matched += 1
      return matched == Self.endMark.count
    }
    if matched > 0 {
      for index in 0..<matched { clean(Self.endMark[index]) }
      matched = byte == Self.endMark[0] ? 1 : 0
      if matched == 1 { return false }
    }
    clean(byte)
    return false
  }

  /// The text so far; invalid UTF-8 is repaired with U+FFFD.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// What is to be said of it.
  var fault: PasteFault? { isFull ? .tooLong(taken: bytes.count, of: length) : nil }

  /// It holds one line end, and nothing behind it.
  var endsOnlyLine: Bool {
    bytes.last == 0x0A && bytes.firstIndex(of: 0x0A) == bytes.count - 1
  }

  mutating func dropLineEnd() { if bytes.last == 0x0A { bytes.removeLast() } }

  /// What was taken for the end mark belongs to the text; nothing of it is kept.
  mutating func goOn() { matched = 0 }

  /// Whether bytes behind an end mark hold another one to which nothing but the same paste can belong.
  static func hasSecondEnd(_ bytes: ArraySlice<UInt8>) -> Bool {
    let start: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x30, 0x7E]
    for index in bytes.indices where bytes[index] == 0x1B {
      let next = bytes[index...].prefix(start.count)
      if next.elementsEqual(endMark) { return true }
      if next.elementsEqual(start) { return false }
    }
    return false
  }

  /// Text that did not come as a paste, cleaned like one.
  static func cleaned(_ bytes: ArraySlice<UInt8>) -> String {
    var collector = PasteCollector(limit: 3 * bytes.count)
    for byte in bytes { collector.clean(byte) }
    return collector.text
  }

  mutating func clean(_ byte: UInt8) {
    let endsReturn = byte == 0x0A && followsReturn
    followsReturn = byte == 0x0D
    if holdsLead {
      holdsLead = false
      if (0x80...0x9F).contains(byte) { return }
      // Alone it must not wait in the text for a later byte: of C2 ESC 85 only the ESC is removed.
      for kept in byte & 0xC0 == 0x80 ? [0xC2] : Self.replacement { keep(kept) }
    }
    switch byte {
    case 0x0D: keep(0x0A)
    case 0x0A: if !endsReturn { keep(byte) }
    case 0x09: keep(byte)
    case 0x00...0x1F, 0x7F: break
    case 0xC2: holdsLead = true
    default: keep(byte)
    }
  }

  /// Keeps a byte below the limit, which moves to the next character's start so that none is torn.
  private mutating func keep(_ byte: UInt8) {
    length += 1
    let startsCharacter = byte & 0xC0 != 0x80
    if bytes.count >= limit, startsCharacter || bytes.count >= limit + 3 { isFull = true }
    if !isFull { bytes.append(byte) }
  }
}
