import QukaWire

extension Conversation {
  mutating func requestStop(at now: Instant) -> [Turn.Action] {
    perform { $0.requestStop(at: now) }
  }

  mutating func stopAnswered(_ answer: StopAnswer, at now: Instant) -> [Turn.Action] {
    perform { $0.stopAnswered(answer, at: now) }
  }

  mutating func advance(to now: Instant) -> [Turn.Action] {
    perform { $0.advance(to: now) }
  }

  /// Runs a verb of the turn and takes over how it ended.
  mutating func perform(_ verb: (inout Turn) -> [Turn.Action]) -> [Turn.Action] {
    guard var current = turn else { return [] }
    let actions = verb(&current)
    turn = current
    for case .end(let ending) in actions { turnEnded(ending) }
    return actions
  }

  private mutating func turnEnded(_ ending: Turn.Ending) {
    if ending == .withdrawn {
      withdraw()
      return
    }
    rememberFailure(ending)
    if ending.isDetached, let turn {
      unconfirmed = UnconfirmedLook(since: turn.stop?.requestedAt ?? turn.startedAt)
    }
    if let sending { questionSent(sending, isProven: false) }
    closeOpenEntries(ending)
    isDetached = ending.isDetached
    // A question that failed by itself tells it in its own line.
    if failed?.entry == nil, let mark = mark(for: ending) { putMark(mark) }
    // After a stop, nothing is sent by surprise.
    if ending != .completed || turn?.stop != nil { returnQueue() }
  }

  /// Puts the turn's mark at its end, in the place of one that history brought.
  private mutating func putMark(_ mark: TurnMark) {
    if let last = entries.indices.last, last >= turnStart, entries[last].isMark {
      change(at: last) { $0 = .mark(mark) }
    } else {
      _ = append(.mark(mark))
    }
  }

  mutating func withdraw() {
    guard let sending else { return }
    self.sending = nil
    remove(sending.entry)
    returnToComposer([sending.text] + queue.map(\.text))
    queue = []
  }

  /// Releases held text and gives every open message of the turn its final state.
  private mutating func closeOpenEntries(_ ending: Turn.Ending) {
    for entry in entries[min(turnStart, entries.count)...] {
      guard let id = entry.message else { continue }
      changeAnswer(id) { answer in
        answer.release()
        answer.text.finish()
        answer.isFrozen = ending.isDetached
        if answer.state == .open { answer.state = ending.answerState }
      }
      changeTool(id) { call in
        guard call.state == .running else { return }
        call.state = ending.answerState == .stopped ? .stopped : .failed
      }
    }
  }

  private func mark(for ending: Turn.Ending) -> TurnMark? {
    switch ending {
    case .completed, .withdrawn: nil
    case .stopped(let after): .stopped(characters: characters, after: after)
    case .finished: .finished
    case .detached(let reason): .notConfirmed(reason)
    case .failed(let reason): .failed(reason)
    case .interrupted: .interrupted
    }
  }

  /// The visible characters of the turn's answers.
  var characters: Int { characters(from: min(turnStart, entries.count), to: entries.count) }

  /// The visible characters of the answers there.
  func characters(from start: Int, to end: Int) -> Int {
    entries[start..<end].reduce(0) { sum, entry in
      guard case .answer(let answer) = entry.content else { return sum }
      return sum + answer.text.answer.count
    }
  }
}

extension Turn.Ending {
  var isDetached: Bool {
    if case .detached = self { return true }
    return false
  }

  /// What becomes of messages that were still open.
  var answerState: Answer.State {
    switch self {
    case .completed, .finished: .completed
    case .stopped, .detached, .withdrawn: .stopped
    case .failed: .failed
    case .interrupted: .interrupted
    }
  }
}
