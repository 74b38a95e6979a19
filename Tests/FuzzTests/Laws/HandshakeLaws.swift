import QukaScreen

@testable import QukaWire

/// What holds for the opening handshake, whatever answers it.
enum HandshakeLaws {
  private static let limits = WebSocketLimits(
    handshakeBytes: 1_000, refusalBodyBytes: 200, frameBytes: 500, messageBytes: 500)

  /// The first byte decides how the rest is cut; `@` stands for the proof that belongs to our key.
  static func check(_ bytes: [UInt8]) throws(BrokenLaw) {
    var input = FuzzInput(bytes)
    var cuts = Cuts(seed: input.byte())
    let fresh = Conversation.handshaking(limits)
    let proof = Array(fresh.accept.utf8)
    let answer = input.remaining().flatMap { $0 == UInt8(ascii: "@") ? proof : [$0] }
    var whole = fresh
    var cut = fresh
    whole.receive(answer)
    for piece in cuts.pieces(answer) { cut.receive(piece) }
    whole.end()
    cut.end()
    try require(
      whole.events.map(kind) == cut.events.map(kind), "the outcome does not depend on the reads")
    try require(whole.closures == 1, "a connection that ended was reported closed, once")
    if case .opened = whole.events.first {
      let text = String(decoding: answer, as: UTF8.self)
      try require(text.contains(fresh.accept), "only the right proof opens")
      try require(text.hasPrefix("HTTP/1."), "only HTTP opens")
    }
    if case .closed(let closure) = whole.events.last { try judge(closure) }
  }

  /// An event without the sample of what was found, which is as long as the read that brought it.
  private static func kind(_ event: WebSocketConnection.Event) -> WebSocketConnection.Event {
    guard case .closed(.neverOpened(.notHTTP)) = event else { return event }
    return .closed(.neverOpened(.notHTTP("")))
  }

  /// What is told about it is short and cannot act on a terminal.
  private static func judge(_ closure: Closure) throws(BrokenLaw) {
    if case .neverOpened(.refused(let refusal)) = closure {
      try require(refusal.body.count <= limits.refusalBodyBytes, "the body that is kept is bounded")
      try require((100...599).contains(refusal.status), "a status is one")
    }
    let sentence =
      if case .neverOpened(let error) = closure { error.sentence } else { "\(closure)" }
    try require(sentence.utf8.count < 1_500, "a sentence is short: \(sentence.utf8.count) bytes")
    for scalar in sentence.unicodeScalars {
      try require(
        scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value),
        "a sentence has no control characters: \(scalar.value)")
    }
  }
}
