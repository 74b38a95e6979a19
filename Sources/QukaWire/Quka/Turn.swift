/// The life of one question in one session, over every model round, as a value.
///
/// ```
///  preparing ──► posting ──► posted ──► waiting ──► streaming ◄──► tool
///      │            │           │           │           │           │
///      │            │           └── any event of the turn ──────────┤
///      │            │                                   ▼           │
///      │            │                               settling ◄──────┘
///      ▼            ▼                                   ▼
///   withdrawn   withdrawn                             ended
/// ```
///
/// From waiting, streaming and tool it may fall *quiet*, and any event of it takes it back from there.
///
/// The server never announces the end of a turn: DONE only ends a model round (docs/protocol.md §6.5),
/// and a stop can look like a failure (§6.6). The machine decides from events, answers and time; it
/// performs nothing itself but returns what is to be done.
public struct Turn: Equatable, Sendable {
  public enum Phase: Equatable, Sendable {
    /// Nothing was sent yet: the session, the subscription or the message id is being made.
    case preparing
    /// The question was handed to the HTTP client; it may not have been written yet.
    case posting
    /// The question is on the wire; its answer is out.
    case posted
    /// The server accepted the question, or a tool has ended; no text yet.
    case waiting
    case streaming
    /// A tool runs.
    case tool
    /// A round is over; another may begin until then.
    case settling(until: Instant)
    /// Only history or an earlier connection told of it, and nothing was heard since: it may have ended long
    /// ago (docs/protocol.md §4.2), so it holds nothing up.
    case quiet
    case ended(Ending)
  }

  /// How this client came to a turn.
  public enum Origin: Equatable, Sendable {
    case asked
    /// Another client, or an earlier run, asked.
    case joined
  }

  /// How a turn ended.
  public enum Ending: Equatable, Sendable {
    /// By itself, with an answer.
    case completed
    /// By our stop or another client's; the duration is from the key to the confirmation.
    case stopped(after: Duration?)
    /// The answer had ended by itself before the stop reached it.
    case finished
    /// The stop was never confirmed, or was refused; why, if that is known.
    case detached(TurnFailure?)
    /// Without a reason the server said only that.
    case failed(TurnFailure?)
    /// No terminal event ever came.
    case interrupted
    /// Nothing tells how it ended, and it cannot run any more.
    case incomplete
    /// Taken back before it was sent: the question belongs to the composer again.
    case withdrawn
  }

  /// What the owner of a turn has to do.
  public enum Action: Equatable, Sendable {
    /// Send the stop request; `attempt` counts from 1, and repeats want a fresh connection.
    case sendStop(attempt: Int)
    /// Cancel the send: taken back if its request was not written yet.
    case cancelSend
    /// Send the question again, under the same id, as soon as there is a connection.
    case resend
    /// Fetch history: events may have been missed.
    case refetch
    /// The turn has fallen quiet: what waits for it need not wait any longer.
    case quiet
    /// The turn is over.
    case end(Ending)
  }

  public internal(set) var phase: Phase
  public internal(set) var stop: StopRequest?
  public let origin: Origin
  public internal(set) var life: TurnLife
  /// When the question was asked, or the first event of a foreign turn came.
  public let startedAt: Instant
  /// When the question was asked; nil as long as that is not known.
  public private(set) var askedAt: Instant?
  /// When the server had the question; until then, when it was asked. The time limit counts from here.
  var runsSince: Instant
  /// When the last event of the turn came.
  public internal(set) var lastEventAt: Instant
  public let timing: TurnTiming
  /// The attempts to send the question.
  public internal(set) var attempts: SendAttempts
  /// The server is known to have the question.
  public internal(set) var hasArrived: Bool

  private var messagesWithText: Set<MessageID> = []
  /// The messages that events of this turn named, at most `Limits.turnMessages`.
  public private(set) var knownMessages: Set<MessageID> = []
  /// Those of them whose end was told: text that still comes for them is a straggler.
  private var endedMessages: Set<MessageID> = []
  /// When the turn was heard of last: by an event, or by asking history.
  var lookedAt: Instant
  /// The last round ended without any text, or as an error: not an ending that deserves "completed".
  var lastRoundFailed = false

  /// A turn for a question that is about to be sent; `isRepeat` if its id was used before.
  public init(asking now: Instant, isRepeat: Bool = false, timing: TurnTiming = TurnTiming()) {
    self.init(.preparing, .asked, at: now, isRepeat: isRepeat, timing)
  }

  /// A turn that another client started, of which an event tells; `known` are messages of it.
  public init(
    joining now: Instant, known: Set<MessageID> = [], timing: TurnTiming = TurnTiming()
  ) {
    self.init(.waiting, .joined, at: now, timing)
    knownMessages = known
  }

