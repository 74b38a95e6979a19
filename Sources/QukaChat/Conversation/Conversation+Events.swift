import QukaWire

extension Conversation {
  /// Takes one event of the session's channel.
  ///
  /// `unusedTurn` names the turn of another client, should the event begin one.
  package mutating func receive(
    _ event: ChatEvent, unusedTurn: TurnID, at now: Instant, timing: TurnTiming
  ) -> [Turn.Action] {
    forgetDetached(at: now)
    if isOfEarlierTurn(event) {
      if event.endsTurn { earlier.owesEnd = false }
      // What was never shown does not begin in the middle.
      if let id = event.message, transcript.positions[id] != nil {
        show(event, isFrozen: false)
        noteBeside(id, at: now)
      }
      return []
    }
    if earlier.owesEnd, isEndOfUnknown(event) {
      // The answer that was detached before this question has ended at last.
      earlier.owesEnd = false
      return []
    }
    if earlier.isDetached, !isKnown(event) {
      if let id = event.message, earlier.unshown.count < Limits.turnMessages {
        earlier.unshown.insert(id)
      }
      return lateConfirmation(event, at: now)
    }
    if let id = event.message, let turn, turn.isQuiet, turn.knows(id) {
      wake(id)
    } else {
      joinIfForeign(event, as: unusedTurn, at: now, timing: timing)
    }
    let wasActive = turn?.isActive ?? false
    let isFrozen = turn?.isStopping ?? false
    show(event, isFrozen: isFrozen || earlier.isDetached)
    if !isGenerating { lookForQuestion(of: event, at: now) }
    guard wasActive else {
      if case .delta = event { recountStopped() }
      return earlier.isDetached ? lateConfirmation(event, at: now) : []
    }
    return perform(at: now) { $0.receive(event, at: now) }
  }

  /// A turn that was given up has ended by the server's own limit: what comes now is another's.
  private mutating func forgetDetached(at now: Instant) {
    guard earlier.isDetached, let turn, now - turn.startedAt >= turn.timing.limit else { return }
    earlier.isDetached = false
  }

  /// The event is about a message that stood here before the running or last turn began.
  private func isOfEarlierTurn(_ event: ChatEvent) -> Bool {
    guard turn != nil, let id = event.message else { return false }
    guard let index = transcript.positions[id] else { return earlier.messages.contains(id) }
    return (index < transcript.turnStart || isOfOthers(id)) && !isOpenAnswer(event)
  }

  /// FAILED without a message for an id that was never announced: the end of some turn.
  private func isEndOfUnknown(_ event: ChatEvent) -> Bool {
    guard case .failed(_, _, nil) = event else { return false }
    return !isKnown(event)
  }

  /// It says more than is here: words that come once more are no sign of life.
  private func isNews(_ text: String, from start: Int, in entry: Entry) -> Bool {
    guard case .answer(let answer) = entry.content else { return true }
    return start + text.codePointCount > answer.receivedCodePoints
  }

  /// New text for an answer of a turn that was thought to be over: it goes on. The tail that follows a
  /// failure at once does not count (docs/protocol.md §6.6). After a confirmed stop only an answer without
  /// an ending of its own goes on: the stop ended another one that was written beside it (§6.7).
  private func isRevival(_ event: ChatEvent, at now: Instant) -> Bool {
    guard case .delta(let id, let text, let start, _) = event,
      let index = transcript.positions[id], index >= transcript.turnStart,
      isNews(text, from: start, in: entries[index]),
      let turn, now - turn.lastEventAt >= .seconds(1)
    else { return false }
    switch turn.ending {
    case .completed, .failed, .interrupted, .incomplete: return true
    case .stopped: return !turn.hasEnded(id) && !isStragglerOfStop(at: now)
    case .finished, .detached, .withdrawn, nil: return false
    }
  }

