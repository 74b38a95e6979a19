/// Finds the next of up to three bytes, eight at a time: a text that history brings at once may be megabytes long.
struct ByteSearch {
  private let bytes: (UInt8, UInt8, UInt8)
  private let patterns: (UInt64, UInt64, UInt64)

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  init(_ first: UInt8, _ second: UInt8? = nil, _ third: UInt8? = nil) {
    bytes = (first, second ?? first, third ?? first)
    patterns = (
      UInt64(bytes.0) * Self.ones, UInt64(bytes.1) * Self.ones, UInt64(bytes.2) * Self.ones
    )
  }

  /// The first offset at or after `start` where one of the bytes stands.
  func first(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    let raw = UnsafeRawBufferPointer(text)
    while index + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if holdsZero(word ^ patterns.0, word ^ patterns.1, word ^ patterns.2) { break }
      index += 8
    }
    return text[index...].firstIndex { $0 == bytes.0 || $0 == bytes.1 || $0 == bytes.2 }
  }

  /// Whether a byte of one of the words is zero: only then its own high bit is carried into.
  private func holdsZero(_ first: UInt64, _ second: UInt64, _ third: UInt64) -> Bool {
    let zeros =
      (first &- Self.ones) & ~first | (second &- Self.ones) & ~second
      | (third &- Self.ones) & ~third
    return zeros & Self.highBits != 0
  }
}
