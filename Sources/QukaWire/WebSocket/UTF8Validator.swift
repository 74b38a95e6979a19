/// Checks UTF-8 that arrives in pieces, and says no at the first byte that cannot be right
/// (RFC 6455 §8.1, RFC 3629 §4).
///
/// The standard library checks whole buffers only; a message that is wrong in its first fragment must be
/// refused before its last one.
public struct UTF8Validator: Equatable, Sendable {
  /// Continuation bytes still due.
  private var pending = 0
  /// What the next continuation byte may be: narrower than 80–BF right after a byte that could begin an
  /// overlong form, a surrogate or a value above U+10FFFF.
  private var lowest: UInt8 = 0x80
  private var highest: UInt8 = 0xBF

  public init() {}

  /// Whether the text may end here.
  public var isComplete: Bool { pending == 0 }

  /// - Returns: false when the bytes, after all those before, cannot be part of a valid text. The
  ///   validator is of no use afterwards.
  public mutating func append(_ bytes: RawSpan) -> Bool {
    var index = 0
    while index < bytes.byteCount {
      if pending == 0 { index = Self.endOfASCII(bytes, from: index) }
      guard index < bytes.byteCount else { return true }
      guard accept(bytes.byte(index)) else { return false }
      index += 1
    }
    return true
  }

  private mutating func accept(_ byte: UInt8) -> Bool {
    guard pending == 0 else {
      guard (lowest...highest).contains(byte) else { return false }
      expect(pending - 1)
      return true
    }
    switch byte {
    case 0x00...0x7F: break
    case 0xC2...0xDF: expect(1)
    case 0xE0: expect(2, from: 0xA0)
    case 0xED: expect(2, to: 0x9F)
    case 0xE1...0xEF: expect(2)
    case 0xF0: expect(3, from: 0x90)
    case 0xF1...0xF3: expect(3)
    case 0xF4: expect(3, to: 0x8F)
    default: return false
    }
    return true
  }

  private mutating func expect(_ count: Int, from lowest: UInt8 = 0x80, to highest: UInt8 = 0xBF) {
    pending = count
    self.lowest = lowest
    self.highest = highest
  }

  /// The first offset at or after `start` that may hold something else than ASCII: whole words are
  /// skipped, so the byte there is examined in any case.
  private static func endOfASCII(_ bytes: RawSpan, from start: Int) -> Int {
    var index = start
    while index + 8 <= bytes.byteCount {
      let word = bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      guard word & 0x8080_8080_8080_8080 == 0 else { return index }
      index += 8
    }
    return index
  }
}