  /// New text for an answer that history holds as unfinished: it is being written now.
  private func isOpenAnswer(_ event: ChatEvent) -> Bool {
    guard case .delta(let id, _, _, _) = event, let index = transcript.positions[id], !isGenerating,
      case .answer(let answer) = entries[index].content
    else { return false }
    let isOfTurn = turn != nil && index >= transcript.turnStart && !isOfOthers(id)
    return answer.state == .open || answer.state == .incomplete && !isOfTurn
  }

  /// The end of a turn of which nothing else came is another client's: its question is in history.
  private mutating func lookForQuestion(of event: ChatEvent, at now: Instant) {
    switch event {
    case .done(let id, _, _), .failed(let id, _, _):
      if isKnown(event) || turn?.hasEnded(id) == true || isStragglerOfStop(at: now) { return }
      mending.wantsLook = true
    case .messageStarted, .delta, .toolStarted, .toolUpdated, .toolDone, .toolFailed, .unknown:
      return
    }
  }

  /// Text that came after the end of a stopped turn counts, too.
  mutating func recountStopped() {
    guard case .stopped(let after) = turn?.ending, let place = ownMark,
      case .mark(.stopped) = entries[place].content
    else { return }
    let mark = TurnMark.stopped(characters: characters, after: after)
    transcript.change(at: place) { $0 = .mark(mark) }
  }

  private func isKnown(_ event: ChatEvent) -> Bool {
    guard let id = event.message else { return true }
    return transcript.positions[id] != nil || (turn?.knows(id) ?? false)
  }

  /// An announcement that no turn of ours explains belongs to another client's question.
  private mutating func joinIfForeign(
    _ event: ChatEvent, as id: TurnID, at now: Instant, timing: TurnTiming
  ) {
    guard !isGenerating else { return }
    let start: Int
    switch event {
    case .messageStarted where !isKnown(event), .toolStarted where !isKnown(event),
      .delta where !isKnown(event):
      guard !isStragglerOfStop(at: now) else { return }
      start = entries.count
      mending.awaitedQuestion = Mending.AwaitedQuestion(
        answer: transcript.nextID, previous: entries.last?.id)
    case .delta(let message, _, _, _) where isOpenAnswer(event):
      start = transcript.positions[message] ?? entries.count
      reviveStored(message)
    case .delta(let message, _, _, _) where isRevival(event, at: now):
      revive(message)
      start = transcript.positions[message] ?? entries.count
    case .toolUpdated(let message, _, _) where isRunningTool(message),
      .toolDone(let message) where isRunningTool(message):
      guard !isStragglerOfStop(at: now) else { return }
      start = transcript.positions[message] ?? entries.count
    case .messageStarted, .toolStarted, .delta, .done, .failed, .toolUpdated, .toolDone,
      .toolFailed, .unknown:
      return
    }
    join(as: id, from: start, at: now, timing: timing)
  }

  func isRunningTool(_ id: MessageID) -> Bool {
    guard let index = transcript.positions[id], case .tool(let tool) = entries[index].content else {
      return false
    }
    return tool.state == .running
  }

  /// Takes back that an answer has ended.
  private mutating func revive(_ id: MessageID) {
    transcript.changeAnswer(id) { $0.reopen() }
    takeMarkBack(from: id)
  }

  /// What begins right after a stop was confirmed belongs to the stopped turn
  /// (docs/protocol.md §6.6: journal and butler confirm before their tools end).
  private func isStragglerOfStop(at now: Instant) -> Bool {
    guard let turn, case .stopped = turn.ending else { return false }
    return now - turn.lastEventAt < turn.timing.settling
  }

