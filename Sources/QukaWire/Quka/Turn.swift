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
    case ended(Ending)
  }

  /// How a turn ended.
  public enum Ending: Equatable, Sendable {
    /// By itself, with an answer.
    case completed
    /// By our stop or another client's; the duration is from the key to the confirmation.
    case stopped(after: Duration?)
    /// The answer had ended by itself before the stop reached it.
    case finished
    /// The stop was never confirmed, or was refused with that sentence.
    case detached(String?)
    case failed(String?)
    /// No terminal event ever came.
    case interrupted
    /// Taken back before it was sent: the question belongs to the composer again.
    case withdrawn
  }

  /// What the owner of a turn has to do.
  public enum Action: Equatable, Sendable {
    /// Send the stop request; `attempt` counts from 1, and repeats want a fresh connection.
    case sendStop(attempt: Int)
    /// Cancel the send if its request was not written yet.
    case cancelSend
    /// Fetch history: events may have been missed.
    case refetch
    /// The turn is over.
    case end(Ending)
  }

  public internal(set) var phase: Phase
  public internal(set) var stop: StopRequest?
  /// When the question was asked, or the first event of a foreign turn came.
  public let startedAt: Instant
  /// When the last event of the turn came.
  public private(set) var lastEventAt: Instant
  public let timing: TurnTiming

  private var messagesWithText: Set<MessageID> = []
  /// Every message that an event of this turn named.
  public private(set) var knownMessages: Set<MessageID> = []
  var hasRefetched = false
  /// The last round ended without any text: not an ending that deserves "completed".
  var lastRoundWasEmpty = false

  /// A turn for a question that is about to be sent.
  public init(asking now: Instant, timing: TurnTiming = TurnTiming()) {
    phase = .preparing
    startedAt = now
    lastEventAt = now
    self.timing = timing
  }

  /// A turn that another client, or an earlier run, started.
  public init(joining now: Instant, timing: TurnTiming = TurnTiming()) {
    phase = .waiting
    startedAt = now
    lastEventAt = now
    self.timing = timing
  }

  public var ending: Ending? {
    if case .ended(let ending) = phase { return ending }
    return nil
  }

  public var isActive: Bool { ending == nil }

  /// A stop was asked for and neither confirmed nor given up.
  public var isStopping: Bool { stop != nil && isActive }

  /// A stop request is out whose answer might still hit a later turn (the call names only the session).
  public var hasUnansweredStop: Bool { (stop?.unanswered ?? 0) > 0 }

  /// The message belongs to this turn: an event of it was seen.
  public func knows(_ id: MessageID) -> Bool { knownMessages.contains(id) }

  /// Takes over what history says of the turn's newest message, when the event that ended it may have
  /// been missed: a connection was lost, or the server published none (docs/protocol.md §6.8).
  public mutating func receiveStored(_ progress: Progress, at now: Instant) -> [Action] {
    switch phase {
    case .waiting, .streaming, .tool: break
    case .preparing, .posting, .posted, .settling, .ended: return []
    }
    switch progress {
    case .canceled: return end(.stopped(after: sinceStop(now)))
    case .failed, .timedOut:
      return end(stop == nil ? .failed(nil) : .stopped(after: sinceStop(now)))
    case .completed, .intercepted:
      lastRoundWasEmpty = false
      phase = .settling(until: now + timing.settling)
      return []
    case .unknown, .uncompleted, .generating: return []
    }
  }

  public var isSettling: Bool {
    if case .settling = phase { return true }
    return false
  }

  /// When `advance(to:)` has to be called at the latest.
  public var deadline: Instant? {
    guard isActive else { return nil }
    var instants = [startedAt + timing.limit]
    if case .settling(let until) = phase { instants.append(until) }
    if !hasRefetched, hasBeenSent { instants.append(lastEventAt + timing.watchdog) }
    if let next = stop?.nextAttemptAt, !isSettling { instants.append(next) }
    if let quiet = stop?.quietAt { instants.append(quiet) }
    return instants.min()
  }

  var hasBeenSent: Bool {
    switch phase {
    case .preparing, .posting: false
    case .posted, .waiting, .streaming, .tool, .settling, .ended: true
    }
  }
}

// MARK: - Sending

extension Turn {
  /// The question was handed to the HTTP client.
  public mutating func beginPosting() {
    precondition(phase == .preparing, "A turn posts once, from preparing.")
    phase = .posting
  }

