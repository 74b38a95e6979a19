/// Collects the first bytes of the body of a refusal (RFC 9112 §6.3), so that what the server says about
/// it can be shown.
struct RefusalBody: Sendable {
  /// How the end of the body shows.
  private enum Framing: Sendable {
    case length(remaining: Int)
    case chunked(Chunk)
    case untilTransportEnds
  }

  /// Where in a chunked body (RFC 9112 §7.1) the reader is.
  private enum Chunk: Sendable {
    /// In the line that says the chunk's size; nil while no digit was seen.
    case size(Int?)
    /// Behind the digits: a chunk extension, or the line's end.
    case sizeLine(Int)
    case data(remaining: Int)
    /// In the line end behind the data.
    case dataEnd
  }

  private(set) var refusal: HandshakeRefusal
  private var framing: Framing
  private let limit: Int

  init(_ head: ResponseHead, limit: Int) {
    refusal = HandshakeRefusal(
      status: head.status, reason: head.reason, contentType: head.joined("content-type"),
      location: head.joined("location"))
    self.limit = limit
    if head.status == 204 || head.status == 304 {
      framing = .length(remaining: 0)
    } else if head.tokens("transfer-encoding").last?.lowercased() == "chunked" {
      framing = .chunked(.size(nil))
    } else if let length = head.joined("content-length").flatMap({ Int($0) }), length >= 0 {
      framing = .length(remaining: length)
    } else {
      framing = .untilTransportEnds
    }
  }

  /// Whether nothing more is wanted: the body is whole or long enough.
  var isComplete: Bool {
    if refusal.body.count >= limit { return true }
    switch framing {
    case .length(let remaining): return remaining == 0
    case .chunked, .untilTransportEnds: return false
    }
  }

  mutating func receive(_ bytes: RawSpan, from index: inout Int) {
    while index < bytes.byteCount, !isComplete {
      let byte = bytes.byte(index)
      index += 1
      switch framing {
      case .length(let remaining):
        framing = .length(remaining: remaining - 1)
        refusal.body.append(byte)
      case .chunked(let chunk):
        framing = receive(byte, in: chunk)
      case .untilTransportEnds:
        refusal.body.append(byte)
      }
    }
  }

  /// A malformed chunk ends the body: what was read so far is all there is to show.
  private mutating func receive(_ byte: UInt8, in chunk: Chunk) -> Framing {
    let lineFeed = UInt8(ascii: "\n")
    switch chunk {
    case .size(let size):
      if let digit = Character(Unicode.Scalar(byte)).hexDigitValue, (size ?? 0) < 1 << 32 {
        return .chunked(.size((size ?? 0) * 16 + digit))
      }
      guard let size else { return .length(remaining: 0) }
      return receive(byte, in: .sizeLine(size))
    case .sizeLine(let size):
      guard byte == lineFeed else { return .chunked(.sizeLine(size)) }
      return size == 0 ? .length(remaining: 0) : .chunked(.data(remaining: size))
    case .data(let remaining):
      refusal.body.append(byte)
      return .chunked(remaining == 1 ? .dataEnd : .data(remaining: remaining - 1))
    case .dataEnd:
      return .chunked(byte == lineFeed ? .size(nil) : .dataEnd)
    }
  }
}