  private mutating func show(_ event: ChatEvent, isFrozen: Bool) {
    switch event {
    case .messageStarted(let message):
      // If it is here, its delta had overtaken it.
      mending.unannounced.remove(message.id)
      noteOrder(of: message)
      guard transcript.positions[message.id] == nil, hasRoom() else { return }
      closeAnnouncedCalls()
      // Rounds follow each other, with tools between them: beside an open one, or right after one, this may well be
      // another client's answer.
      let isOpen = entries[min(transcript.turnStart, entries.count)...].contains(where: \.isOpen)
      if isOpen || turn?.isSettling == true { mending.wantsLook = true }
      _ = transcript.append(.answer(Answer()), message: message.id)
      transcript.place(message.id, at: message.sequence)
    case .delta(let id, let text, let startAt, let progress):
      showDelta(id, text, startAt: startAt, progress, isFrozen: isFrozen)
    case .done(let id, let length, let progress):
      showDone(id, length, progress, isFrozen: isFrozen)
    case .failed(let id, let length, let message):
      showFailure(id, length, isPrelude: message != nil)
    case .toolStarted(let message):
      noteOrder(of: message)
      guard transcript.positions[message.id] == nil, hasRoom() else { return }
      let call = ToolCall(name: "", arguments: "", content: "", state: .running)
      _ = transcript.append(.tool(call), message: message.id)
      transcript.place(message.id, at: message.sequence)
    case .toolUpdated(let id, let tips, let progress):
      showTool(id, tips, progress)
    case .toolDone(let id):
      // A result that was heard has ended the call before.
      if isRunningTool(id) { mending.wantsLook = true }
      endTool(id, as: .completed)
    case .toolFailed(let id):
      endTool(id, as: turn?.isStopping == true ? .stopped : .failed)
    case .unknown:
      break
    }
  }

  /// Whether an event may bring the turn one more message. If not, history brings it.
  private mutating func hasRoom() -> Bool {
    let isRoom = isGenerating && entries.count - transcript.turnStart < Limits.turnMessages
    if !isRoom { mending.wantsLook = true }
    return isRoom
  }

  private mutating func showDone(
    _ id: MessageID, _ length: Int, _ progress: QukaWire.Progress, isFrozen: Bool
  ) {
    guard let index = transcript.positions[id], case .answer(let before) = entries[index].content
    else {
      return
    }
    let ending: Answer.State = progress == .canceled ? .stopped : .completed
    transcript.changeAnswer(id) { answer in
      answer.announcedLength = max(answer.announcedLength, length)
      if answer.state.isConcluded { answer.state = ending }
      if !isFrozen { answer.text.finish() }
    }
    noteGap(of: id)
    guard before.state.isConcluded else { return }
    let isOfTurn = index >= transcript.turnStart && !isOfOthers(id)
    let characters = isOfTurn ? characters : characters(of: [index])
    let mark = ending == .stopped ? TurnMark.stopped(characters: characters, after: nil) : nil
    if before.state != .open {
      correctMark(of: id, from: before.state, to: ending, mark)
    } else if !isOfTurn {
      setMark(mark, after: index)
    }
  }

  private mutating func showDelta(
    _ id: MessageID, _ text: String, startAt: Int, _ progress: Progress, isFrozen: Bool
  ) {
    if transcript.positions[id] == nil {
      // It was never announced: history tells whether more than that was missed (docs/protocol.md A).
      guard hasRoom() else { return }
      mending.unannounced.insert(id)
      closeAnnouncedCalls()
      _ = transcript.append(.answer(Answer()), message: id)
    }
    if let index = transcript.positions[id], index < transcript.turnStart || isOfOthers(id) {
      reviveStored(id)
    }
    let size = transcript.early
    transcript.changeAnswer(id) { answer in
      answer.receive(text, startAt: startAt, holding: isFrozen || answer.isFrozen, beside: size)
      if progress == .failed, answer.state == .open { answer.state = .failed }
    }
    noteGap(of: id)
  }

  /// An answer of an earlier turn that was left incomplete goes on after all.
  private mutating func reviveStored(_ id: MessageID) {
    guard let index = transcript.positions[id],
      case .answer(let answer) = entries[index].content, answer.state == .incomplete
    else { return }
    transcript.changeAnswer(id) { $0.reopen() }
    setMark(nil, after: index)
  }

