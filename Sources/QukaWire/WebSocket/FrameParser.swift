/// Cuts what a server sends into frames, without copying or waiting for payloads.
///
/// A frame comes out as its header and then its payload in as many pieces as it arrived in, because
/// invalid text and oversized messages are refused while the rest of the frame is still on its way.
public struct FrameParser: Sendable {
  public enum Step: Equatable, Sendable {
    case header(FrameHeader)
    /// Where the next piece of the payload lies in the bytes at hand. Every frame has at least one
    /// piece, if need be an empty one, and exactly one last piece.
    case payload(Range<Int>, isLast: Bool)
  }

  private enum State: Sendable {
    /// The bytes of a header that has not arrived whole; nearly always none.
    case header([UInt8])
    case payload(remaining: Int)
  }

  private var state = State.header([])
  private let frameLimit: Int
  private let allowsCompression: Bool

  /// - Parameters:
  ///   - frameLimit: the longest payload accepted, in bytes.
  ///   - allowsCompression: whether permessage-deflate was negotiated.
  public init(frameLimit: Int, allowsCompression: Bool = false) {
    self.frameLimit = frameLimit
    self.allowsCompression = allowsCompression
  }

  /// The next step, or nil when `bytes` is used up; `index` moves past what was read.
  public mutating func next(
    _ bytes: RawSpan, from index: inout Int
  ) throws(WebSocketError) -> Step? {
    switch state {
    case .header(let collected):
      guard let header = try header(bytes, from: &index, after: collected) else { return nil }
      state = .payload(remaining: header.payloadLength)
      return .header(header)
    case .payload(let remaining):
      let available = bytes.byteCount - index
      guard available > 0 || remaining == 0 else { return nil }
      let count = min(available, remaining)
      state = count == remaining ? .header([]) : .payload(remaining: remaining - count)
      defer { index += count }
      return .payload(index..<(index + count), isLast: count == remaining)
    }
  }

  /// Reads a header in place when it is whole, and byte by byte when a read boundary cuts it.
  private mutating func header(
    _ bytes: RawSpan, from index: inout Int, after collected: [UInt8]
  ) throws(WebSocketError) -> FrameHeader? {
    let rest = bytes.extracting(index..<bytes.byteCount)
    if collected.isEmpty, let (header, length) = try admit(rest) {
      index += length
      return header
    }
    var collected = collected
    while index < bytes.byteCount {
      collected.append(bytes.byte(index))
      index += 1
      if let (header, _) = try admit(collected.span.bytes) {
        return header
      }
    }
    state = .header(collected)
    return nil
  }

  /// Parses a header and applies what holds for frames a client receives.
  ///
  /// The one place that judges the reserved bits: permessage-deflate claims RSV1 on the first frame of a
  /// data message and nowhere else (RFC 6455 §5.2, RFC 7692 §6).
  private func admit(
    _ bytes: RawSpan
  ) throws(WebSocketError) -> (FrameHeader, length: Int)? {
    if bytes.byteCount >= 1 {
      let (reserved, opcode) = (bytes.byte(0) >> 4 & 0x7, bytes.byte(0) & 0xF)
      let beginsMessage = opcode == Opcode.text.rawValue || opcode == Opcode.binary.rawValue
      let claimed = allowsCompression && beginsMessage ? FrameHeader.compressedBit : 0
      guard reserved & ~claimed == 0 else { throw .reservedBits(reserved) }
    }
    if bytes.byteCount >= 2, bytes.byte(1) & 0x80 != 0 {
      // What is wrong with the first byte would have been said before the second one came.
      _ = try FrameHeader.parse(bytes.extracting(0..<1))
      throw .maskedFrame
    }
    guard let (header, length) = try FrameHeader.parse(bytes) else { return nil }
    guard header.payloadLength <= frameLimit else { throw .frameTooBig(limit: frameLimit) }
    return (header, length)
  }
}
