import QukaWire

extension Conversation {
  package mutating func requestStop(at now: Instant) -> [Turn.Action] {
    let wasQuiet = turn?.isQuiet == true
    let actions = perform(at: now) { $0.requestStop(at: now) }
    // That it is being stopped stands in the place of its mark, so that nothing moves.
    if wasQuiet { forgetQuiet() }
    // Nothing else shows that the key was heard.
    if turn?.stop?.isSingle == true { unsent.holdQueue(at: now) }
    return actions
  }

  package mutating func stopAnswered(_ answer: StopAnswer, at now: Instant) -> [Turn.Action] {
    perform(at: now) { $0.stopAnswered(answer, at: now) }
  }

  package mutating func advance(to now: Instant) -> [Turn.Action] {
    perform(at: now) { $0.advance(to: now) }
  }

  /// Runs a verb of the turn and takes over how it ended.
  package mutating func perform(
    at now: Instant, _ verb: (inout Turn) -> [Turn.Action]
  ) -> [Turn.Action] {
    guard var current = turn else { return [] }
    let actions = verb(&current)
    turn = current
    for action in actions {
      switch action {
      case .end(let ending): turnEnded(ending, at: now)
      case .quiet: fallQuiet()
      case .sendStop, .cancelSend, .resend, .refetch: break
      }
    }
    return actions
  }

  private mutating func turnEnded(_ ending: Turn.Ending, at now: Instant) {
    if ending == .withdrawn {
      withdraw(at: now)
      return
    }
    rememberFailure(ending)
    // No event told of its end: what was written until then is looked up later.
    if let turn, ending.isDetached || turn.stop != nil && ending == .stopped(after: nil) {
      unconfirmed = UnconfirmedLook(since: turn.stop?.requestedAt ?? turn.startedAt)
    }
    if let sending { questionSent(sending, isProven: false) }
    closeOpenEntries(as: ending.answerState, freezing: ending.isDetached)
    earlier.isDetached = ending.isDetached
    // A question that failed by itself tells it in its own line.
    if failed?.entry == nil { mark(for: ending).map { putMark($0) } ?? forgetQuiet() }
    // What was queued before such a stop is held already.
    let isLost = ending == .incomplete && turn?.origin == .asked
    if ending.keepsQueue, !isLost, turn?.stop?.isSingle ?? true { return }
    // After a stop, nothing is sent by surprise.
    unsent.holdQueue(at: now)
  }

  /// The question is taken back: into the input if that is empty; else it is held.
  mutating func withdraw(at now: Instant) {
    guard let sending else { return }
    delivery.endSending()
    transcript.remove(sending.entry)
    unsent.takeBack(QueuedQuestion(takenBack: sending.text, sending.options), at: now)
    unsent.holdQueue(at: now)
  }

  /// Releases held text and gives every open message of the turn its final state.
  ///
  /// - Parameter isOver: nothing of it is awaited any more.
  mutating func closeOpenEntries(
    as state: Answer.State, freezing isFrozen: Bool = false, isOver: Bool = true
  ) {
    for index in ownEntries {
      guard let id = entries[index].message else { continue }
      transcript.changeAnswer(id) { answer in
        answer.release()
        if isOver { answer.text.finish() }
        // Its mark tells the length, and again with each late word.
        if state == .stopped { answer.text.count() }
        answer.isFrozen = isFrozen
        // A stop of what had fallen quiet is known as one.
        if answer.state == .open || answer.state == .incomplete && state != .completed {
          answer.state = state
        }
      }
      if isRunningTool(id) { closeCall(id, as: state == .stopped ? .stopped : .untold) }
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
    case .incomplete: .incomplete
    }
  }
}

extension Turn.Ending {
  package var isDetached: Bool {
    if case .detached = self { return true }
    return false
  }

  /// What becomes of messages that were still open.
  var answerState: Answer.State {
    switch self {
    case .completed, .finished: .completed
    case .stopped, .detached, .withdrawn: .stopped
    case .failed: .failed
    case .interrupted, .incomplete: .incomplete
    }
  }

  /// What waits for the turn still goes out after it.
  fileprivate var keepsQueue: Bool {
    switch self {
    case .completed, .incomplete: true
    case .stopped, .finished, .detached, .failed, .interrupted, .withdrawn: false
    }
  }
}
