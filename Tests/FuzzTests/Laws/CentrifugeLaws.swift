@testable import QukaWire

/// What holds for a Centrifuge session, whatever the server says and however time passes.
enum CentrifugeLaws {
  private static let channel = "/chat_session/s/1"

  /// Messages are separated by a zero byte; the byte before it moves the clock.
  static func check(_ bytes: [UInt8]) throws(BrokenLaw) {
    var session = CentrifugeSession(
      configuration: .init(connect: ConnectRequest(token: "token", appID: "app")))
    var generator = Cuts(seed: 1)
    var now = Instant.zero
    var hasEnded = false
    try judge(session.open(channels: [channel], now: now), &hasEnded)
    for part in bytes.split(separator: 0, maxSplits: 20) {
      let message = String(decoding: part, as: UTF8.self)
      try compareWithLines(message, session, now)
      try judge(session.receive(message, now: now, using: &generator), &hasEnded)
      now = now + .milliseconds(Int64(part.last ?? 0) * 100)
      try judge(session.advance(to: now, using: &generator), &hasEnded)
    }
    try letTimePass(&session, &now, &generator, &hasEnded)
  }

  /// A batch is its lines one after another.
  private static func compareWithLines(
    _ message: String, _ session: CentrifugeSession, _ now: Instant
  ) throws(BrokenLaw) {
    guard let replies = try? CentrifugeCodec.decode(message), !replies.isEmpty else { return }
    var (whole, cut) = (session, session)
    var (first, second) = (Cuts(seed: 2), Cuts(seed: 2))
    let expected = whole.receive(message, now: now, using: &first)
    var lines = CentrifugeSession.Output()
    for line in message.utf8.split(separator: 0x0A) {
      let output = cut.receive(String(Substring(line)), now: now, using: &second)
      lines.messages += output.messages
      lines.events += output.events
    }
    try require(lines == expected, "a batch is its lines one after another")
    try require(whole.deadline == cut.deadline, "and leaves the same deadline")
  }

  private static func judge(
    _ output: CentrifugeSession.Output, _ hasEnded: inout Bool
  ) throws(BrokenLaw) {
    for message in output.messages {
      try require(!hasEnded, "a session that ended says nothing")
      try require(message.utf8.count <= CentrifugeCodec.frameLimit, "messages are bounded")
      try require((try? CentrifugeCodec.decode(message)) != nil, "what is sent is JSON in lines")
    }
    for event in output.events {
      try require(!hasEnded, "nothing follows the end")
      switch event {
      case .ended: hasEnded = true
      case .publication(let channel, let data):
        try require(channel == Self.channel, "only of a channel that was asked for")
        try judge(ChatEvent(publication: data))
      case .connected, .subscribed, .subscriptionFailed: break
      }
    }
  }

  private static func judge(_ event: ChatEvent) throws(BrokenLaw) {
    switch event {
    case .delta(let id, _, let start, _):
      try require(start >= 0 && !id.rawValue.isEmpty, "a delta has a place and a message")
    case .done(let id, let length, _), .failed(let id, let length, _):
      try require(length >= 0 && !id.rawValue.isEmpty, "an ending has a length and a message")
    case .messageStarted, .toolStarted, .toolUpdated, .toolDone, .toolFailed, .unknown: break
    }
  }

  /// Every deadline is met by progress: a session never asks for the same moment for ever.
  private static func letTimePass(
    _ session: inout CentrifugeSession, _ now: inout Instant, _ generator: inout Cuts,
    _ hasEnded: inout Bool
  ) throws(BrokenLaw) {
    for _ in 0..<60 {
      guard let deadline = session.deadline else { return }
      now = max(now, deadline)
      try judge(session.advance(to: now, using: &generator), &hasEnded)
      if let next = session.deadline { try require(next > now, "a deadline lies ahead") }
    }
  }
}
