/// What follows when a turn is ended from outside its script (docs/protocol.md §6.5, §6.6, §6.8; §8.5
/// I5 and I7).
extension Performance {
  /// What ends a turn before its script is over.
  enum Interruption: Equatable, Sendable {
    case stop
    /// The agent took too long.
    case timeLimit
    /// The agent's graph failed.
    case error
  }

  /// Stops the turn: every open message gets its terminal event now, except for tools that ignore
  /// the cancellation in quirk mode. Without effect when the turn is over or was stopped before.
  mutating func stop(at now: Duration) -> [TurnEvent] {
    guard !isFinished, !isStopping else { return [] }
    isStopping = true
    return breakOff(.stop, at: now)
  }

  /// Ends the turn for any reason.
  mutating func breakOff(_ cause: Interruption, at now: Duration) -> [TurnEvent] {
    takeStream(at: now)
    guard isOdd else { return breakOffCleanly(cause) }
    switch cause {
    case .stop: return openMessage.map { stopMessage($0) } ?? stopWithoutText()
    case .timeLimit: return expire()
    case .error:
      isFinished = true
      return configuration.agent == .standard ? [unannouncedFailure] : []
    }
  }

  /// What the stream has written and not sent becomes its message's buffered text.
  private mutating func takeStream(at now: Duration) {
    guard let label = stream?.label else { return }
    let text = takeWritten(by: now)
    messages[label]?.unsent += text
    stream = nil
  }

  // MARK: - Clean endings

  /// One terminal event for each message that is open, or for the one that was waited for, and
  /// nothing after it. A stop drops what was not sent yet.
  private mutating func breakOffCleanly(_ cause: Interruption) -> [TurnEvent] {
    isFinished = true
    var events = failObedientTools(all: true)
    if let label = openMessage {
      if cause != .stop { events += say(takeUnsent(of: label), in: label) }
      return events + [ending(of: id(of: label), startAt: codePoints(of: label), cause)]
    }
    guard let id = waitingID ?? (cause == .stop ? nil : unannouncedID) else { return events }
    return events + [.began(id, role: .assistant), ending(of: id, startAt: 0, cause)]
  }

  private func ending(of id: String, startAt: Int, _ cause: Interruption) -> TurnEvent {
    cause == .stop
      ? canceled(id, startAt: startAt, kind: .unknown)
      : .failed(id, startAt: startAt, message: nil, kind: .unknown, discards: false)
  }

  // MARK: - The real server's endings

  private mutating func stopMessage(_ label: Script.Label) -> [TurnEvent] {
    isFinished = true
    openMessage = nil
    var events = [canceled(id(of: label), startAt: codePoints(of: label), kind: .unknown)]
    events += say(takeUnsent(of: label), in: label)
    if configuration.agent != .standard {
      events.append(canceled(id(of: label), startAt: codePoints(of: label), kind: .text))
    }
    return events
  }

  private mutating func stopWithoutText() -> [TurnEvent] {
    guard !runningTools.isEmpty else { return stopBeforeText() }
    var events: [TurnEvent] = []
    if configuration.agent != .standard {
      events.append(canceled(answerID, startAt: answerLength, kind: .text))
    }
    events += failObedientTools(all: false)
    guard runningTools.isEmpty else { return events }
    isFinished = true
    return configuration.agent == .standard ? events + [unannouncedFailure] : events
  }

  /// TOOL_FAILED for the tools that obey, or for all of them.
  private mutating func failObedientTools(all: Bool) -> [TurnEvent] {
    let failing = runningTools.filter { all || $0.obeysCancellation }
    runningTools.removeAll { all || $0.obeysCancellation }
    return failing.map { .toolFailed(id(of: $0.outer), startAt: $0.reported) }
  }

  private mutating func stopBeforeText() -> [TurnEvent] {
    isFinished = true
    guard let id = waitingID else { return [] }
    if configuration.quirks.contains(.unannouncedStops),
      answeredLabel.map({ self.id(of: $0) }) == id
    {
      return [canceled(id, startAt: 0, kind: .unknown)]
    }
    let failure = failureBeforeText(id)
    let last =
      configuration.agent == .standard
      ? failure : canceled(answerID, startAt: answerLength, kind: .unknown)
    return [.began(id, role: .assistant), failure, last]
  }

  /// The default agent's time ends without any terminal event, because its storage has expired a
  /// moment before; the others' with an ordinary failure (docs/protocol.md §6.8).
  private mutating func expire() -> [TurnEvent] {
    isFinished = true
    if let label = openMessage {
      if configuration.agent == .standard { return say(takeUnsent(of: label), in: label) }
      return fail(label, message: nil, kind: .unknown, discards: false)
    }
    guard configuration.agent != .standard else { return [] }
    guard runningTools.isEmpty else { return failObedientTools(all: true) }
    return waitingID.map { [.began($0, role: .assistant), failureBeforeText($0)] } ?? []
  }

  private func failureBeforeText(_ id: String) -> TurnEvent {
    .failed(id, startAt: 0, message: nil, kind: .text, discards: false)
  }

  /// The id of the message that was waited for; `nil` when the script had nothing left to say.
  private var waitingID: String? {
    upcomingLabel.map { id(of: $0) } ?? (isUntouched ? answerID : nil)
  }

  private var answerLength: Int {
    messages.values.first { $0.id == answerID }?.codePoints ?? 0
  }

  private func canceled(_ id: String, startAt: Int, kind: MessageKind) -> TurnEvent {
    .done(id, startAt: startAt, progress: .canceled, kind: kind)
  }
}
