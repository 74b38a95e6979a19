import NIOCore
import NIOWebSocket

/// The bytes of a frame that a connection loses in the middle.
enum HalfFrame {
  /// The first half of a server's frame, its head included (RFC 6455 §5.2).
  static func bytes(of frame: WebSocketFrame) -> ByteBuffer? {
    let length = frame.data.readableBytes
    var bytes = ByteBuffer(bytes: [0x80 | UInt8(webSocketOpcode: frame.opcode)])
    switch length {
    case ..<126: bytes.writeInteger(UInt8(length))
    case ..<65_536:
      bytes.writeInteger(UInt8(126))
      bytes.writeInteger(UInt16(length))
    default:
      bytes.writeInteger(UInt8(127))
      bytes.writeInteger(UInt64(length))
    }
    var data = frame.data
    data = data.readSlice(length: length / 2) ?? data
    bytes.writeBuffer(&data)
    return bytes
  }
}
