extension FrameHeader {
  /// Reads a header from the beginning of `bytes`.
  ///
  /// Refuses each malformation at the first byte that shows it, so that a connection in which only that
  /// byte has arrived does not wait for the rest.
  ///
  /// - Returns: the header and its length, or nil when more bytes are needed.
  public static func parse(
    _ bytes: RawSpan
  ) throws(WebSocketError) -> (header: FrameHeader, length: Int)? {
    guard bytes.byteCount >= 1 else { return nil }
    let first = bytes.byte(0)
    guard let opcode = Opcode(rawValue: first & 0xF) else { throw .reservedOpcode(first & 0xF) }
    let isFinal = first & 0x80 != 0
    guard isFinal || !opcode.isControl else { throw .fragmentedControlFrame(opcode) }
    guard bytes.byteCount >= 2 else { return nil }
    let second = bytes.byte(1)
    guard !opcode.isControl || second & 0x7F <= 125 else { throw .oversizedControlFrame(opcode) }
    guard let (payloadLength, end) = try length(bytes, code: second & 0x7F) else { return nil }
    var header = FrameHeader(
      isFinal: isFinal, reservedBits: first >> 4 & 0x7, opcode: opcode,
      payloadLength: payloadLength)
    guard second & 0x80 != 0 else { return (header, end) }
    guard bytes.byteCount >= end + 4 else { return nil }
    header.maskingKey = MaskingKey(
      bytes.byte(end), bytes.byte(end + 1), bytes.byte(end + 2), bytes.byte(end + 3))
    return (header, end + 4)
  }

  /// The payload's length and where the length field ends. Only the shortest form is allowed, and the
  /// top bit of the longest is not (RFC 6455 §5.2).
  private static func length(
    _ bytes: RawSpan, code: UInt8
  ) throws(WebSocketError) -> (Int, end: Int)? {
    let byteCount: Int
    switch code {
    case 126: byteCount = 2
    case 127: byteCount = 8
    default: return (Int(code), 2)
    }
    guard bytes.byteCount >= 2 + byteCount else { return nil }
    var value: UInt64 = 0
    for index in 2..<(2 + byteCount) {
      value = value << 8 | UInt64(bytes.byte(index))
    }
    guard let length = Int(exactly: value) else { throw .lengthNegative }
    guard length > (byteCount == 2 ? 125 : 0xFFFF) else { throw .lengthNotMinimal }
    return (length, 2 + byteCount)
  }
}

extension RawSpan {
  /// The byte at an offset; a trap outside the span.
  func byte(_ offset: Int) -> UInt8 {
    unsafeLoad(fromByteOffset: offset, as: UInt8.self)
  }
}