  /// The request's head was written to the socket: from here on the server may have it.
  public mutating func postWritten() {
    if phase == .posting { phase = .posted }
  }

  /// The send was answered with a receipt.
  public mutating func postAccepted(at now: Instant) -> [Action] {
    switch phase {
    case .posting, .posted:
      phase = .waiting
      lastEventAt = now
      return firstStopIfRemembered(at: now)
    case .preparing, .waiting, .streaming, .tool, .settling, .ended:
      return []
    }
  }

  /// The send failed. A turn that already has events of its own goes on without the receipt.
  ///
  /// `mayHaveArrived` tells a lost answer from a refusal: a stop that waited for the answer still goes
  /// out then, because the server may be generating.
  public mutating func postFailed(
    _ sentence: String, mayHaveArrived: Bool, at now: Instant
  ) -> [Action] {
    switch phase {
    case .preparing, .posting:
      return end(.withdrawn)
    case .posted:
      guard mayHaveArrived, stop != nil else { return end(.failed(sentence)) }
      phase = .waiting
      return firstStopIfRemembered(at: now)
    case .waiting, .streaming, .tool, .settling, .ended:
      return []
    }
  }

  /// The server refused the question: it was not stored, and nothing will come of it.
  public mutating func postRefused() -> [Action] {
    switch phase {
    case .preparing, .posting, .posted: return end(.withdrawn)
    case .waiting, .streaming, .tool, .settling, .ended: return []
    }
  }

  /// The session's channel is closed to us for good: no event will tell of an end.
  public mutating func channelLost(_ reason: String) -> [Action] {
    switch phase {
    case .preparing, .posting: return end(.withdrawn)
    case .posted, .waiting, .streaming, .tool, .settling:
      return end(stop == nil ? .failed(reason) : .detached(reason))
    case .ended: return []
    }
  }

  /// The cancelled send was taken back before anything was written.
  public mutating func postWithdrawn() -> [Action] {
    switch phase {
    case .preparing, .posting: return end(.withdrawn)
    case .posted, .waiting, .streaming, .tool, .settling, .ended: return []
    }
  }
}

// MARK: - Events

extension Turn {
  /// Takes one event of the session's channel.
  public mutating func receive(_ event: ChatEvent, at now: Instant) -> [Action] {
    guard isActive else { return [] }
    if case .unknown = event { return [] }
    // Nothing was handed to the network yet: the event is another turn's.
    if phase == .preparing { return [] }
    lastEventAt = now
    hasRefetched = false
    stop?.quietAt = nil
    var actions = firstStopIfRemembered(at: now)
    actions += apply(event, at: now)
    return actions
  }

  private mutating func apply(_ event: ChatEvent, at now: Instant) -> [Action] {
    switch event {
    case .messageStarted(let message):
      knownMessages.insert(message.id)
      return goOn(.streaming, at: now)
    case .toolStarted(let message):
      knownMessages.insert(message.id)
      return goOn(.tool, at: now)
    case .toolUpdated(let id, _, _):
      knownMessages.insert(id)
      return goOn(.tool, at: now)
    case .delta(let id, let text, _, _):
      if !text.isEmpty { messagesWithText.insert(id) }
      // A straggler after DONE belongs to the round that is over.
      if isSettling, knownMessages.contains(id) { return [] }
      knownMessages.insert(id)
      return goOn(.streaming, at: now)
    case .toolDone(let id):
      knownMessages.insert(id)
      return goOn(.waiting, at: now)
    case .toolFailed(let id):
      knownMessages.insert(id)
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

  private mutating func roundDone(
    _ id: MessageID, _ progress: Progress, at now: Instant
  ) -> [Action] {
    knownMessages.insert(id)
    if progress == .canceled {
      // A complete answer is never marked: the stop came after its end.
      let isComplete = isSettling && stop?.isSingle == true && !lastRoundWasEmpty
      return end(isComplete ? .completed : .stopped(after: sinceStop(now)))
    }
    lastRoundWasEmpty = false
    phase = .settling(until: now + timing.settling)
    return []
  }

  /// FAILED is three things: the prelude of a tool call, a failure, or the answer to a stop
  /// (docs/protocol.md §6.5, §6.6).
  private mutating func roundFailed(
    _ id: MessageID, hasMessage: Bool, at now: Instant
  ) -> [Action] {
    if hasMessage, !messagesWithText.contains(id) {
      lastRoundWasEmpty = true
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
