/// Decodes one multi-byte UTF-8 scalar, byte by byte, so that a read may end anywhere inside it.
struct ScalarDecoder: Sendable, Equatable {
  /// What one more byte did.
  enum Step: Equatable {
    case incomplete
    case scalar(Unicode.Scalar)
    /// The byte was taken, but the bytes together are no scalar (overlong, surrogate, too large).
    case invalid
    /// The byte is no continuation and was not taken.
    case broken
  }

  private var value: UInt32
  private var remaining: Int
  private let minimum: UInt32

  /// - Parameter lead: the first byte; nil if no scalar of two to four bytes starts with it.
  init?(lead: UInt8) {
    switch lead {
    case 0xC2...0xDF: (value, remaining, minimum) = (UInt32(lead & 0x1F), 1, 0x80)
    case 0xE0...0xEF: (value, remaining, minimum) = (UInt32(lead & 0x0F), 2, 0x800)
    case 0xF0...0xF4: (value, remaining, minimum) = (UInt32(lead & 0x07), 3, 0x1_0000)
    default: return nil
    }
  }

  mutating func next(_ byte: UInt8) -> Step {
    guard byte & 0xC0 == 0x80 else { return .broken }
    value = value << 6 | UInt32(byte & 0x3F)
    remaining -= 1
    guard remaining == 0 else { return .incomplete }
    guard value >= minimum, let scalar = Unicode.Scalar(value) else { return .invalid }
    return .scalar(scalar)
  }
}
