/// A whole frame, as this side sends it.
public struct Frame: Equatable, Sendable {
  public var isFinal: Bool
  /// Whether the message that begins here is compressed (RFC 7692 §6).
  public var isCompressed: Bool
  public var opcode: Opcode
  public var payload: [UInt8]

  public init(
    isFinal: Bool = true, isCompressed: Bool = false, opcode: Opcode, payload: [UInt8] = []
  ) {
    self.isFinal = isFinal
    self.isCompressed = isCompressed
    self.opcode = opcode
    self.payload = payload
  }

  /// The frame's bytes on the wire; a client masks every frame (RFC 6455 §5.1).
  public func encoded(maskedWith key: MaskingKey) -> [UInt8] {
    let header = FrameHeader(
      isFinal: isFinal, reservedBits: isCompressed ? FrameHeader.compressedBit : 0, opcode: opcode,
      maskingKey: key, payloadLength: payload.count)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(FrameHeader.maximumLength + payload.count)
    header.encode(into: &bytes)
    let start = bytes.count
    bytes.append(contentsOf: payload)
    key.apply(to: &bytes, from: start)
    return bytes
  }
}
