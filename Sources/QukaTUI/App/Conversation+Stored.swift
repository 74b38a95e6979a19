import QukaWire

extension Conversation {
  /// The age in seconds at which nothing can run any more: the longest life of a turn, five minutes,
  /// and some (docs/protocol.md §6.8).
  static let longestTurn = 330

  /// Decides about stored messages that look unfinished: 2 and 3 prove nothing (docs/protocol.md §4.2).
  ///
  /// What was asked after it, or is too old, was interrupted; a round that another one follows is over;
  /// the newest young one may still run and stays open. Messages of a turn that runs here are its own.
  ///
  /// - Parameter time: the wall clock in Unix seconds.
  mutating func settleOpenMessages(_ messages: [Message], at time: Int?) {
    let lastQuestion = entries.lastIndex { $0.isQuestion } ?? -1
    for message in messages where !message.progress.isFinal {
      guard let index = positions[message.id], !(isGenerating && index >= turnStart) else {
        continue
      }
      let isOld = isOlder(message, than: Self.longestTurn, at: time)
      let isInterrupted = index < lastQuestion || isOld
      let isFollowed = entries[(index + 1)...].contains { $0.isAnswer }
      settle(message.id, isInterrupted: isInterrupted, isFollowed: isFollowed)
    }
  }

  func isOlder(_ message: Message, than seconds: Int, at time: Int?) -> Bool {
    guard let time, message.sentAt > 0 else { return false }
    let (age, overflow) = time.subtractingReportingOverflow(message.sentAt)
    return overflow || age > seconds
  }

  private mutating func settle(_ id: MessageID, isInterrupted: Bool, isFollowed: Bool) {
    guard let index = positions[id], isInterrupted || isFollowed else { return }
    switch entries[index].content {
    case .answer(let answer) where answer.state == .open:
      changeAnswer(id) { answer in
        answer.text.finish()
        answer.state = isInterrupted ? .interrupted : .completed
      }
      if isInterrupted { setMark(.interrupted, after: index) }
    case .tool(let call) where call.state == .running:
      changeTool(id) { $0.state = .interrupted }
    case .answer, .tool, .question, .mark:
      break
    }
  }

  /// Joins the turn of stored messages that may still be written, so that Esc can stop it (S1).
  mutating func joinStored(as id: TurnID, at now: Instant, timing: TurnTiming) {
    guard !isGenerating, let first = firstOpenEntry else { return }
    join(as: id, from: first, at: now, timing: timing)
    pastChanged()
  }

  /// Begins a turn that was not asked here, with the entries from `start` on.
  mutating func join(as id: TurnID, from start: Int, at now: Instant, timing: TurnTiming) {
    leaveTurn()
    turnStart = start
    isDetached = false
    let known = entries[min(start, entries.count)...].compactMap(\.message)
    turn = Turn(joining: now, known: Set(known), timing: timing)
    turnID = id
    joinedTurn = id
  }

  /// The first open entry after the last question.
  private var firstOpenEntry: Int? {
    let start = (entries.lastIndex { $0.isQuestion } ?? -1) + 1
    return entries.indices.dropFirst(start).first { entries[$0].isOpen }
  }

  /// A turn whose end was missed learns of it from the newest stored message.
  mutating func receiveStored(_ newest: Message?, at now: Instant) -> [Turn.Action] {
    guard isGenerating, let newest else { return [] }
    if newest.role == .assistant, let index = positions[newest.id], index >= turnStart,
      entries[(index + 1)...].allSatisfy({ $0.message == nil })
    {
      let actions = perform { $0.receiveStored(newest.progress, at: now) }
      guard actions.isEmpty else { return actions }
    }
    guard let turn, turnID == joinedTurn || turn.isInDoubt, turn.isSilent(at: now) else {
      return []
    }
    return perform { $0.giveUpSilent() }
  }

  /// Another client's question was fetched when it stands before its answer.
  mutating func settleAwaitedQuestion() {
    guard let awaited = awaitedQuestion else { return }
    guard let index = entries.firstIndex(where: { $0.id == awaited.answer }) else {
      awaitedQuestion = nil
      return
    }
    let before = index > 0 ? entries[index - 1] : nil
    if let before, before.isQuestion, before.id != awaited.previous { awaitedQuestion = nil }
  }
}

extension Entry {
  var isQuestion: Bool {
    if case .question = content { return true }
    return false
  }

  var isAnswer: Bool {
    if case .answer = content { return true }
    return false
  }

  /// A message that may still be written.
  var isOpen: Bool {
    switch content {
    case .answer(let answer): answer.state == .open
    case .tool(let call): call.state == .running
    case .question, .mark: false
    }
  }
}
