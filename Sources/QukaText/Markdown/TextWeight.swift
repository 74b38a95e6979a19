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
      // The first bytes of marks; then of the scripts from Armenian to Khmer, of joiners and emoji.
      case 0xCC, 0xCD: weight += mark
      case 0xD4...0xE2, 0xF0...0xFF: weight += joining
      default: if isAfterBackslash, isCommand(byte) { weight += command }
      }
      isAfterBackslash = byte == UInt8(ascii: "\\")
    }
    return weight
  }

  /// Whether a formula's command, or a formula, begins with this byte behind a backslash.
  private static func isCommand(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "(")
      || byte == UInt8(ascii: "[")
  }
}
