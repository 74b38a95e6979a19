@testable import QukaWire

/// Bytes as a server sends them: unmasked, and malformed where a test wants it.
enum ServerFrame {
  static func make(
    _ opcode: Opcode, _ payload: [UInt8] = [], isFinal: Bool = true, reservedBits: UInt8 = 0,
    maskingKey: MaskingKey? = nil
  ) -> [UInt8] {
    let header = FrameHeader(
      isFinal: isFinal, reservedBits: reservedBits, opcode: opcode, maskingKey: maskingKey,
      payloadLength: payload.count)
    var bytes: [UInt8] = []
    header.encode(into: &bytes)
    let start = bytes.count
    bytes += payload
    maskingKey?.apply(to: &bytes, from: start)
    return bytes
  }

  static func text(_ text: String, isFinal: Bool = true) -> [UInt8] {
    make(.text, Array(text.utf8), isFinal: isFinal)
  }

  static func close(_ code: UInt16, _ reason: String = "") -> [UInt8] {
    make(.close, [UInt8(code >> 8), UInt8(code & 0xFF)] + Array(reason.utf8))
  }
}