  /// A turn that only history tells of.
  ///
  /// - Parameter isListening: its channel is open.
  public init(
    stored: StoredTurn, at now: Instant, isListening: Bool, timing: TurnTiming = TurnTiming()
  ) {
    self.init(stored.runsTool ? .tool : .waiting, .joined, at: now, timing)
    knownMessages = stored.messages
    runsSince = now + (.zero - stored.age)
    life = .awaited(Listening(since: isListening ? now : nil))
  }

  private init(
    _ phase: Phase, _ origin: Origin, at now: Instant, isRepeat: Bool = false, _ timing: TurnTiming
  ) {
    self.phase = phase
    self.origin = origin
    life = .certain
    startedAt = now
    askedAt = origin == .asked ? now : nil
    runsSince = now
    lastEventAt = now
    lookedAt = now
    attempts = SendAttempts(isRepeat: isRepeat)
    hasArrived = origin == .joined
    self.timing = timing
  }

  public var ending: Ending? {
    if case .ended(let ending) = phase { return ending }
    return nil
  }

  public var isActive: Bool { ending == nil }

  public var isQuiet: Bool { phase == .quiet }

  /// As far as is known it goes on, so what is sent next has to wait for it.
  public var isRunning: Bool { isActive && !isQuiet }

  /// A stop was asked for and neither confirmed nor given up.
  public var isStopping: Bool { stop != nil && isActive }

  /// History tells how long ago the question of a foreign turn was asked.
  public mutating func noteAge(_ age: Duration, at now: Instant) {
    if askedAt == nil { askedAt = now + (.zero - age) }
  }

  /// The message belongs to this turn: an event of it was seen.
  public func knows(_ id: MessageID) -> Bool { knownMessages.contains(id) }

  /// The message had its own ending: what still comes for it is a straggler.
  public func hasEnded(_ id: MessageID) -> Bool { endedMessages.contains(id) }

  /// Takes over what history says of the turn's newest message, when the event that ended it may have
  /// been missed: a connection was lost, or the server published none (docs/protocol.md §6.8).
  public mutating func receiveStored(_ progress: Progress, at now: Instant) -> [Action] {
    switch phase {
    case .waiting, .streaming, .tool, .quiet: break
    case .posted where attempts.mayHaveArrived:
      // The answer is stored, so the question whose receipt was lost had arrived.
      hasArrived = true
      return awaitEvents(at: now) + receiveStored(progress, at: now)
    case .preparing, .posting, .posted, .settling, .ended: return []
    }
    switch progress {
    case .canceled: return end(.stopped(after: sinceStop(now)))
    case .failed, .timedOut:
      return end(stop == nil ? .failed(nil) : .stopped(after: sinceStop(now)))
    case .completed, .intercepted:
      endedMessages = knownMessages
      lastRoundFailed = false
      if isQuiet { return end(.completed) }
      phase = .settling(until: now + timing.settling)
      return []
    case .unknown, .uncompleted, .generating: return []
    }
  }

  public var isSettling: Bool {
    if case .settling = phase { return true }
    return false
  }

  /// A round has ended with an answer, and most likely the turn with it: only the time in which another may begin is
  /// not over. A stop that was asked for before makes it another matter.
  public var looksOver: Bool { isSettling && !lastRoundFailed && stop?.isSingle ?? true }

  /// When the last round ended, as long as another may begin.
  public var settlingSince: Instant? {
    if case .settling(let until) = phase { return until + (.zero - timing.settling) }
    return nil
  }

  /// When `advance(to:)` has to be called at the latest.
  public var deadline: Instant? {
    guard isActive else { return nil }
    var instants = [runsSince + timing.limit]
    if isQuiet { return instants[0] }
    if let due = silenceDueAt { instants.append(due) }
    if case .settling(let until) = phase { instants.append(until) }
    if case .until(let instant) = attempts.pause { instants.append(instant) }
    if hasBeenSent { instants.append(lookedAt + timing.watchdog) }
    if let stop {
      if !isSettling { instants += [stop.nextAttemptAt, stop.lookAt].compactMap(\.self) }
      if let quiet = stop.quietAt { instants.append(quiet) }
    }
    return instants.min()
  }

  var hasBeenSent: Bool {
    switch phase {
    case .preparing, .posting: false
    case .posted, .waiting, .streaming, .tool, .settling, .quiet, .ended: true
    }
  }
}

// MARK: - Events

