/// Gathers the head of an HTTP response, strictly and within a bound.
///
/// Informational responses (1xx, RFC 9110 §15.2) before it are passed over; 101 is none of them.
struct ResponseHeadReader: Equatable, Sendable {
  private var head: [UInt8] = []
  /// How many bytes of the CRLF CRLF that ends a head the last bytes are.
  private var matched = 0
  /// Bytes of all heads so far.
  private var total = 0
  private let limit: Int

  private static let start = Array("HTTP/1.".utf8)
  private static let end = Array("\r\n\r\n".utf8)

  /// - Parameter limit: bytes of all heads together.
  init(limit: Int) {
    self.limit = limit
  }

  /// The head, once it is whole; `index` then stands at the first byte behind it.
  ///
  /// Something that is not HTTP is refused at its first wrong byte: an SSH server says one line and
  /// then waits, as we would.
  mutating func receive(
    _ bytes: RawSpan, from index: inout Int
  ) throws(ResponseHeadError) -> ResponseHead? {
    while index < bytes.byteCount {
      guard total < limit else { throw .tooLong(limit: limit) }
      let byte = bytes.byte(index)
      if head.count < Self.start.count, byte != Self.start[head.count] {
        throw .notHTTP(sample(bytes, from: index))
      }
      head.append(byte)
      total += 1
      index += 1
      matched = byte == Self.end[matched] ? matched + 1 : (byte == Self.end[0] ? 1 : 0)
      guard matched == Self.end.count else { continue }
      let answer = try ResponseHead(head)
      head.removeAll(keepingCapacity: true)
      matched = 0
      if answer.status >= 200 || answer.status == 101 { return answer }
    }
    return nil
  }

  /// What came instead of HTTP, as far as it is here.
  private func sample(_ bytes: RawSpan, from index: Int) -> String {
    var found = head
    for offset in index..<min(bytes.byteCount, index + 64) {
      found.append(bytes.byte(offset))
    }
    return String(decoding: found, as: UTF8.self).excerpt(limit: 48)
  }
}
