import NIOCore
import QukaWire

/// The same bytes for both codecs: binary messages of one size, each one frame, in reads of 64 KiB.
struct Traffic {
  static let readSize = 65_536

  let size: Int
  let count: Int
  /// As a server sends them.
  let plain: [[UInt8]]
  /// As a client sends them.
  let masked: [[UInt8]]
  let payload: [UInt8]

  init(size: Int) {
    self.size = size
    count = max(32, min(100_000, (64 << 20) / size))
    payload = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    plain = Self.reads(payload, count, key: nil)
    masked = Self.reads(payload, count, key: MaskingKey(0x37, 0xFA, 0x21, 0x3D))
  }

  private static func reads(_ payload: [UInt8], _ count: Int, key: MaskingKey?) -> [[UInt8]] {
    var frame: [UInt8] = []
    FrameHeader(opcode: .binary, maskingKey: key, payloadLength: payload.count).encode(into: &frame)
    let start = frame.count
    frame += payload
    key?.apply(to: &frame, from: start)
    var reads: [[UInt8]] = []
    var read: [UInt8] = []
    for _ in 0..<count {
      var rest = frame[...]
      while !rest.isEmpty {
        let piece = rest.prefix(readSize - read.count)
        read += piece
        rest = rest.dropFirst(piece.count)
        if read.count == readSize {
          reads.append(read)
          read = []
        }
      }
    }
    if !read.isEmpty { reads.append(read) }
    return reads
  }
}
