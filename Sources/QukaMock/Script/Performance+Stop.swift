/// What follows a stop (docs/protocol.md §6.6, §8.5 I5 and I7).
extension Performance {
  /// Stops the turn: every open message gets its terminal event now, except for tools that ignore
  /// the cancellation in quirk mode. Without effect when the turn is over or was stopped before.
  mutating func stop(at now: Duration) -> [TurnEvent] {
    guard !isFinished, !isStopping else { return [] }
    isStopping = true
    if let label = openMessage { return stopMessage(label, at: now) }
    if !runningTools.isEmpty { return stopTools() }
    return stopBeforeText()
  }

  private mutating func stopMessage(_ label: Script.Label, at now: Duration) -> [TurnEvent] {
    isFinished = true
    let tail = takeWritten(by: now)
    stream = nil
    openMessage = nil
    var events = [canceled(id(of: label), startAt: codePoints(of: label), kind: .unknown)]
    guard configuration.quirks else { return events }
    events += say(tail, in: label)
    if configuration.agent != .standard {
      events.append(canceled(id(of: label), startAt: codePoints(of: label), kind: .text))
    }
    return events
  }

  private mutating func stopTools() -> [TurnEvent] {
    guard configuration.quirks else {
      return failObedientTools(all: true) + stopRoundThatNeverCame()
    }
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
    return failing.map { .toolFailed(id(of: $0.label), startAt: $0.reported) }
  }

  private mutating func stopBeforeText() -> [TurnEvent] {
    guard configuration.quirks else { return stopRoundThatNeverCame() }
    isFinished = true
    guard let id = waitingID else { return [] }
    let failure = TurnEvent.failed(id, startAt: 0, message: nil, kind: .text, discards: false)
    guard configuration.agent == .standard else {
      let forced = canceled(answerID, startAt: answerLength, kind: .text)
      return [forced, .began(id, role: .assistant), failure]
    }
    return [.began(id, role: .assistant), failure, failure]
  }

  /// The clean ending when no text was on its way: the next message begins and is canceled at once.
  private mutating func stopRoundThatNeverCame() -> [TurnEvent] {
    isFinished = true
    guard let id = waitingID else { return [] }
    return [.began(id, role: .assistant), canceled(id, startAt: 0, kind: .unknown)]
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
