/// What a stretch of text costs beyond its bytes, in their unit: how long it takes to find its clusters and to read its
/// formulas.
///
/// Measured: a scalar that may join its neighbours takes the standard library's grapheme breaking about as long as ten
/// bytes of other text take altogether, and a combining mark twice as long.
enum TextWeight {
  private static let joining = 10
  private static let mark = 20
  private static let dollar = 24
  private static let command = 48

  static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var weight = 0
    var isAfterBackslash = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "$"): weight += dollar
      case UInt8(ascii: "a")...UInt8(ascii: "z") where isAfterBackslash: weight += command
      // The first bytes of marks; then of the scripts from Armenian to Khmer, of joiners and emoji.
      case 0xCC, 0xCD: weight += mark
      case 0xD4...0xE2, 0xF0...0xFF: weight += joining
      default: break
      }
      isAfterBackslash = byte == UInt8(ascii: "\\")
    }
    return weight
  }
}
