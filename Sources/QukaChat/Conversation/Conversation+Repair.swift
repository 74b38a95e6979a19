import QukaWire

extension Conversation {
  /// Something is missing that history may know.
  var isMissingSomething: Bool {
    !incomplete.isEmpty || !unannounced.isEmpty || wantsLook || hasFailedFetch
      || awaitedQuestion != nil || bridge?.hasFailed == true
      || (isDisordered || !unproven.isEmpty) && !isGenerating
  }

  /// Follows what an event or an answer changed: begins a repair, or ends it.
  mutating func planRepair(at now: Instant, timing: Repair.Timing) {
    if isGone {
      repair = nil
      for id in incomplete { setGap(.lost, of: id) }
    } else if !isMissingSomething {
      repair = nil
    } else if repair == nil {
      repair = Repair(at: now, timing: timing)
    }
  }

  /// Begins again, because something new is known: an end, a new connection, or the person's wish.
  mutating func restartRepair(at now: Instant, timing: Repair.Timing) {
    repair = nil
    planRepair(at: now, timing: timing)
  }

  /// The moment has come: history is wanted, and the answers say so.
  mutating func askForRepair() {
    repair?.ask()
    wantsHistory = true
    for id in incomplete { setGap(.fetching, of: id) }
  }

  /// An answer of the history, or its failure, was taken in.
  mutating func repairAnswered(at now: Instant, timing: Repair.Timing) {
    // A page that was asked for earlier says nothing about the one that is wanted now.
    guard !wantsHistory else { return }
    planRepair(at: now, timing: timing)
    repair?.planNext(at: now, timing: timing)
    guard repair?.isGivenUp == true else { return }
    haveLooked()
    for id in incomplete { setGap(.unrepaired, of: id) }
  }

  /// What only wanted a look has had it.
  mutating func haveLooked() {
    wantsLook = false
    unannounced = []
  }

  /// The server does not know the chat any more: nobody can tell what is missing.
  ///
  /// - Parameter title: what it was called.
  mutating func becomeGone(_ title: String?, at now: Instant) {
    isGone = true
    refusal = nil
    wantsHistory = false
    hasFailedFetch = false
    awaitedQuestion = nil
    bridge = nil
    haveLooked()
    repair = nil
    for id in incomplete { setGap(.lost, of: id) }
    history = entries.isEmpty ? .failed(.gone(title: title)) : .loaded
    forgetRefusal()
    if !isGenerating { unsent.holdQueue(at: now) }
  }

  /// How a turn is told to have ended in a chat that is gone.
  static let goneReason = "this chat no longer exists at the server"

  /// That the channel was refused first is no reason of its own.
  private mutating func forgetRefusal() {
    guard let lostChannel else { return }
    if failed?.reason == lostChannel { failed?.reason = Self.goneReason }
    guard let place = ownMark else { return }
    switch entries[place].content {
    case .mark(.failed(lostChannel)):
      change(at: place) { $0 = .mark(.failed(Self.goneReason)) }
    case .mark(.notConfirmed(lostChannel)):
      change(at: place) { $0 = .mark(.notConfirmed(Self.goneReason)) }
    case .question, .answer, .tool, .mark: break
    }
  }

  /// Notes whether a part of an answer is missing.
  mutating func noteGap(of id: MessageID) {
    guard let index = positions[id], case .answer(let answer) = entries[index].content else {
      incomplete.remove(id)
      return
    }
    if answer.hasGap { incomplete.insert(id) } else { incomplete.remove(id) }
  }

  private mutating func setGap(_ gap: Answer.Gap, of id: MessageID) {
    guard let index = positions[id], case .answer(let answer) = entries[index].content,
      answer.gap != gap
    else { return }
    changeAnswer(id) { $0.gap = gap }
  }
}
