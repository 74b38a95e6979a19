import QukaWire
import Testing

/// Plays a conversation that is written down as text, and checks every line of it.
///
///     ! open /a /b          the connection opens, with these channels
///     ! subscribe /c        a local wish; also `unsubscribe`
///     > {…}                 the client must send this message; `>& {…}` is one more line of it
///     < {…}                 the server sends; `<& {…}` is one more line of the same message
///     = connected c1        the session must report this
///     @ +25s                time passes; also `ms`
///
/// Nothing may be sent or reported that is not written down.
struct Transcript {
  private var session: CentrifugeSession
  private var now = Instant(nanoseconds: 1_000_000_000)
  private var sent: [String] = []
  private var reported: [String] = []
  private var generator = Constant()

  static let connect =
    #"{"id":1,"connect":{"token":"secret","headers":{"x-appid":"quka","x-auth-type":""},"#
    + #""name":"quka-tui","version":"1"}}"#

  init(backoff: Backoff = Backoff(minimum: .seconds(1), maximum: .seconds(8))) {
    let request = ConnectRequest(token: "secret", appID: "quka", clientVersion: "1")
    session = CentrifugeSession(
      configuration: CentrifugeSession.Configuration(connect: request, backoff: backoff))
  }

  static func play(_ text: String, location: SourceLocation = #_sourceLocation) {
    var transcript = Transcript()
    var message = ""
    let lines = text.split(separator: "\n").map { String($0) }
    for (number, line) in lines.enumerated() {
      let rest = String(line.drop { $0 != " " }.dropFirst())
      let next = number + 1 < lines.count ? lines[number + 1] : ""
      switch line.prefix(2) {
      case "! ", "@ ": transcript.act(line, rest, location)
      case "< ", "<&":
        message = line.hasPrefix("<&") ? message + "\n" + rest : rest
        if !next.hasPrefix("<&") { transcript.receive(message, line, location) }
      case "> ", ">&":
        message = line.hasPrefix(">&") ? message + "\n" + rest : rest
        if !next.hasPrefix(">&") { transcript.expectSent(message, line, location) }
      case "= ": transcript.expectReported(rest, line, location)
      default: Issue.record("not a line of a transcript: \(line)", sourceLocation: location)
      }
    }
    transcript.expectNothing(before: "the end", location)
  }

  private mutating func act(_ line: String, _ rest: String, _ location: SourceLocation) {
    expectNothing(before: line, location)
    let words = rest.split(separator: " ").map { String($0) }
    switch (line.prefix(1), words[0]) {
    case ("!", "open"): take(session.open(channels: Array(words.dropFirst()), now: now))
    case ("!", "subscribe"): take(session.subscribe(words[1], now: now))
    case ("!", "unsubscribe"): take(session.unsubscribe(words[1], now: now))
    case ("@", let step): pass(Self.duration(step))
    default: Issue.record("not an action: \(line)", sourceLocation: location)
    }
  }

  private mutating func receive(_ message: String, _ line: String, _ location: SourceLocation) {
    expectNothing(before: line, location)
    take(session.receive(message, now: now, using: &generator))
  }

  /// Lets time pass from deadline to deadline, as an owner with a timer would.
  private mutating func pass(_ duration: Duration) {
    let end = now + duration
    var rings = 0
    while let deadline = session.deadline, deadline <= end, rings < 1_000 {
      rings += 1
      now = max(now, deadline)
      take(session.advance(to: now, using: &generator))
    }
    now = end
    take(session.advance(to: now, using: &generator))
  }

  private mutating func take(_ output: CentrifugeSession.Output) {
    sent += output.messages
    reported += output.events.map(Self.describe)
  }

  private mutating func expectSent(_ message: String, _ line: String, _ at: SourceLocation) {
    let expected = message.replacing("CONNECT", with: Transcript.connect)
    #expect(sent.first == expected, "at: \(line)", sourceLocation: at)
    if !sent.isEmpty { sent.removeFirst() }
  }

  private mutating func expectReported(_ event: String, _ line: String, _ at: SourceLocation) {
    #expect(reported.first == event, "at: \(line)", sourceLocation: at)
    if !reported.isEmpty { reported.removeFirst() }
  }

  private func expectNothing(before line: String, _ location: SourceLocation) {
    #expect(sent == [], "before: \(line)", sourceLocation: location)
    #expect(reported == [], "before: \(line)", sourceLocation: location)
  }

  private static func duration(_ step: String) -> Duration {
    let digits = step.drop { !$0.isNumber }.prefix { $0.isNumber }
    let amount = Int(digits) ?? 0
    return step.hasSuffix("ms") ? .milliseconds(amount) : .seconds(amount)
  }

  private static func describe(_ event: CentrifugeSession.Event) -> String {
    switch event {
    case .connected(let client): "connected \(client)"
    case .subscribed(let channel): "subscribed \(channel)"
    case .subscriptionFailed(let channel, let error):
      "failed \(channel) \(error.code) \(error.message)"
    case .publication(let channel, let data): "publication \(channel) \(data)"
    case .ended(let ending): "ended \(describe(ending))"
    }
  }

  private static func describe(_ ending: CentrifugeSession.Ending) -> String {
    switch ending {
    case .unanswered(let limit): "unanswered \(limit)"
    case .connectRefused(let error): "refused \(error.code) \(error.message)"
    case .replyTimedOut: "reply timed out"
    case .silent: "silent"
    case .malformed(let error): "malformed: \(error.reason), at byte \(error.offset)"
    case .disconnected(let code, let reason): "disconnected \(code.rawValue) \(reason)"
    }
  }
}
