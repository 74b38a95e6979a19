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
  /// The message so far, inflated. Beside `kind` and not inside it, so that appending never copies.
  private(set) var bytes: [UInt8] = []
  /// Payload bytes of the message so far, as they arrive, those of the current frame included.
  private var arriving = 0
  /// No frame follows the current one: `arriving` is all that there will be.
  private var isLastFrame = false
  private var fragments = 0
  private var isCompressed = false
  /// There when compression was agreed on.
  private var inflater: Inflater?
  private let limits: WebSocketLimits

  /// - Parameter deflate: the terms of compression, if there are any.
  public init(limits: WebSocketLimits, deflate: DeflateAgreement? = nil) {
    self.limits = limits
    inflater = deflate.map { Inflater($0) }
  }

  /// Takes the header of a data frame and refuses what does not fit the state or the limits, before any
  /// of the payload is stored.
  public mutating func begin(_ header: FrameHeader) throws(WebSocketError) {
    switch (header.opcode, kind) {
    case (.continuation, .none): throw .unexpectedContinuation
    case (.continuation, .some): break
    case (_, .some): throw .unfinishedMessage(header.opcode)
    case (.text, .none): start(.text(UTF8Validator()), with: header)
    case (_, .none): start(.binary, with: header)
    }
    fragments += 1
    guard fragments <= limits.fragments else { throw .tooManyFragments(limit: limits.fragments) }
    guard header.payloadLength <= limits.messageBytes - arriving else {
      throw .messageTooBig(limit: limits.messageBytes)
    }
    arriving += header.payloadLength
    isLastFrame = header.isFinal
  }

  public mutating func append(_ piece: RawSpan) throws(WebSocketError) {
    guard !isCompressed else { return try inflate(piece) }
    let start = bytes.count
    makeRoom(for: piece.byteCount)
    piece.withUnsafeBytes { bytes.append(contentsOf: $0) }
    try validate(from: start)
  }

  /// Ends the frame; the message, if this was its last frame.
  public mutating func end(isFinal: Bool) throws(WebSocketError) -> Message? {
    guard isFinal, let kind = try finish() else { return nil }
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

  /// The kind of the message, once its compression has come to its end.
  private mutating func finish() throws(WebSocketError) -> Kind? {
    if isCompressed {
      let tail = Inflater.tail
      try inflate(tail.span.bytes)
      try inflater?.endMessage()
    }
    return kind
  }

  /// Checks what has been added to the message behind `start`.
  private mutating func validate(from start: Int) throws(WebSocketError) {
    guard case .text(var validator) = kind else { return }
    guard validator.append(bytes.span.bytes.extracting(start..<bytes.count)) else {
      throw .invalidText
    }
    kind = .text(validator)
  }

  /// Inflates a piece behind the message so far, in steps that never go further than one byte past the
  /// limit: a message that has that byte is refused before the rest of it exists.
  ///
  /// What is wrong first is said first, text before size before damage, so that it does not depend on the
  /// reads: one step may hold all three.
  private mutating func inflate(_ piece: RawSpan) throws(WebSocketError) {
    guard var inflater else { throw .reservedBits(FrameHeader.compressedBit) }
    self.inflater = nil  // Lets go of its state, which need not be copied then.
    defer { self.inflater = inflater }
    var index = 0
    var step = Inflater.Step.partial
    while step == .partial {
      let start = bytes.count
      let room = limits.messageBytes - start + 1
      step = inflater.inflate(piece, from: &index, atMost: room, into: &bytes)
      let isTooBig = bytes.count > limits.messageBytes
      if isTooBig { bytes.removeLast() }
      try validate(from: start)
      guard !isTooBig else { throw .messageTooBig(limit: limits.messageBytes) }
    }
    guard step != .damaged else { throw .invalidCompression }
  }

  /// Believes in a promise the more of it is kept: growing fourfold, a long message is copied a third as
  /// often as it would be by doubling, and never holds more than four times what has arrived. Where more
  /// frames follow, it at least doubles, lest every small one of them copies all those before it.
  private mutating func makeRoom(for count: Int) {
    guard bytes.count + count > bytes.capacity else { return }
    let least = isLastFrame ? arriving : max(arriving, 2 * bytes.capacity)
    bytes.reserveCapacity(max(bytes.count + count, min(least, 4 * bytes.capacity)))
  }

  /// Makes room for the first frame, but does not believe in large promises before they are kept.
  private mutating func start(_ kind: Kind, with header: FrameHeader) {
    self.kind = kind
    isCompressed = header.reservedBits & FrameHeader.compressedBit != 0
    fragments = 0
    arriving = 0
    bytes.reserveCapacity(min(header.payloadLength, 64 * 1024))
  }
}
