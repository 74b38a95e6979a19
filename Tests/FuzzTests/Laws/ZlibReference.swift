import CZlib

/// What zlib itself makes of a message: a fresh stream for each, which gets everything said before as its
/// dictionary. It keeps no state of zlib's from one message to the next, so it judges code that does.
struct ZlibReference {
  /// How a compressed message ends.
  enum Ending: Equatable {
    case whole
    case invalid
    case truncated
    /// It has more than the bytes asked for.
    case tooBig
  }

  /// Base-2 logarithm of the window's size in bytes.
  let windowBits: Int
  let keepsContext: Bool
  private var history: [UInt8] = []

  init(windowBits: Int, keepsContext: Bool) {
    self.windowBits = windowBits
    self.keepsContext = keepsContext
  }

  /// Inflates a payload. References may reach back 32 KiB, whatever the window is: zlib cannot be made to
  /// hold a sender to less, nor can it fail on account of it.
  mutating func inflate(_ payload: [UInt8], limit: Int) -> (bytes: [UInt8], ending: Ending) {
    var input = payload + [0x00, 0x00, 0xFF, 0xFF]
    var output: [UInt8] = []
    var ending = Ending.truncated
    while !input.isEmpty {
      let room = limit + 1 - output.count
      let step = Self.inflate(input, after: history + output, bits: 15, room: room)
      output += step.bytes
      input.removeFirst(step.read)
      let isEnd = step.status == Z_STREAM_END
      if output.count > limit {
        ending = .tooBig
      } else if step.status != Z_OK, !isEnd {
        ending = .invalid
      } else if isEnd, !input.isEmpty {
        continue
      } else {
        ending = step.isBetweenBlocks ? .whole : .truncated
      }
      break
    }
    remember(output)
    return (output, ending)
  }

  /// Inflates a payload that must not refer to anything outside the window; nil when it does, or is no
  /// compressed message.
  mutating func inflateStrictly(_ payload: [UInt8]) -> [UInt8]? {
    let input = payload + [0x00, 0x00, 0xFF, 0xFF]
    let step = Self.inflate(input, after: history, bits: windowBits, room: .max)
    guard step.status == Z_OK || step.status == Z_BUF_ERROR, step.read == input.count else {
      return nil
    }
    remember(step.bytes)
    return step.bytes
  }

  /// Compresses a message as RFC 7692 §7.2.1 wants it. zlib has no window of 256 bytes to offer.
  mutating func compress(_ message: [UInt8]) -> [UInt8] {
    defer { remember(message) }
    guard !message.isEmpty else { return [0x00] }
    let (stream, bits) = (UnsafeMutablePointer<z_stream>.allocate(capacity: 1), max(9, windowBits))
    stream.initialize(to: z_stream())
    quka_deflate_open(stream, 6, CInt(bits), 8)
    defer {
      deflateEnd(stream)
      stream.deallocate()
    }
    var (past, input) = (Array(history.suffix(1 << bits)), message)
    if !past.isEmpty { deflateSetDictionary(stream, &past, uInt(past.count)) }
    let room = Int(deflateBound(stream, uLong(message.count))) + 64
    let output = input.withUnsafeMutableBufferPointer { bytes in
      stream.pointee.next_in = bytes.baseAddress
      stream.pointee.avail_in = uInt(bytes.count)
      return [UInt8](unsafeUninitializedCapacity: room) { out, written in
        stream.pointee.next_out = out.baseAddress
        stream.pointee.avail_out = uInt(room)
        _ = deflate(stream, Z_SYNC_FLUSH)
        written = room - Int(stream.pointee.avail_out)
      }
    }
    return output.dropLast(4)
  }

  private mutating func remember(_ bytes: [UInt8]) {
    history = keepsContext ? Array((history + bytes).suffix(32_768)) : []
  }

  private typealias Step = (bytes: [UInt8], status: CInt, read: Int, isBetweenBlocks: Bool)

  /// Inflates with a fresh stream. With a small window byte by byte, so that every reference goes through
  /// the window, and one that reaches further fails.
  private static func inflate(
    _ input: [UInt8], after history: [UInt8], bits: Int, room: Int
  ) -> Step {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    quka_inflate_open(stream, CInt(bits))
    defer {
      inflateEnd(stream)
      stream.deallocate()
    }
    var (past, input, output) = (Array(history.suffix(1 << bits)), input, [UInt8]())
    if !past.isEmpty { inflateSetDictionary(stream, &past, uInt(past.count)) }
    var status = Z_OK
    input.withUnsafeMutableBufferPointer { bytes in
      stream.pointee.next_in = bytes.baseAddress
      stream.pointee.avail_in = uInt(bytes.count)
      let most = min(room, bits == 15 ? 8_192 : 1)
      var isDrained = false
      // A call in vain would forget that the message is between two blocks.
      while status == Z_OK, output.count < room, !isDrained {
        let count = min(most, room - output.count)
        output += Array(unsafeUninitializedCapacity: count) { out, written in
          stream.pointee.next_out = out.baseAddress
          stream.pointee.avail_out = uInt(count)
          status = CZlib.inflate(stream, Z_SYNC_FLUSH)
          written = count - Int(stream.pointee.avail_out)
        }
        isDrained = stream.pointee.avail_in == 0 && stream.pointee.avail_out > 0
      }
    }
    // Nothing left to read or to write is not a fault.
    if status == Z_BUF_ERROR { status = Z_OK }
    let read = input.count - Int(stream.pointee.avail_in)
    return (output, status, read, stream.pointee.data_type == 128)
  }
}