  private mutating func showFailure(_ id: MessageID, _ length: Int, isPrelude: Bool) {
    guard let index = transcript.positions[id], case .answer(let answer) = entries[index].content
    else {
      return
    }
    if isPrelude, answer.receivedCodePoints == 0, answer.early.isEmpty {
      // The server deletes such a message itself (docs/protocol.md §6.5).
      transcript.remove(at: index)
      noteGap(of: id)
      return
    }
    let isOfTurn = index >= transcript.turnStart && !isOfOthers(id)
    let stopping = isOfTurn && turn?.isStopping == true
    // Nobody had told of its end: it was concluded.
    let wasUntold =
      answer.state == .incomplete
      || answer.state == .completed && !(turn?.hasEnded(id) ?? false)
    transcript.changeAnswer(id) { answer in
      answer.announcedLength = max(answer.announcedLength, length)
      if answer.state == .open || wasUntold { answer.state = stopping ? .stopped : .failed }
    }
    noteGap(of: id)
    if answer.state == .open, !isOfTurn {
      setMark(.failed(nil), after: index)
    } else if wasUntold, !stopping {
      correctMark(of: id, from: answer.state, to: .failed, .failed(nil))
    }
  }

  private mutating func showTool(_ id: MessageID, _ tips: ToolTips, _ progress: Progress) {
    if transcript.positions[id] == nil {
      guard hasRoom() else { return }
      // Its announcement is late or lost, and with it its place.
      mending.wantsLook = true
      let call = ToolCall(name: "", arguments: "", content: "", state: .running)
      _ = transcript.append(.tool(call), message: id)
    }
    transcript.changeTool(id) { call in
      call.name = tips.name
      call.arguments = tips.arguments
      call.content = tips.content
    }
    if progress == .completed { endTool(id, as: .completed) }
  }

  /// A round follows when the calls of the one before are over; those of which nothing but the announcement came
  /// were told of under another's id (docs/protocol.md §6.4).
  private mutating func closeAnnouncedCalls() {
    for index in ownEntries {
      guard case .tool(let call) = entries[index].content, call.state == .running,
        call.isOnlyAnnounced, let id = entries[index].message
      else { continue }
      closeCall(id, as: .untold)
    }
  }

  /// Ends a call; history knows the name of one of which nothing but the announcement came.
  mutating func closeCall(_ id: MessageID, as state: ToolCall.State) {
    transcript.changeTool(id) { $0.state = state }
    guard let index = transcript.positions[id], case .tool(let call) = entries[index].content else {
      return
    }
    if call.isOnlyAnnounced { mending.wantsLook = true }
  }

  /// The events of several calls can come under one id (docs/protocol.md §6.4): the last outcome counts, as it does in
  /// history. Where two differ, one may have overtaken the other, and history is asked.
  private mutating func endTool(_ id: MessageID, as state: ToolCall.State) {
    guard let index = transcript.positions[id] else {
      // Nothing else of it was heard.
      mending.wantsLook = true
      return
    }
    guard case .tool(let call) = entries[index].content else { return }
    guard call.state.yields(to: state) else { return }
    if call.state == .completed || call.state == .failed { mending.wantsLook = true }
    closeCall(id, as: state)
  }

  /// A detached answer may still be confirmed: the mark is then put right, and nothing else moves.
  private mutating func lateConfirmation(_ event: ChatEvent, at now: Instant) -> [Turn.Action] {
    guard let stop = turn?.stop, event.endsTurn, let place = ownMark else { return [] }
    earlier.isDetached = false
    for id in ownEntries.compactMap({ entries[$0].message }) {
      transcript.changeAnswer(id) { answer in
        answer.release()
        answer.isFrozen = false
      }
    }
    let mark = TurnMark.stopped(characters: characters, after: now - stop.requestedAt)
    transcript.change(at: place) { $0 = .mark(mark) }
    return []
  }
}

extension ChatEvent {
  /// It says that a turn is over, whatever came before (docs/protocol.md §6.5).
  fileprivate var endsTurn: Bool {
    switch self {
    case .done(_, _, let progress): progress == .canceled
    case .failed(_, _, let message): message == nil
    case .messageStarted, .delta, .toolStarted, .toolUpdated, .toolDone, .toolFailed, .unknown:
      false
    }
  }
}
