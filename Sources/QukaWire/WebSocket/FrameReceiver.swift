/// Turns a server's bytes into messages and control frames: `FrameParser` and `MessageAssembler` at work
/// together, and the small store for a control frame between the fragments of a message.
struct FrameReceiver: Sendable {
  enum Incoming: Equatable, Sendable {
    case message(MessageAssembler.Message)
    case ping([UInt8])
    case pong([UInt8])
    case close(CloseFrame)
  }

  private var parser: FrameParser
  private var assembler: MessageAssembler
  /// The frame whose payload is being read.
  private var header: FrameHeader?
  /// The payload of that frame when it is a control frame: at most 125 bytes.
  private var control: [UInt8] = []

  /// - Parameter deflate: the terms of compression, if there are any.
  init(limits: WebSocketLimits, deflate: DeflateAgreement? = nil) {
    parser = FrameParser(frameLimit: limits.frameBytes, allowsCompression: deflate != nil)
    assembler = MessageAssembler(limits: limits, deflate: deflate)
  }

  /// The next whole thing in `bytes`, or nil when they are used up. After an error the receiver must
  /// not be asked again.
  mutating func next(
    _ bytes: RawSpan, from index: inout Int
  ) throws(WebSocketError) -> Incoming? {
    while let step = try parser.next(bytes, from: &index) {
      switch step {
      case .header(let header):
        self.header = header
        if !header.opcode.isControl { try assembler.begin(header) }
      case .payload(let range, let isLast):
        guard let header else { continue }
        try store(bytes.extracting(range), of: header)
        if isLast, let incoming = try finish(header) { return incoming }
      }
    }
    return nil
  }

  private mutating func store(
    _ piece: RawSpan, of header: FrameHeader
  ) throws(WebSocketError) {
    guard header.opcode.isControl else { return try assembler.append(piece) }
    piece.withUnsafeBytes { control.append(contentsOf: $0) }
  }

  private mutating func finish(_ header: FrameHeader) throws(WebSocketError) -> Incoming? {
    self.header = nil
    let payload = control
    control.removeAll()
    switch header.opcode {
    case .continuation, .text, .binary:
      return try assembler.end(isFinal: header.isFinal).map(Incoming.message)
    case .ping: return .ping(payload)
    case .pong: return .pong(payload)
    case .close: return .close(try CloseFrame(payload: payload))
    }
  }
}
