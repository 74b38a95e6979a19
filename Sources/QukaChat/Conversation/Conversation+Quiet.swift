import QukaWire

// Answers that nobody hears of: what history holds as unfinished is more often a stopped answer than a running one
// (docs/protocol.md §4.2).
extension Conversation {
  /// The turn holds nothing up any more. What it left open is incomplete until an event of it says otherwise.
  mutating func fallQuiet() {
    if let sending { questionSent(sending, isProven: false) }
    rememberFailure(.incomplete)
    closeOpenEntries(as: .incomplete, isOver: false)
    putMark(.incomplete)
  }

  /// The turn was asked here and has fallen quiet, so an outage may have cost its answer: what waited for that does not
  /// go out before history has told (S12).
  var mayHaveLostAnswer: Bool { turn?.isQuiet == true && turn?.origin == .asked }

  /// History knows of no end: the answer is lost, and what waited for it is held.
  mutating func holdQueueIfLost(at now: Instant) {
    if mayHaveLostAnswer { unsent.holdQueue(at: now) }
  }

  /// Nobody waits any more for what a quiet turn may go on with.
  mutating func finishQuiet() {
    guard turn?.isQuiet == true else { return }
    for id in ownEntries.compactMap({ entries[$0].message }) {
      transcript.changeAnswer(id) { $0.text.finish() }
    }
  }

  /// An event of a turn that has fallen quiet: it runs after all.
  mutating func wake(_ id: MessageID) {
    transcript.changeAnswer(id) { if $0.state == .incomplete { $0.reopen() } }
    transcript.changeTool(id) { if $0.state == .untold { $0.state = .running } }
    takeMarkBack(from: id)
    if failed?.entry == nil { delivery.forgetFailure() }
  }
}

// MARK: - Stopped in this run

extension Conversation {
  /// The entry came from history into a turn that was stopped in this run.
  func wasStoppedHere(_ index: Int) -> Bool {
    guard let ending = turn?.ending, index >= transcript.turnStart,
      !entries[..<index].dropFirst(transcript.turnStart + 1).contains(where: \.isQuestion)
    else { return false }
    switch ending {
    case .stopped, .detached: return true
    case .completed, .finished, .failed, .interrupted, .incomplete, .withdrawn: return false
    }
  }

  /// Such messages stand before the mark, and count.
  mutating func closeAsStopped(from first: Int) {
    let marks = entries[transcript.turnStart...].filter(\.isMark)
    for id in entries[first...].filter(\.isOpen).compactMap(\.message) {
      transcript.changeAnswer(id) { answer in
        answer.text.finish()
        answer.state = .stopped
      }
      transcript.changeTool(id) { $0.state = .stopped }
    }
    guard let mark = marks.last, case .mark(let words) = mark.content else { return }
    transcript.remove(mark.id)
    if case .stopped(_, let after) = words {
      putMark(.stopped(characters: characters, after: after))
    } else {
      putMark(words)
    }
  }
}

// MARK: - Beside the turn

/// Answers of earlier turns that are written although another turn runs (docs/protocol.md §6.7).
extension Conversation {
  /// Remembers when such an answer was heard of.
  mutating func noteBeside(_ id: MessageID, at now: Instant) {
    guard let index = transcript.positions[id] else { return }
    earlier.beside[id] = entries[index].isOpen ? now : nil
  }

  /// When the first of them was silent for so long.
  func besideDueAt(after silence: Duration) -> Instant? {
    earlier.beside.values.min().map { $0 + silence }
  }

  /// Those of which nothing was heard for so long are incomplete again.
  mutating func closeBeside(at now: Instant, after silence: Duration) {
    var edits = EntryEdits()
    for (id, heardAt) in earlier.beside where heardAt + silence <= now {
      earlier.beside[id] = nil
      leaveIncomplete(id, &edits)
    }
    transcript.apply(edits)
  }
}
