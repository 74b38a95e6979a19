/// Plays one script: time in, events out.
///
/// A value without clocks, ids or sockets of its own, so that every moment of a stop can be tested
/// by naming it.
struct Performance: Sendable {
  /// Fixed properties of the turn.
  struct Configuration: Sendable {
    var pace: Pace
    /// Which oddities of the real server to reproduce (docs/protocol.md §6.6).
    var quirks: MockServer.Quirks
    var agent: Agent = .standard
    /// How long the agent may take (docs/protocol.md §6.8); `nil` is for ever.
    var timeLimit: Duration?
  }

  /// An assistant's message on its way.
  struct Message: Sendable {
    var id: String
    /// Code points sent so far.
    var codePoints = 0
    /// Written and not sent.
    var unsent = ""
    var hasEnded = false
  }

  /// A tool that was begun and has not ended.
  struct RunningTool: Sendable {
    var label: Script.Label
    /// Whose id its events carry.
    var outer: Script.Label
    var name: String
    var obeysCancellation: Bool
    /// Code points of the serialised states sent so far: what the server calls `start_at` here.
    var reported: Int
  }

  /// A text that is being written.
  struct Stream: Sendable {
    var label: Script.Label
    var tokens: [String]
    var sent = 0
    var startedAt: Duration
  }

  let configuration: Configuration
  let steps: [Script.Step]
  /// The id that the POST's answer named.
  let answerID: String
  /// An id that is never announced, for the endings that carry one.
  let unannouncedID: String
  var messages: [Script.Label: Message]
  private var nextStep = 0
  /// When the next step is due.
  private var due: Duration
  /// When the agent's time is over.
  private let limit: Duration
  var stream: Stream?
  /// The assistant's message that has begun and not ended.
  var openMessage: Script.Label?
  /// The message for which the provider has answered and written nothing.
  var answeredLabel: Script.Label?
  var runningTools: [RunningTool] = []
  var isStopping = false
  var isFinished = false

  /// - Parameter makeID: called once per message that the script names, in its order.
  init(
    _ script: Script,
    configuration: Configuration,
    startingAt start: Duration,
    makeID: () -> String
  ) {
    self.configuration = configuration
    steps = script.steps
    due = start
    limit = configuration.timeLimit.map { start + $0 } ?? .nanoseconds(Int64.max)
    messages = [:]
    var first: String?
    for case let label? in script.steps.map(\.label) where messages[label] == nil {
      let id = makeID()
      first = first ?? id
      messages[label] = Message(id: id)
    }
    answerID = first ?? makeID()
    unannouncedID = makeID()
  }

  /// When `run` has something to do again; `nil` when the turn is over.
  var deadline: Duration? { isFinished ? nil : isStopping ? due : min(due, limit) }

  /// Everything that is due at `now`.
  mutating func run(at now: Duration) -> [TurnEvent] {
    var events: [TurnEvent] = []
    while !isFinished, due <= now, isStopping || due < limit {
      if stream != nil {
        events += flush(at: now)
      } else if nextStep < steps.count {
        nextStep += 1
        events += play(steps[nextStep - 1])
      } else {
        isFinished = true
      }
    }
    if !isFinished, !isStopping, limit <= now { events += breakOff(.timeLimit, at: limit) }
    return events
  }

  /// The messages that the rest of the script would begin next; `nil` when it begins none.
  var upcomingLabel: Script.Label? {
    for step in steps[nextStep...] {
      switch step {
      case .begin(let label), .unusedRound(let label): return label
      case .wait, .stream, .buffer, .delta, .done, .failed, .beginTool, .finishTool, .failTool,
        .providerAnswered, .collapse:
        continue
      }
    }
    return nil
  }

  /// Whether no step was played that anybody saw.
  var isUntouched: Bool {
    steps[..<nextStep].allSatisfy { step in
      switch step {
      case .wait, .providerAnswered: true
      case .begin, .stream, .delta, .buffer, .done, .failed, .unusedRound, .beginTool, .finishTool,
        .failTool, .collapse:
        false
      }
    }
  }

  /// The id of a message; labels are known since `init`.
  func id(of label: Script.Label) -> String {
    messages[label]?.id ?? unannouncedID
  }

  func codePoints(of label: Script.Label) -> Int {
    messages[label]?.codePoints ?? 0
  }

  /// A delta, counted.
  mutating func say(
    _ text: String,
    in label: Script.Label,
    progress: Progress = .generating,
    kind: MessageKind = .unknown
  ) -> [TurnEvent] {
    guard !text.isEmpty else { return [] }
    let start = codePoints(of: label)
    messages[label]?.codePoints += text.unicodeScalars.count
    return [.delta(id(of: label), text: text, startAt: start, progress: progress, kind: kind)]
  }

  /// Takes the text out of the stream that was written by `now` and not sent.
  mutating func takeWritten(by now: Duration) -> String {
    guard var current = stream else { return "" }
    let written = configuration.pace.tokens(after: now - current.startedAt)
    let end = min(max(written, current.sent), current.tokens.count)
    let text = current.tokens[current.sent..<end].joined()
    current.sent = end
    stream = current
    return text
  }

  private mutating func flush(at now: Duration) -> [TurnEvent] {
    guard let label = stream?.label else { return [] }
    let events = say(takeWritten(by: now), in: label)
    due = now
    guard let current = stream, current.sent < current.tokens.count else {
      stream = nil
      return events
    }
    scheduleFlush(of: current, at: now)
    return events
  }

  private mutating func scheduleFlush(of current: Stream, at now: Duration) {
    let tokenTime = Double(current.sent + 1) / configuration.pace.tokensPerSecond
    due = max(now + configuration.pace.flushInterval, current.startedAt + .seconds(tokenTime))
  }

  private mutating func play(_ step: Script.Step) -> [TurnEvent] {
    if isStopping, step.isSkippedWhileStopping { return [] }
    switch step {
    case .wait(let duration):
      due += duration
      return []
    case .providerAnswered(let label):
      answeredLabel = label
      return []
    case .begin(let label):
      return [begin(label)]
    case .stream(let label, let text):
      let tokens = Tokens.split(text, least: configuration.pace.charactersPerToken)
      let current = Stream(label: label, tokens: tokens, startedAt: due)
      stream = current
      scheduleFlush(of: current, at: due)
      return []
    case .buffer(let label, let text):
      messages[label]?.unsent += text
      return []
    case .delta(let label, let text, let progress, let kind):
      return say(takeUnsent(of: label) + text, in: label, progress: progress, kind: kind)
    case .done(let label, let progress):
      return say(takeUnsent(of: label), in: label) + [end(label, progress: progress)]
    case .failed(let label, let message, let kind, let discards):
      return fail(label, message: message, kind: kind, discards: discards)
    case .unusedRound(let label):
      guard isOdd else { return [] }
      return fail(label, message: "Sorry, I'm wrong", kind: .unknown, discards: true)
    case .beginTool(let label, let name, let obeysCancellation, let outer):
      return beginTool(
        label, name: name, obeysCancellation: obeysCancellation, reportedUnder: outer)
    case .finishTool(let label, let arguments, let content, let reported):
      return finishTool(label, arguments, content, reportedAs: reported)
    case .failTool(let label):
      return failTool(label)
    case .collapse:
      return breakOff(.error, at: due)
    }
  }
}
