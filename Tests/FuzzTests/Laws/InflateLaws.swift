@testable import QukaWire

/// What holds for permessage-deflate, whatever a server compresses and on whatever terms.
enum InflateLaws {
  private static let limits = WebSocketLimits(
    frameBytes: 5_000, messageBytes: 6_000, fragments: 6)

  /// The first bytes: how the rest is cut, the terms, what the rest is. Then messages: a byte that says what
  /// comes and how long it is, and its bytes, which are what a server calls compressed (`foreign`) or what
  /// one side compresses for the other (`trip`).
  static func check(_ bytes: [UInt8]) throws(BrokenLaw) {
    var input = FuzzInput(bytes)
    let cuts = Cuts(seed: input.byte())
    let terms = Terms(input.byte(), input.byte())
    let isTrip = input.byte() % 2 == 1
    var messages: [Message] = []
    while !input.isEmpty, messages.count < 12 {
      let head = input.byte()
      let isLong = head & 0x40 != 0
      let count = Int(head & 0x3F) << (isLong ? 8 : 0) + (isLong ? Int(input.byte()) : 0)
      messages.append(Message(isText: head & 0x80 != 0, bytes: input.bytes(count)))
    }
    if isTrip {
      try checkTrip(messages, terms, cuts)
    } else {
      try checkForeign(messages, terms, cuts)
    }
  }

  /// What a server calls compressed becomes what zlib makes of it, or ends the connection.
  private static func checkForeign(
    _ messages: [Message], _ terms: Terms, _ cuts: Cuts
  ) throws(BrokenLaw) {
    let wire = messages.flatMap { $0.frames(of: $0.bytes) }
    let conversation = try receive(wire, terms, cuts)
    var reference = terms.server
    var events = conversation.events[...]
    for message in messages {
      let (bytes, ending) = reference.inflate(message.bytes, limit: limits.messageBytes)
      let event = events.popFirst()
      if let expected = message.event(bytes), ending == .whole {
        try require(event == expected, "a valid message is what zlib makes of it")
        continue
      }
      guard case .closed(.failed(let error)) = event else {
        throw BrokenLaw(description: "\(ending) input ends the connection: \(event ?? .pong([]))")
      }
      let expected: WebSocketError =
        switch ending {
        case .whole: .invalidText
        case .invalid: .invalidCompression
        case .truncated: .truncatedCompression
        case .tooBig: .messageTooBig(limit: limits.messageBytes)
        }
      try require(
        error == expected || (message.isText && error == .invalidText),
        "for its own reason: \(error), not \(expected)")
      break
    }
    try require(events.isEmpty, "and nothing else is told")
  }

  /// What one side compresses the other reads.
  private static func checkTrip(
    _ messages: [Message], _ terms: Terms, _ cuts: Cuts
  ) throws(BrokenLaw) {
    var server = terms.server
    let sent = messages.map { Message(isText: false, bytes: $0.bytes) }
    let wire = sent.flatMap { $0.frames(of: server.compress($0.bytes)) }
    var conversation = try receive(wire, terms, cuts)
    try require(
      conversation.events == sent.map { .binary($0.bytes) }, "what zlib compresses we read")
    var reader = terms.client
    for message in sent {
      conversation.written = []
      conversation.send(message.bytes)
      let payload = try ownPayload(conversation.written)
      try require(
        reader.inflateStrictly(payload) == message.bytes,
        "what we compress zlib reads, with the agreed window")
    }
  }

  /// The same however the bytes arrive.
  private static func receive(
    _ wire: [UInt8], _ terms: Terms, _ cuts: Cuts
  ) throws(BrokenLaw) -> Conversation {
    var cuts = cuts
    var whole = Conversation.open(limits, extensions: terms.answer)
    var cut = whole
    whole.receive(wire)
    for piece in cuts.pieces(wire) { cut.receive(piece) }
    try require(whole.events == cut.events, "the events do not depend on the reads")
    try require(whole.written == cut.written, "nor do the bytes written")
    try FrameLaws.judge(whole, limits)
    return whole
  }

  /// The payload of the one compressed frame that was sent.
  private static func ownPayload(_ bytes: [UInt8]) throws(BrokenLaw) -> [UInt8] {
    guard let (header, length) = try? FrameHeader.parse(bytes.span.bytes),
      let key = header.maskingKey, header.reservedBits == FrameHeader.compressedBit,
      bytes.count == length + header.payloadLength
    else { throw BrokenLaw(description: "a message is sent as one masked and compressed frame") }
    var payload = Array(bytes.dropFirst(length))
    key.apply(to: &payload)
    return payload
  }

  /// Any terms that an answer can set.
  private struct Terms {
    let answer: String
    let server: ZlibReference
    let client: ZlibReference

    init(_ windows: UInt8, _ takeovers: UInt8) {
      let (clientBits, serverBits) = (8 + Int(windows & 7), 8 + Int(windows >> 3 & 7))
      let (clientKeeps, serverKeeps) = (takeovers & 1 == 0, takeovers & 2 == 0)
      var answer = "permessage-deflate; client_max_window_bits=\(clientBits)"
      answer += "; server_max_window_bits=\(serverBits)"
      if !clientKeeps { answer += "; client_no_context_takeover" }
      if !serverKeeps { answer += "; server_no_context_takeover" }
      self.answer = answer
      server = ZlibReference(windowBits: serverBits, keepsContext: serverKeeps)
      client = ZlibReference(windowBits: clientBits, keepsContext: clientKeeps)
    }
  }

  private struct Message {
    let isText: Bool
    let bytes: [UInt8]

    /// One frame, or two when the payload's length is odd.
    func frames(of payload: [UInt8]) -> [UInt8] {
      let first = payload.count % 2 == 0 ? payload.count : payload.count / 2
      var frames: [UInt8] = []
      FrameHeader(
        isFinal: first == payload.count, reservedBits: FrameHeader.compressedBit,
        opcode: isText ? .text : .binary, payloadLength: first
      ).encode(into: &frames)
      frames += payload.prefix(first)
      guard first < payload.count else { return frames }
      FrameHeader(opcode: .continuation, payloadLength: payload.count - first).encode(into: &frames)
      return frames + payload.dropFirst(first)
    }

    /// What is told of a whole message; nil when its text is none.
    func event(_ bytes: [UInt8]) -> WebSocketConnection.Event? {
      guard isText else { return .binary(bytes) }
      return String(validating: bytes, as: UTF8.self).map { .text($0) }
    }
  }
}
