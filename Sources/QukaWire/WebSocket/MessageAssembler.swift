/// Puts the fragments of one message together (RFC 6455 §5.4).
///
/// Control frames pass it by; a data frame is `begin`, any number of `append` and `end`.
public struct MessageAssembler: Sendable {
  public enum Message: Equatable, Sendable {
    case text(String)
    case binary([UInt8])
  }

  private enum Kind: Sendable {
    case text(UTF8Validator)
    case binary
  }

  /// Nil between messages.
  private var kind: Kind?
  /// The message so far. Beside `kind` and not inside it, so that appending never copies.
  private var bytes: [UInt8] = []
  private var fragments = 0
  private let limits: WebSocketLimits

  public init(limits: WebSocketLimits) {
    self.limits = limits
  }

  /// Takes the header of a data frame and refuses what does not fit the state or the limits, before any
  /// of the payload is stored.
  public mutating func begin(_ header: FrameHeader) throws(WebSocketError) {
    switch (header.opcode, kind) {
    case (.continuation, .none): throw .unexpectedContinuation
    case (.continuation, .some): break
    case (_, .some): throw .unfinishedMessage(header.opcode)
    case (.text, .none): start(.text(UTF8Validator()), expecting: header.payloadLength)
    case (_, .none): start(.binary, expecting: header.payloadLength)
    }
    fragments += 1
    guard fragments <= limits.fragments else { throw .tooManyFragments(limit: limits.fragments) }
    guard header.payloadLength <= limits.messageBytes - bytes.count else {
      throw .messageTooBig(limit: limits.messageBytes)
    }
  }

  public mutating func append(_ piece: RawSpan) throws(WebSocketError) {
    if case .text(var validator) = kind {
      guard validator.append(piece) else { throw .invalidText }
      kind = .text(validator)
    }
    piece.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  /// Ends the frame; the message, if this was its last frame.
  public mutating func end(isFinal: Bool) throws(WebSocketError) -> Message? {
    guard isFinal, let kind else { return nil }
    defer {
      self.kind = nil
      bytes = []
    }
    switch kind {
    case .text(let validator):
      guard validator.isComplete else { throw .invalidText }
      return .text(String(decoding: bytes, as: UTF8.self))
    case .binary:
      return .binary(bytes)
    }
  }

  /// Makes room for the first frame, but does not believe in large promises before they are kept.
  private mutating func start(_ kind: Kind, expecting length: Int) {
    self.kind = kind
    fragments = 0
    bytes.reserveCapacity(min(length, 64 * 1024))
  }
}
