import QukaWire

extension Conversation {
  /// The age in seconds at which nothing can run any more: the longest life of a turn, five minutes,
  /// and some (docs/protocol.md §6.8).
  static let longestTurn = 330

  /// Decides about stored messages that look unfinished: 2 and 3 prove nothing (docs/protocol.md §4.2).
  ///
  /// What was asked after it, or is too old, is incomplete; a round that another one follows is over; the newest
  /// young one may still run and stays open. Messages of a turn that runs here are its own.
  ///
  /// - Parameter time: the wall clock in Unix seconds.
  mutating func settleOpenMessages(_ messages: [Message], at time: Int?) {
    let lastQuestion = entries.lastIndex { $0.isQuestion } ?? -1
    let lastAnswer = entries.lastIndex { $0.isAnswer } ?? -1
    let lastCall = entries.lastIndex { $0.tool != nil } ?? -1
    var edits = EntryEdits()
    for message in messages where !message.progress.isFinal {
      guard let index = transcript.positions[message.id],
        !(isGenerating && index >= transcript.turnStart),
        earlier.beside[message.id] == nil
      else { continue }
      let isOld = isOlder(message, than: Self.longestTurn, at: time)
      if index < lastQuestion || isOld {
        leaveIncomplete(message.id, &edits)
      } else if index < lastAnswer || entries[index].isAnswer && index < lastCall {
        settleRound(message.id, &edits)
      }
    }
    transcript.apply(edits)
  }

  func isOlder(_ message: Message, than seconds: Int, at time: Int?) -> Bool {
    guard let time, message.sentAt > 0 else { return false }
    let (age, overflow) = time.subtractingReportingOverflow(message.sentAt)
    return overflow || age > seconds
  }

  /// Nobody told of its end, and nobody will.
  mutating func leaveIncomplete(_ id: MessageID, _ edits: inout EntryEdits) {
    guard let index = transcript.positions[id] else { return }
    switch entries[index].content {
    case .answer(let answer) where answer.state == .open:
      transcript.changeAnswer(id) { answer in
        answer.text.finish()
        answer.state = .incomplete
      }
      setMark(.incomplete, after: index, &edits)
    case .tool(let call) where call.state == .running:
      transcript.changeTool(id) { $0.state = .untold }
    case .answer, .tool, .question, .mark:
      break
    }
  }

  /// Another round of its turn followed: this one is over.
  private mutating func settleRound(_ id: MessageID, _ edits: inout EntryEdits) {
    guard let index = transcript.positions[id] else { return }
    switch entries[index].content {
    case .answer(let answer) where answer.state == .open || answer.state == .incomplete:
      transcript.changeAnswer(id) { answer in
        answer.text.finish()
        answer.state = .completed
      }
      setMark(nil, after: index, &edits)
    case .tool(let call) where call.state == .running:
      transcript.changeTool(id) { $0.state = .untold }
    case .answer, .tool, .question, .mark:
      break
    }
  }

  /// Joins the turn of stored messages that may still be written, so that Esc can stop it (S1).
  ///
  /// - Parameter time: the wall clock in Unix seconds.
  mutating func joinStored(
    as id: TurnID, at now: Instant, _ time: Int?, timing: TurnTiming
  ) {
    guard !isGenerating, let first = firstOpenEntry else { return }
    if wasStoppedHere(first) { return closeAsStopped(from: first) }
    leaveTurn()
    let stored = StoredTurn(
      messages: messagesOfNobody(from: first), age: age(before: first, at: time), runsTool: runsTool
    )
    begin(
      Turn(stored: stored, at: now, isListening: channel.isOpen, timing: timing), as: id,
      from: first)
    transcript.pastChanged()
  }

  /// Begins a turn that an event told of, with the entries from `start` on.
  package mutating func join(as id: TurnID, from start: Int, at now: Instant, timing: TurnTiming) {
    leaveTurn()
    begin(
      Turn(joining: now, known: messagesOfNobody(from: start), timing: timing), as: id, from: start)
    // What looked like the end of a turn may not have been one.
    transcript.pastChanged()
  }

  /// The messages from an entry on that no turn before has brought to an end.
  private func messagesOfNobody(from start: Int) -> Set<MessageID> {
    let entries = entries[min(start, entries.count)...].filter { entry in
      entry.isOpen || entry.message.map { !earlier.messages.contains($0) } ?? false
    }
    return Set(entries.compactMap(\.message))
  }

  private mutating func begin(_ turn: Turn, as id: TurnID, from start: Int) {
    transcript.beginTurn(at: start)
    earlier.isDetached = false
    for message in turn.knownMessages { earlier.beside[message] = nil }
    self.turn = turn
    turnID = id
  }

  /// The first open entry after the last question.
  private var firstOpenEntry: Int? {
    let start = (entries.lastIndex { $0.isQuestion } ?? -1) + 1
    return entries.indices.dropFirst(start).first { entries[$0].isOpen }
  }

  /// How long ago the turn of that entry was asked, as far as the times of the server tell.
  private func age(before index: Int, at time: Int?) -> Duration {
    let question = entries[..<index].last(where: \.isQuestion)?.sentAt ?? 0
    let sentAt = question > 0 ? question : entries[index].sentAt
    guard let time, sentAt > 0 else { return .zero }
    let (age, overflow) = time.subtractingReportingOverflow(sentAt)
    return .seconds(overflow ? 0 : max(0, min(age, Self.longestTurn)))
  }

  /// The last messages are calls of tools, and one of them was not told to be over. A call that was only announced
  /// beside others says nothing: its events may have come under another's id (docs/protocol.md §6.4).
  private var runsTool: Bool {
    // A loop: the optimizer of Swift 6.3 crashes on a chain of lazy sequences here.
    var (calls, running) = (0, 0)
    for entry in entries.reversed() where !entry.isMark {
      guard let call = entry.tool else { break }
      calls += 1
      guard call.state == .running else { continue }
      if !call.isOnlyAnnounced { return true }
      running += 1
    }
    return running > 0 && running == calls
  }

  /// A turn whose end was missed learns of it from the newest stored message.
  mutating func receiveStored(_ newest: Message?, at now: Instant) -> [Turn.Action] {
    guard turn?.isActive == true, let newest, newest.role == .assistant,
      let index = transcript.positions[newest.id], index >= transcript.turnStart,
      entries[(index + 1)...].allSatisfy({ $0.message == nil })
    else { return [] }
    return perform(at: now) { $0.receiveStored(newest.progress, at: now) }
  }

  /// Another client's question was fetched when it stands before its answer.
  mutating func settleAwaitedQuestion() {
    guard let awaited = mending.awaitedQuestion else { return }
    guard let index = entries.firstIndex(where: { $0.id == awaited.answer }) else {
      mending.awaitedQuestion = nil
      return
    }
    let before = index > 0 ? entries[index - 1] : nil
    if let before, before.isQuestion, before.id != awaited.previous {
      mending.awaitedQuestion = nil
    }
  }
}

extension Entry {
  package var isQuestion: Bool {
    if case .question = content { return true }
    return false
  }

  package var isAnswer: Bool {
    if case .answer = content { return true }
    return false
  }

  /// The call of a tool, if it is one.
  fileprivate var tool: ToolCall? {
    if case .tool(let call) = content { return call }
    return nil
  }

  /// A message that may still be written.
  package var isOpen: Bool {
    switch content {
    case .answer(let answer): answer.state == .open
    case .tool(let call): call.state == .running
    case .question, .mark: false
    }
  }
}
