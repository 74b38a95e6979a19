import CZlib

/// Inflates a server's messages (RFC 7692 §7.2.2), piece by piece as they arrive.
///
/// A value although zlib's state is not: a copy shares that state until one of the two goes on, which
/// then takes a copy of the state. In a connection that nobody copies, nothing is ever copied.
struct Inflater: Sendable {
  enum Step {
    /// There may be more to have: the piece is not used up, or the step was too small.
    case partial
    case whole
    /// What follows the bytes that came out is not DEFLATE.
    case damaged
  }

  private let keepsContext: Bool
  /// Nil until a compressed message arrives: 56 KB that most connections never need.
  private var shared: InflateStream?

  init(_ agreement: DeflateAgreement) {
    keepsContext = agreement.serverKeepsContext
  }

  /// What a sender removes from the end of each message (§7.2.1).
  static let tail: [UInt8] = [0x00, 0x00, 0xFF, 0xFF]

  /// Inflates the next step of a piece behind a message, at most `limit` bytes; `index` moves past what was
  /// read of the piece.
  mutating func inflate(
    _ piece: RawSpan, from index: inout Int, atMost limit: Int, into message: inout [UInt8]
  ) -> Step {
    let owned = ownedStream()
    let (stream, room) = (owned.stream, min(limit, owned.output.count))
    let (status, read) = piece.withUnsafeBytes { bytes in
      let rest = bytes[index...].prefix(Int(CInt.max))
      // zlib reads through a pointer that is not const, and does not write.
      stream.pointee.next_in =
        UnsafeMutableRawBufferPointer(mutating: .init(rebasing: rest))
        .bindMemory(to: Bytef.self).baseAddress
      stream.pointee.avail_in = uInt(rest.count)
      stream.pointee.next_out = owned.output.baseAddress
      stream.pointee.avail_out = uInt(room)
      return (CZlib.inflate(stream, Z_SYNC_FLUSH), rest.count - Int(stream.pointee.avail_in))
    }
    index += read
    let written = room - Int(stream.pointee.avail_out)
    message.append(contentsOf: UnsafeBufferPointer(rebasing: owned.output.prefix(written)))
    switch status {
    case Z_OK, Z_BUF_ERROR: break
    // A last block (§7.2.3.4): the message may go on behind it, and the window stays what it is.
    case Z_STREAM_END: inflateResetKeep(stream)
    default: return .damaged
    }
    return written == room || index < piece.byteCount ? .partial : .whole
  }

  /// Ends a message whose last bytes, and `tail` behind them, have been inflated: they must end between
  /// two blocks and on a whole byte.
  mutating func endMessage() throws(WebSocketError) {
    let stream = ownedStream().stream
    guard stream.pointee.data_type == 128 else { throw .truncatedCompression }
    if !keepsContext { inflateReset(stream) }
  }

  /// The state, as this value's own.
  private mutating func ownedStream() -> InflateStream {
    if isKnownUniquelyReferenced(&shared), let shared { return shared }
    let own = shared.map { InflateStream(copying: $0) } ?? InflateStream()
    shared = own
    return own
  }
}