extension Turn {
  /// Takes one event of the session's channel.
  public mutating func receive(_ event: ChatEvent, at now: Instant) -> [Action] {
    guard isActive else { return [] }
    if case .unknown = event { return [] }
    guard mayConcern(event) else { return [] }
    lastEventAt = now
    lookedAt = now
    life = .certain
    if !hasArrived { runsSince = now }
    hasArrived = true
    attempts.pause = .none
    stop?.quietAt = nil
    if stop?.lookAt != nil { stop?.lookAt = now + timing.lookAfterStop }
    var actions = firstStopIfRemembered(at: now)
    actions += apply(event, at: now)
    return actions
  }

  /// As long as the server cannot have the question, its events are another turn's; so may be those of unknown
  /// messages, when this one has fallen quiet.
  private func mayConcern(_ event: ChatEvent) -> Bool {
    switch phase {
    case .preparing: false
    case .posting: !attempts.isPausing
    case .posted, .waiting, .streaming, .tool, .settling: true
    case .quiet: event.message.map(knows) ?? false
    case .ended: false
    }
  }

  private mutating func apply(_ event: ChatEvent, at now: Instant) -> [Action] {
    switch event {
    case .messageStarted(let message):
      note(message.id)
      return goOn(.streaming, at: now)
    case .toolStarted(let message):
      note(message.id)
      return goOn(.tool, at: now)
    case .toolUpdated(let id, _, _):
      note(id)
      return goOn(.tool, at: now)
    case .delta(let id, let text, _, let progress):
      return delta(id, isEmpty: text.isEmpty, progress, at: now)
    case .toolDone(let id):
      note(id)
      return goOn(.waiting, at: now)
    case .toolFailed(let id):
      note(id)
      let actions = goOn(.waiting, at: now)
      stop?.quietAt = now + timing.quietAfterTool
      return actions
    case .done(let id, _, let progress):
      return roundDone(id, progress, at: now)
    case .failed(let id, _, let message):
      return roundFailed(id, hasMessage: message != nil, at: now)
    case .unknown:
      return []
    }
  }

  private mutating func note(_ id: MessageID) {
    if knownMessages.count < Limits.turnMessages { knownMessages.insert(id) }
  }

  private mutating func noteEnd(of id: MessageID) {
    if endedMessages.count < Limits.turnMessages { endedMessages.insert(id) }
  }

  private mutating func delta(
    _ id: MessageID, isEmpty: Bool, _ progress: Progress, at now: Instant
  ) -> [Action] {
    if !isEmpty, messagesWithText.count < Limits.turnMessages { messagesWithText.insert(id) }
    // A straggler after DONE belongs to the round that is over; an answer that is still open does not:
    // two can be written at once (docs/protocol.md §6.7).
    if isSettling, endedMessages.contains(id) { return [] }
    note(id)
    let actions = goOn(.streaming, at: now)
    if progress == .failed, stop == nil {
      // An error as text: its FAILED follows at once, or never (docs/protocol.md §6.10).
      noteEnd(of: id)
      lastRoundFailed = true
      phase = .settling(until: now + timing.settling)
    }
    return actions
  }

  private mutating func roundDone(
    _ id: MessageID, _ progress: Progress, at now: Instant
  ) -> [Action] {
    note(id)
    noteEnd(of: id)
    if progress == .canceled {
      // A complete answer is never marked: the stop came after its end.
      let isComplete = isSettling && stop?.isSingle == true && !lastRoundFailed
      return end(isComplete ? .completed : .stopped(after: sinceStop(now)))
    }
    lastRoundFailed = false
    phase = .settling(until: now + timing.settling)
    return []
  }

  /// FAILED is three things: the prelude of a tool call, a failure, or the answer to a stop
  /// (docs/protocol.md §6.5, §6.6).
  private mutating func roundFailed(
    _ id: MessageID, hasMessage: Bool, at now: Instant
  ) -> [Action] {
    noteEnd(of: id)
    if hasMessage, !messagesWithText.contains(id) {
      lastRoundFailed = true
      // While stopping it says nothing: the repeats go on.
      if let stop, !stop.isSingle { return [] }
      phase = .settling(until: now + timing.settling)
      return []
    }
    if stop != nil { return end(.stopped(after: sinceStop(now))) }
    return end(knownMessages.contains(id) ? .failed(nil) : .interrupted)
  }

  /// The turn lives on; a stop that was waiting for its end is repeated at once.
  private mutating func goOn(_ next: Phase, at now: Instant) -> [Action] {
    let wasSettling = isSettling
    phase = next
    guard wasSettling, var request = stop else { return [] }
    request.isSingle = false
    stop = request
    return request.attempts > timing.stopRepeats.count ? [] : sendStop(at: now)
  }

  func sinceStop(_ now: Instant) -> Duration? {
    stop.map { now - $0.requestedAt }
  }

  mutating func end(_ ending: Ending) -> [Action] {
    phase = .ended(ending)
    stop?.nextAttemptAt = nil
    stop?.quietAt = nil
    return [.end(ending)]
  }
}
