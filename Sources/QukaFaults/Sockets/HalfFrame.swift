/// The bytes of a frame that a connection loses in the middle.
enum HalfFrame {
  /// The first half of a text frame of the server, its head included (RFC 6455 §5.2).
  static func bytes(of text: String) -> [UInt8] {
    let data = Array(text.utf8)
    var bytes: [UInt8] = [0x81]
    switch data.count {
    case ..<126: bytes.append(UInt8(data.count))
    case ..<65_536: bytes += [126] + bigEndian(data.count, bytes: 2)
    default: bytes += [127] + bigEndian(data.count, bytes: 8)
    }
    return bytes + data.prefix(data.count / 2)
  }

  private static func bigEndian(_ number: Int, bytes count: Int) -> [UInt8] {
    (1...count).map { UInt8(truncatingIfNeeded: number >> (8 * (count - $0))) }
  }
}
