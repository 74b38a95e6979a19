/// Tells the content of a response's body from what frames it, and where it ends (RFC 9112 §6.3, §7.1).
struct ResponseBody: Equatable, Sendable {
  /// How the end of the body shows.
  enum Framing: Equatable, Sendable {
    case length(remaining: Int)
    case chunked(Chunk)
    case untilTransportEnds
  }

  /// Where in a chunked body the reader is.
  enum Chunk: Equatable, Sendable {
    /// In the line that says the chunk's size, behind so many digits.
    case size(Int, digits: Int)
    /// In an extension behind the digits, which means nothing here.
    case sizeExtension(Int)
    /// Behind the carriage return of that line.
    case sizeEnd(Int)
    case content(remaining: Int)
    case contentEnd
    case contentLineFeed
    /// In the fields behind the last chunk, which mean nothing here; at the start of a line or not.
    case trailer(isLineStart: Bool)
    case trailerLineFeed(isLast: Bool)
  }

  private(set) var framing: Framing
  /// Bytes that may still frame the content of this chunk: endless extensions and trailers would cost time.
  private var spare = Self.framingLimit

  /// Bytes of a chunk's size line, and of all trailers.
  private static let framingLimit = 4 << 10
  /// Digits of a chunk's size: no body is as long as those with more.
  private static let digitLimit = 15

  init(_ head: ResponseHead) throws(ResponseError) {
    let lengths = head.values("content-length")
    let coding = head.joined("transfer-encoding")
    if head.status < 200 || head.status == 204 || head.status == 304 {
      framing = .length(remaining: 0)
    } else if let coding {
      guard lengths.isEmpty else { throw .severalLengths }
      guard coding.lowercased() == "chunked", head.canUpgrade else {
        throw .unknownCoding(coding.excerpt(limit: 48))
      }
      framing = .chunked(.size(0, digits: 0))
    } else if let length = lengths.first {
      guard lengths.count == 1 else { throw .severalLengths }
      guard length.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let count = Int(length) else {
        throw .unreadableLength(length.excerpt(limit: 48))
      }
      framing = .length(remaining: count)
    } else {
      framing = .untilTransportEnds
    }
  }

  /// Whether the body is whole.
  var isComplete: Bool { framing == .length(remaining: 0) }

  /// Whether the end of the transport is the end of the body, and not its loss.
  var endsWithTransport: Bool { framing == .untilTransportEnds }

  /// The next content in `bytes`, behind which `index` then stands; nil when the bytes are used up or the body is
  /// complete.
  mutating func receive(
    _ bytes: RawSpan, from index: inout Int
  ) throws(ResponseError) -> Range<Int>? {
    while index < bytes.byteCount {
      let start = index
      switch framing {
      case .length(let remaining):
        guard remaining > 0 else { return nil }
        index = min(bytes.byteCount, start + min(remaining, bytes.byteCount))
        framing = .length(remaining: remaining - (index - start))
        return start..<index
      case .untilTransportEnds:
        index = bytes.byteCount
        return start..<index
      case .chunked(.content(let remaining)):
        index = min(bytes.byteCount, start + min(remaining, bytes.byteCount))
        let rest = remaining - (index - start)
        framing = .chunked(rest == 0 ? .contentEnd : .content(remaining: rest))
        return start..<index
      case .chunked(let chunk):
        framing = try frame(bytes.byte(index), in: chunk)
        index += 1
      }
    }
    return nil
  }

  /// Reads a byte that frames the content of chunks.
  private mutating func frame(_ byte: UInt8, in chunk: Chunk) throws(ResponseError) -> Framing {
    let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    spare -= 1
    guard spare >= 0 else { throw .brokenChunk }
    switch chunk {
    case .size(let size, let digits):
      return .chunked(try Self.sizeLine(byte, size, digits))
    case .sizeExtension(let size) where byte == carriageReturn: return .chunked(.sizeEnd(size))
    case .sizeExtension(let size) where byte != lineFeed && byte != 0:
      return .chunked(.sizeExtension(size))
    case .sizeEnd(let size) where byte == lineFeed:
      guard size > 0 else { return .chunked(.trailer(isLineStart: true)) }
      spare = Self.framingLimit
      return .chunked(.content(remaining: size))
    case .contentEnd where byte == carriageReturn: return .chunked(.contentLineFeed)
    case .contentLineFeed where byte == lineFeed: return .chunked(.size(0, digits: 0))
    case .trailer(let isLineStart) where byte == carriageReturn:
      return .chunked(.trailerLineFeed(isLast: isLineStart))
    case .trailer where byte != lineFeed && byte != 0:
      return .chunked(.trailer(isLineStart: false))
    case .trailerLineFeed(let isLast) where byte == lineFeed:
      return isLast ? .length(remaining: 0) : .chunked(.trailer(isLineStart: true))
    case .sizeExtension, .sizeEnd, .content, .contentEnd, .contentLineFeed, .trailer,
      .trailerLineFeed:
      throw .brokenChunk
    }
  }

  private static func sizeLine(
    _ byte: UInt8, _ size: Int, _ digits: Int
  ) throws(ResponseError) -> Chunk {
    if let digit = byte.hexDigit {
      guard digits < digitLimit else { throw .brokenChunk }
      return .size(size * 16 + Int(digit), digits: digits + 1)
    }
    guard digits > 0 else { throw .brokenChunk }
    switch byte {
    case UInt8(ascii: "\r"): return .sizeEnd(size)
    case UInt8(ascii: ";"), UInt8(ascii: " "), UInt8(ascii: "\t"): return .sizeExtension(size)
    default: throw .brokenChunk
    }
  }
}
