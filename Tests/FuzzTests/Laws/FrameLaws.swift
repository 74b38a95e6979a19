@testable import QukaWire

/// What holds for a standing connection, whatever the server sends.
enum FrameLaws {
  private static let limits = WebSocketLimits(
    frameBytes: 2_000, messageBytes: 3_000, fragments: 6)

  /// The first byte decides how the rest is cut.
  static func check(_ bytes: [UInt8]) throws(BrokenLaw) {
    var input = FuzzInput(bytes)
    var cuts = Cuts(seed: input.byte())
    let stream = input.remaining()
    var whole = Conversation.open(limits)
    var cut = whole
    whole.receive(stream)
    for piece in cuts.pieces(stream) {
      cut.receive(piece)
      try judge(cut, limits)
    }
    try require(whole.events == cut.events, "the events do not depend on the reads")
    try require(whole.written == cut.written, "nor do the bytes written")
    try require(whole.endsTransport == cut.endsTransport, "nor does the end")
    try judge(whole, limits)
    whole.end()
    try require(whole.closures == 1, "a connection that ended was reported closed, once")
  }

  /// What holds for everything a connection reports and writes of its own accord.
  static func judge(
    _ conversation: Conversation, _ limits: WebSocketLimits
  ) throws(BrokenLaw) {
    for event in conversation.events.dropLast() {
      if case .closed = event { throw BrokenLaw(description: "nothing follows the end") }
    }
    for event in conversation.events {
      switch event {
      case .text(let text):
        try require(text.utf8.count <= limits.messageBytes, "messages are bounded")
      case .binary(let bytes):
        try require(bytes.count <= limits.messageBytes, "messages are bounded")
      case .closed(.byServer(let code, _)):
        try require(
          code.isAllowedOnWire || code == .noStatusReceived, "no close code that may not be sent")
      case .opened, .pong, .closed: break
      }
    }
    try judgeWritten(conversation.written)
  }

  /// Only whole, masked control frames are answers.
  private static func judgeWritten(_ written: [UInt8]) throws(BrokenLaw) {
    var rest = written
    while !rest.isEmpty {
      let parsed: (header: FrameHeader, length: Int)?
      do throws(WebSocketError) {
        parsed = try FrameHeader.parse(rest.span.bytes)
      } catch {
        throw BrokenLaw(description: "an answer is a frame: \(error)")
      }
      guard let (header, length) = parsed else {
        throw BrokenLaw(description: "an answer is a whole frame")
      }
      try require(header.maskingKey != nil && header.opcode.isControl, "and masked, and control")
      try require(rest.count >= length + header.payloadLength, "with its payload")
      rest.removeFirst(length + header.payloadLength)
    }
  }
}
