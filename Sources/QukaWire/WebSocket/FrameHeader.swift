/// Everything in a frame before its payload (RFC 6455 §5.2).
public struct FrameHeader: Equatable, Sendable {
  public var isFinal: Bool
  /// RSV1, RSV2 and RSV3 as the bits 4, 2 and 1.
  public var reservedBits: UInt8
  public var opcode: Opcode
  /// Present exactly when the MASK bit is set.
  public var maskingKey: MaskingKey?
  /// Bytes.
  public var payloadLength: Int

  /// RSV1: the message that begins here is compressed (RFC 7692 §6).
  public static let compressedBit: UInt8 = 4

  /// Two bytes, a 64-bit length and a masking key.
  public static let maximumLength = 14

  public init(
    isFinal: Bool = true,
    reservedBits: UInt8 = 0,
    opcode: Opcode,
    maskingKey: MaskingKey? = nil,
    payloadLength: Int
  ) {
    self.isFinal = isFinal
    self.reservedBits = reservedBits
    self.opcode = opcode
    self.maskingKey = maskingKey
    self.payloadLength = payloadLength
  }

  /// Appends the header in its shortest form.
  public func encode(into bytes: inout [UInt8]) {
    bytes.append((isFinal ? 0x80 : 0) | reservedBits << 4 | opcode.rawValue)
    let mask: UInt8 = maskingKey == nil ? 0 : 0x80
    switch payloadLength {
    case ...125:
      bytes.append(mask | UInt8(payloadLength))
    case ...0xFFFF:
      bytes.append(mask | 126)
      appendLength(byteCount: 2, to: &bytes)
    default:
      bytes.append(mask | 127)
      appendLength(byteCount: 8, to: &bytes)
    }
    guard let maskingKey else { return }
    for offset in 0..<4 {
      bytes.append(maskingKey.byte(at: offset))
    }
  }

  private func appendLength(byteCount: Int, to bytes: inout [UInt8]) {
    for place in (0..<byteCount).reversed() {
      bytes.append(UInt8(truncatingIfNeeded: payloadLength >> (8 * place)))
    }
  }
}
