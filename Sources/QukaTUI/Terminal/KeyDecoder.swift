import QukaScreen
import QukaWire

/// Turns the terminal's bytes into keys, pastes, mouse reports and replies.
///
/// A value without a clock: bytes and the time go in, inputs come out, and `deadline` says when to
/// call `expire`. The rule that the stop key needs: the bytes of one read are a chord (ESC x is
/// Alt-x), the bytes of two reads are Esc and then the key, unless together they make a control
/// sequence. Whatever arrives in whatever pieces, memory is bounded, nothing is typed that was not, and after the deadline
/// nothing is pending but a torn character.
struct KeyDecoder: Sendable, Equatable {
  struct Configuration: Sendable, Equatable {
    /// How long a lone ESC waits for the rest of a sequence; zero or less: not at all.
    var escapeDelay: Duration = .milliseconds(2)
    /// How long `ESC [` and its like wait for their next part: they may be Alt and a key.
    var sequenceDelay: Duration = .milliseconds(100)
    /// The same while answers of the terminal are under way. An ESC that came alone never waits for it.
    var replyDelay: Duration = .milliseconds(250)
    /// How long a sequence that nobody typed waits for its rest, and its rest is known as such: a slow link may cut one
    /// anywhere, and what is left of it would be typed, of a paste's start even sent. Esc and control keys end the wait.
    var restDelay: Duration = .seconds(10)
    /// How long an OSC, DCS, APC or PM string may take from its start.
    var stringDelay: Duration = .seconds(1)
    /// An open paste ends after so long a silence, or a lost end mark would swallow all keys.
    var pasteDelay: Duration = .seconds(2)
    /// Bytes of a paste that are kept; the rest is dropped. The same as of what an editor leaves.
    var pasteLimit = 8 << 20
    /// A paste that the terminal does not mark ends after so long a silence, longer than between two reads of one; nil once
    /// the terminal has marked one.
    var burstDelay: Duration? = .milliseconds(20)
    /// So long after it a read with a line end is its rest: a slow link sends it in parts. A key alone is none.
    var burstRest: Duration = .milliseconds(250)
    /// Key strings from terminfo; they win over the built-in table.
    var strings: [[UInt8]: Key] = [:]
  }

  enum StringKind: Sendable, Equatable {
    case operatingSystem
    case device
    case application
    case privacy
  }

  enum State: Sendable, Equatable {
    case ground
    /// An ESC came and nothing after it yet; the second of ESC ESC has been reported already.
    case escape(isSecond: Bool)
    case character(ScalarDecoder, alt: Bool)
    /// `ESC [` and the bytes in `buffer`.
    case control
    /// A control sequence that is too long to mean anything.
    case overlong
    /// `ESC O` and the bytes in `buffer`.
    case shift
    /// `ESC [ [`: a function key of the Linux console is one byte more.
    case console
    /// `ESC [ M`: an X10 mouse report is three bytes more.
    case legacyMouse(remaining: Int)
    case string(StringKind)
    /// An ESC inside a string: `\` ends the string, anything else aborts it.
    case stringEscape(StringKind)
    /// A bracketed paste; its text is in `collector`.
    case paste
    /// A paste that the terminal did not mark.
    case burst(isOneLine: Bool)
  }

  /// How the sequence that is being read came, after its ESC.
  enum Arrival: Sendable, Equatable {
    /// In the same read.
    case together
    /// In a later read, the ESC still pending.
    case torn
    /// So late that the ESC has been reported as Esc.
    case late
  }

  /// What may still come of a sequence after its first bytes were taken for keys.
  struct LateRest: Sendable, Equatable {
    /// What came before: the ESC of a string's end, or the bytes that start something.
    enum Beginning: Sendable, Equatable {
      case stringEnd
      case sequence([UInt8])
    }

    var beginning: Beginning
    var until: Instant
    /// Until then whatever may begin an answer is one, because answers are under way.
    var answersUntil: Instant?
  }

  var configuration: Configuration
  /// When to call `expire`, if no byte comes before; nil while nothing is pending.
  private(set) var deadline: Instant?
  private(set) var state = State.ground
  /// The bytes of the sequence that is being read, its ESC included; bounded.
  var buffer: [UInt8] = []
  /// The open paste; apart from the state, so that it grows in place.
  var collector = PasteCollector(limit: 0)
  /// Bytes of the string that is being read, kept or not.
  var stringLength = 0
  var arrival = Arrival.together
  private var output: [TerminalInput] = []
  /// Answers are under way until then, or until the last of them has come.
  private var repliesUntil: Instant?
  private(set) var lateRest: LateRest?
  /// Until then more may come of a paste that was not marked.
  var burstGoesOnUntil: Instant?

  init(_ configuration: Configuration = Configuration()) {
    self.configuration = configuration
  }

  /// Decodes the bytes of one read.
  mutating func receive(_ bytes: some Collection<UInt8>, at now: Instant) -> [TerminalInput] {
    // An ESC that waited too long may have waited for us: only `expire`, called when no byte is there,
    // makes it a key of its own. Else a slow frame would make Esc of a torn arrow.
    if case .escape = state {} else { settleExpired(at: now) }
    switch state {
    case .escape, .stringEscape: arrival = .torn
    case .ground, .character, .control, .overlong, .shift, .console, .legacyMouse, .string, .paste,
      .burst:
      break
    }
    let taken = resumeLateRest(with: bytes, at: now)
    take(Array(bytes)[taken...], at: now)
    setDeadline(from: now, isAlone: bytes.count == 1)
    settleExpired(at: now)
    return takeOutput()
  }

