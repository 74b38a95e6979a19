import QukaWire

/// Turns the terminal's bytes into keys, pastes, mouse reports and replies.
///
/// A value without a clock: bytes and the time go in, inputs come out, and `deadline` says when to
/// call `expire`. The rule that the stop key needs: the bytes of one read are a chord (ESC x is
/// Alt-x), the bytes of two reads are Esc and then the key, unless together they make a control
/// sequence. Whatever arrives in whatever pieces, memory is bounded and after the deadline nothing
/// is pending.
struct KeyDecoder: Sendable, Equatable {
  struct Configuration: Sendable, Equatable {
    /// How long a lone ESC waits for the rest of a sequence; zero or less: not at all.
    var escapeDelay: Duration = .milliseconds(2)
    /// How long a sequence that has begun, or a torn character, waits for its next part.
    var sequenceDelay: Duration = .milliseconds(100)
    /// The same while answers of the terminal are under way: a slow link may cut one anywhere, and its rest
    /// would be typed into the message. An ESC that came alone never waits for it.
    var replyDelay: Duration = .milliseconds(250)
    /// How long an OSC, DCS, APC or PM string may take from its start.
    var stringDelay: Duration = .seconds(1)
    /// An open paste ends after so long a silence, or a lost end mark would swallow all keys.
    var pasteDelay: Duration = .seconds(2)
    /// Bytes of a paste that are kept; the rest is dropped.
    var pasteLimit = 1 << 20
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

  /// What may still come of an answer after its ESC was taken for Esc.
  private struct LateRest: Sendable, Equatable {
    /// What came before: the ESC of a string's end, or one that starts something.
    var endsString: Bool
    var until: Instant
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
  private(set) var arrival = Arrival.together
  private var output: [TerminalInput] = []
  /// Answers are under way until then, or until the last of them has come.
  private var repliesUntil: Instant?
  private var lateRest: LateRest?

  init(_ configuration: Configuration = Configuration()) {
    self.configuration = configuration
  }

  /// Decodes the bytes of one read.
  mutating func receive(_ bytes: some Sequence<UInt8>, at now: Instant) -> [TerminalInput] {
    // An ESC that waited too long may have waited for us: only `expire`, called when no byte is there,
    // makes it a key of its own. Else a slow frame would make Esc of a torn arrow.
    if case .escape = state {} else { settleExpired(at: now) }
    switch state {
    case .escape, .stringEscape: arrival = .torn
    case .ground, .character, .control, .overlong, .shift, .console, .legacyMouse, .string, .paste:
      break
    }
    var count = 0
    for byte in bytes {
      count += 1
      if count > 1 || !resumesLateRest(with: byte, at: now) { consume(byte) }
    }
    setDeadline(from: now, isAlone: count == 1)
    settleExpired(at: now)
    return takeOutput()
  }

  /// The terminal was asked: until its last answer, the device attributes, a sequence may take longer.
  mutating func expectReplies(until end: Instant) {
    repliesUntil = end
  }

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

  /// A deadline counts from the start of what is pending; only a paste's is moved by each read.
  private mutating func setDeadline(from now: Instant, isAlone: Bool) {
    switch state {
    case .ground: deadline = nil
    case .paste: deadline = now + configuration.pasteDelay
    case .escape, .stringEscape:
      // Alone, it is most likely the key, and the stop key waits for nobody; right behind an answer it is
      // most likely the next one.
      let delay = configuration.escapeDelay
      let followsAnswer = !isAlone && (state != .escape(isSecond: false) || endsWithReply)
      deadline = deadline ?? now + (followsAnswer ? patient(delay, at: now) : delay)
    case .string: deadline = deadline ?? now + stringDelay(at: now)
    case .character, .control, .overlong, .shift, .console, .legacyMouse:
      deadline = deadline ?? now + patient(configuration.sequenceDelay, at: now)
    }
  }

  private func patient(_ delay: Duration, at now: Instant) -> Duration {
    guard let repliesUntil, now < repliesUntil else { return delay }
    return max(delay, configuration.replyDelay)
  }

  private var endsWithReply: Bool {
    if case .reply = output.last { true } else { false }
  }

  /// Takes up an answer whose ESC came alone and was taken for Esc, so that its rest is not typed.
  private mutating func resumesLateRest(with byte: UInt8, at now: Instant) -> Bool {
    guard let late = lateRest else { return false }
    lateRest = nil
    guard state == .ground, now < late.until else { return false }
    if late.endsString { return byte == 0x5C }
    guard byte == 0x5B || byte == 0x5D else { return false }
    beginEscape(isSecond: false)
    arrival = .late
    consume(byte)
    return true
  }

  private mutating func expectRest(ofString: Bool, at now: Instant) {
    guard let repliesUntil, now < repliesUntil else { return }
    lateRest = LateRest(endsString: ofString, until: now + configuration.replyDelay)
  }

  /// A string of which only the introducer came may still be an Alt-chord: that is found out
  /// sooner.
  private func stringDelay(at now: Instant) -> Duration {
    buffer.count == 2 ? patient(configuration.sequenceDelay, at: now) : configuration.stringDelay
  }

  private mutating func settleExpired(at now: Instant) {
    guard let deadline, deadline <= now else { return }
    let pending = state
    enter(.ground)
    switch pending {
    case .ground: break
    case .escape(let isSecond):
      if !isSecond { emit(.escape) }
      expectRest(ofString: false, at: now)
    case .character: emit(.character("\u{FFFD}"))
    case .control, .shift, .string:
      if buffer.count == 2 { emitIntroducerAsKeys() } else { emit(.reply(.other)) }
    case .overlong, .console, .legacyMouse: emit(.reply(.other))
    case .stringEscape:
      emit(.reply(.other))
      emit(.escape)
      expectRest(ofString: true, at: now)
    case .paste: endPaste()
    }
  }

  mutating func beginPaste() {
    collector = PasteCollector(limit: configuration.pasteLimit)
    enter(.paste)
  }

  mutating func endPaste() {
    enter(.ground)
    emit(.paste(collector.text))
    collector = PasteCollector(limit: 0)
  }

  /// Extends a string's deadline once more than its introducer has come.
  mutating func stringGrew() {
    if buffer.count == 3 { deadline = nil }
  }
}
