import QukaWire

extension Conversation {
  /// Something is missing that history may know.
  var isMissingSomething: Bool {
    !mending.incomplete.isEmpty || !mending.unannounced.isEmpty || mending.wantsLook
      || record.hasFailedFetch
      || mending.awaitedQuestion != nil || record.bridge?.hasFailed == true
      || (mending.isDisordered || !mending.unproven.isEmpty) && !isGenerating
  }

  /// Follows what an event or an answer changed: begins a repair, or ends it.
  mutating func planRepair(at now: Instant, timing: Repair.Timing) {
    if isGone {
      mending.repair = nil
      for id in mending.incomplete { setGap(.lost, of: id) }
    } else if !isMissingSomething {
      mending.repair = nil
    } else if mending.repair == nil {
      mending.repair = Repair(at: now, timing: timing)
    }
  }

  /// Begins again, because something new is known: an end, a new connection, or the person's wish.
  mutating func restartRepair(at now: Instant, timing: Repair.Timing) {
    mending.repair = nil
    planRepair(at: now, timing: timing)
  }

  /// The moment has come: history is wanted, and the answers say so.
  mutating func askForRepair() {
    mending.repair?.ask()
    record.isWanted = true
    for id in mending.incomplete { setGap(.fetching, of: id) }
  }

  /// An answer of the history, or its failure, was taken in.
  mutating func repairAnswered(at now: Instant, timing: Repair.Timing) {
    // A page that was asked for earlier says nothing about the one that is wanted now.
    guard !record.isWanted else { return }
    planRepair(at: now, timing: timing)
    mending.repair?.planNext(at: now, timing: timing)
    guard mending.repair?.isGivenUp == true else { return }
    mending.haveLooked()
    for id in mending.incomplete { setGap(.unrepaired, of: id) }
  }

  /// The server does not know the chat any more: nobody can tell what is missing.
  ///
  /// - Parameter title: what it was called.
  mutating func becomeGone(_ title: String?, at now: Instant) {
    isGone = true
    channel.forgetRefusal()
    record.isWanted = false
    record.hasFailedFetch = false
    mending.awaitedQuestion = nil
    record.bridge = nil
    mending.haveLooked()
    mending.repair = nil
    for id in mending.incomplete { setGap(.lost, of: id) }
    record.newest = entries.isEmpty ? .failed(.gone(title: title)) : .loaded
    forgetRefusal()
    if !isGenerating { unsent.holdQueue(at: now) }
  }

  /// That the channel was refused first is no reason of its own.
  private mutating func forgetRefusal() {
    if var failed, case .channelRefused = failed.reason {
      failed.reason = .chatGone
      delivery = .failed(failed)
    }
    guard let place = ownMark else { return }
    switch entries[place].content {
    case .mark(.failed(.channelRefused)):
      transcript.change(at: place) { $0 = .mark(.failed(.chatGone)) }
    case .mark(.notConfirmed(.channelRefused)):
      transcript.change(at: place) { $0 = .mark(.notConfirmed(.chatGone)) }
    case .question, .answer, .tool, .mark: break
    }
  }

  /// Notes whether a part of an answer is missing.
  mutating func noteGap(of id: MessageID) {
    guard let index = transcript.positions[id], case .answer(let answer) = entries[index].content
    else {
      mending.incomplete.remove(id)
      return
    }
    if answer.hasGap { mending.incomplete.insert(id) } else { mending.incomplete.remove(id) }
  }

  private mutating func setGap(_ gap: Answer.Gap, of id: MessageID) {
    guard let index = transcript.positions[id], case .answer(let answer) = entries[index].content,
      answer.gap != gap
    else { return }
    transcript.changeAnswer(id) { $0.gap = gap }
  }
}
