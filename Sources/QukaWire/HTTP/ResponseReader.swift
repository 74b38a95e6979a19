/// Reads the answers on one connection of an HTTP client, strictly and within bounds: what is not as RFC 9112 has
/// it is an error and not guessed at.
///
/// ```
///            expectAnswer          whole head          body complete, transport ended
///   nothing ─────────────► head ──────────────► body ─────────────────────────────────► nothing
///      │                    │                    │
///      └────────────────────┴────────────────────┴──► broken: what is wrong once stays so
/// ```
public struct ResponseReader: Sendable {
  /// What a reader of answers gets; offsets are those of the bytes that were given.
  public enum Part: Equatable, Sendable {
    case head(Head)
    case content(Range<Int>)
    case end
  }

  /// What of an answer's head counts for this client.
  public struct Head: Equatable, Sendable {
    public enum Length: Equatable, Sendable {
      case known(Int)
      case chunked
      case untilTransportEnds
    }

    /// 200 to 599.
    public var status: Int
    public var location: String?
    public var length: Length
    /// No other answer follows on this connection (RFC 9112 §9.3).
    public var isLast: Bool
  }

  private enum State: Sendable {
    case nothing
    case head(ResponseHeadReader)
    case body(ResponseBody)
    case broken(ResponseError)
  }

  private let headLimit: Int
  private let bodyLimit: Int
  private var state = State.nothing
  /// Bytes of content so far.
  private var content = 0

  /// - Parameters:
  ///   - headLimit: bytes of the heads of one answer.
  ///   - bodyLimit: bytes of its content.
  public init(headLimit: Int = Limits.answerHeadBytes, bodyLimit: Int = Limits.answerBytes) {
    self.headLimit = headLimit
    self.bodyLimit = bodyLimit
  }

  /// A request is going out. Without one nothing may come.
  public mutating func expectAnswer() {
    guard case .nothing = state else { return }
    state = .head(ResponseHeadReader(limit: headLimit))
    content = 0
  }

  /// The next part of the answer; nil when `bytes` are used up. `index` then stands behind what was read.
  public mutating func receive(
    _ bytes: RawSpan, from index: inout Int
  ) throws(ResponseError) -> Part? {
    do throws(ResponseError) {
      return try next(bytes, from: &index)
    } catch {
      state = .broken(error)
      throw error
    }
  }

  /// The transport has ended: the end of an answer that ends with it, nil where nothing was to come.
  public mutating func finish() throws(ResponseError) -> Part? {
    defer { state = .nothing }
    switch state {
    case .nothing, .broken: return nil
    case .body(let body) where body.endsWithTransport: return .end
    case .head, .body: throw .truncated
    }
  }

  private mutating func next(
    _ bytes: RawSpan, from index: inout Int
  ) throws(ResponseError) -> Part? {
    switch state {
    case .nothing:
      guard index < bytes.byteCount else { return nil }
      throw .unasked
    case .head(var reader):
      state = .nothing  // Lets go of the gathered head, so that it grows in place.
      let found: ResponseHead?
      do throws(ResponseHeadError) {
        found = try reader.receive(bytes, from: &index)
      } catch {
        throw .head(error)
      }
      state = .head(reader)
      guard let found else { return nil }
      return .head(try begin(found))
    case .body(var body):
      let range = try body.receive(bytes, from: &index)
      state = .body(body)
      if let range { return .content(try take(range)) }
      guard body.isComplete else { return nil }
      state = .nothing
      return .end
    case .broken(let error): throw error
    }
  }

  /// The part of the content that may be kept; the rest is an error.
  private mutating func take(_ range: Range<Int>) throws(ResponseError) -> Range<Int> {
    let room = bodyLimit - content
    content += range.count
    guard range.count > room else { return range }
    let error = ResponseError.bodyTooLong(limit: bodyLimit)
    guard room > 0 else { throw error }
    state = .broken(error)
    return range.prefix(room)
  }

  private mutating func begin(_ head: ResponseHead) throws(ResponseError) -> Head {
    guard head.status >= 200 else { throw .unaskedUpgrade }
    let body = try ResponseBody(head)
    state = .body(body)
    let length: Head.Length
    switch body.framing {
    case .length(let count):
      guard count <= bodyLimit else { throw .bodyTooLong(limit: bodyLimit) }
      length = .known(count)
    case .chunked: length = .chunked
    case .untilTransportEnds: length = .untilTransportEnds
    }
    let wishes = head.tokens("connection").map { $0.lowercased() }
    let stays = head.canUpgrade ? !wishes.contains("close") : wishes.contains("keep-alive")
    return Head(
      status: head.status, location: head.joined("location"), length: length,
      isLast: !stays || length == .untilTransportEnds)
  }
}