  /// The terminal was asked: until its last answer, the device attributes, a sequence may take longer.
  mutating func expectReplies(until end: Instant) {
    repliesUntil = end
  }

  /// Answers of the terminal are under way.
  func awaitsReplies(at now: Instant) -> Bool { repliesUntil.map { now < $0 } ?? false }

  /// Settles what has waited long enough: a lone ESC becomes Esc.
  mutating func expire(at now: Instant) -> [TerminalInput] {
    settleExpired(at: now)
    return takeOutput()
  }

  mutating func enter(_ next: State) {
    state = next
    deadline = nil
  }

  /// Starts a sequence: everything from this ESC on is kept in `buffer`.
  mutating func beginEscape(isSecond: Bool) {
    buffer = [0x1B]
    arrival = .together
    enter(.escape(isSecond: isSecond))
  }

  /// An ESC that may end a string; it turns out to start something new if it does not.
  mutating func beginStringEscape(_ kind: StringKind) {
    arrival = .together
    enter(.stringEscape(kind))
  }

  /// The ESC inside a string did not end it: it starts a sequence, torn or not as it came.
  mutating func restartEscape() {
    buffer = [0x1B]
    enter(.escape(isSecond: false))
  }

  mutating func emit(_ input: TerminalInput) {
    if input == .reply(.deviceAttributes) { repliesUntil = nil }
    output.append(input)
  }

  mutating func emit(_ key: Key) {
    output.append(.key(key))
  }

  private mutating func takeOutput() -> [TerminalInput] {
    defer { output = [] }
    return output
  }

  /// A deadline counts from the start of what is pending; a paste's and that of a sequence with parameters is moved by each
  /// read.
  private mutating func setDeadline(from now: Instant, isAlone: Bool) {
    switch state {
    // A torn character needs no clock: its rest or any other byte ends the wait.
    case .ground, .character: deadline = nil
    case .paste: deadline = now + configuration.pasteDelay
    case .burst: deadline = now + (configuration.burstDelay ?? .zero)
    case .stringEscape where answerInBuffer != nil:
      deadline = deadline ?? now + patient(configuration.sequenceDelay, at: now)
    case .escape, .stringEscape:
      // Alone, it is most likely the key, and the stop key waits for nobody; right behind an answer it is
      // most likely the next one.
      let delay = configuration.escapeDelay
      let followsAnswer = !isAlone && (state != .escape(isSecond: false) || endsWithReply)
      deadline = deadline ?? now + (followsAnswer ? patient(delay, at: now) : delay)
    case .string: deadline = deadline ?? now + stringDelay(at: now)
    case .control where hasParameters, .overlong, .legacyMouse: deadline = now + restDelay(at: now)
    case .control, .shift, .console:
      deadline = deadline ?? now + patient(configuration.sequenceDelay, at: now)
    }
  }

  /// Nobody types ESC, `[` and a number in one read.
  private func restDelay(at now: Instant) -> Duration {
    arrival == .together
      ? configuration.restDelay : patient(configuration.sequenceDelay, at: now)
  }

  private func patient(_ delay: Duration, at now: Instant) -> Duration {
    awaitsReplies(at: now) ? max(delay, configuration.replyDelay) : delay
  }

  private var endsWithReply: Bool {
    if case .reply = output.last { true } else { false }
  }

  private var hasParameters: Bool { buffer.count > 2 }

  /// The answer that the string in `buffer` is, if it needs nothing but its end.
  private var answerInBuffer: TerminalReply? { ColorReport.parse(buffer.dropFirst(2)) }

  private mutating func settleExpired(at now: Instant) {
    guard let deadline, deadline <= now else { return }
    let pending = state
    enter(.ground)
    switch pending {
    case .ground, .character: break
    case .escape(let isSecond):
      if !isSecond { emit(.escape) }
      expectRest(of: .sequence([0x1B]), at: now)
    case .control, .shift, .string:
      if hasParameters { emit(.reply(.other)) } else { emitIntroducerAsKeys() }
      expectRest(of: .sequence(buffer), at: now)
    case .overlong, .console, .legacyMouse: emit(.reply(.other))
    case .stringEscape:
      if let answer = answerInBuffer {
        // What follows an answer is its end, and no key.
        emit(.reply(answer))
      } else {
        emit(.reply(.other))
        emit(.escape)
      }
      expectRest(of: .stringEnd, at: now)
    case .paste: endPaste(isMarked: false)
    case .burst(let isOneLine): endBurst(isOneLine: isOneLine, at: now)
    }
  }

  /// Remembers what was taken for keys, in case that more of it comes.
  private mutating func expectRest(of beginning: LateRest.Beginning, at now: Instant) {
    let isAnswerDue = awaitsReplies(at: now)
    lateRest = LateRest(
      beginning: beginning, until: now + configuration.restDelay,
      answersUntil: isAnswerDue ? now + configuration.replyDelay : nil)
  }

  mutating func takeLateRest(at now: Instant) -> LateRest? {
    guard let late = lateRest else { return nil }
    lateRest = nil
    return state == .ground && now < late.until ? late : nil
  }

  /// A string of which only the introducer came may still be an Alt-chord: that is found out
  /// sooner.
  private func stringDelay(at now: Instant) -> Duration {
    buffer.count == 2 ? patient(configuration.sequenceDelay, at: now) : configuration.stringDelay
  }

  /// Extends a string's deadline once more than its introducer has come.
  mutating func stringGrew() {
    if buffer.count == 3 { deadline = nil }
  }
}
