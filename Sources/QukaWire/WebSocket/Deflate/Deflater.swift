import CZlib

/// Compresses this side's messages (RFC 7692 §7.2.1). A value in the same way as `Inflater`.
struct Deflater: Sendable {
  /// Messages of fewer bytes are not worth it.
  let smallestMessage: Int
  private let window: WindowBits
  private let keepsContext: Bool
  /// Nil until the first message is compressed: up to 256 KB that most connections never need.
  private var shared: DeflateStream?

  init(_ agreement: DeflateAgreement) {
    smallestMessage = agreement.smallestCompressed
    window = agreement.clientWindow
    keepsContext = agreement.clientKeepsContext
  }

  /// The payload of a whole compressed message.
  mutating func compress(_ message: [UInt8]) -> [UInt8] {
    // zlib has nothing to flush where there is nothing; this is the empty block (§7.2.3.6).
    guard !message.isEmpty else { return [0x00] }
    let stream = ownedStream()
    // zlib reads through a pointer that is not const, and does not write.
    var compressed = message.withUnsafeBufferPointer { bytes in
      stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
      stream.pointee.avail_in = uInt(bytes.count)
      return Self.flush(stream, expecting: bytes.count)
    }
    compressed.removeLast(Inflater.tail.count)
    if !keepsContext { deflateReset(stream) }
    return compressed
  }

  /// Everything that comes of the input, up to and with the empty block that ends a flush. More than six
  /// bytes are free at each call, or zlib would write that block twice.
  private static func flush(
    _ stream: UnsafeMutablePointer<z_stream>, expecting count: Int
  ) -> [UInt8] {
    var output: [UInt8] = []
    var room = Int(deflateBound(stream, uLong(count))) + 64
    repeat {
      output += Array(unsafeUninitializedCapacity: room) { bytes, written in
        stream.pointee.next_out = bytes.baseAddress
        stream.pointee.avail_out = uInt(room)
        _ = deflate(stream, Z_SYNC_FLUSH)
        written = room - Int(stream.pointee.avail_out)
      }
      room = 4_096
    } while stream.pointee.avail_out == 0
    return output
  }

  /// The state, as this value's own.
  private mutating func ownedStream() -> UnsafeMutablePointer<z_stream> {
    if isKnownUniquelyReferenced(&shared), let shared { return shared.stream }
    let own = shared.map { DeflateStream(copying: $0) } ?? DeflateStream(window: window)
    shared = own
    return own.stream
  }
}
