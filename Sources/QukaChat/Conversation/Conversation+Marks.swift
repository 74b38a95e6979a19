import QukaWire

// The line under an answer, and whose it is: two turns can write beside each other (docs/protocol.md §6.7).
extension Conversation {
  /// The message belongs to an earlier turn, wherever it stands.
  func isOfOthers(_ id: MessageID) -> Bool {
    earlier.messages.contains(id) && turn?.knows(id) != true
  }

  /// The entries of the running or last turn; what other turns wrote among them does not count.
  var ownEntries: [Int] {
    entries.indices.dropFirst(transcript.turnStart).filter { index in
      entries[index].message.map { !isOfOthers($0) } ?? !entries[index].isMark
    }
  }

  /// The place of the turn's mark, or where it would stand.
  private var markPlace: Int {
    let last = ownEntries.last { $0 == transcript.turnStart || !entries[$0].isQuestion }
    return last.map { $0 + 1 } ?? entries.count
  }

  /// The mark of the running or last turn.
  var ownMark: Int? {
    let place = markPlace
    return place < entries.count && entries[place].isMark ? place : nil
  }

  /// Puts the turn's mark at its end, in the place of one that history brought.
  mutating func putMark(_ mark: TurnMark) {
    setMark(mark, after: markPlace - 1)
  }

  /// The turn ended by itself after all, or is being stopped.
  mutating func forgetQuiet() {
    guard let place = ownMark, entries[place].content == .mark(.incomplete) else { return }
    transcript.remove(entries[place].id)
  }

  /// Puts a mark under an entry, in the place of the one that stands there; nil takes it away.
  mutating func setMark(_ mark: TurnMark?, after index: Int) {
    var edits = EntryEdits()
    setMark(mark, after: index, &edits)
    transcript.apply(edits)
  }

  /// The same, as one of several edits.
  mutating func setMark(_ mark: TurnMark?, after index: Int, _ edits: inout EntryEdits) {
    let place = index + 1
    let isMarked = place < entries.count && entries[place].isMark
    switch mark {
    case let mark? where isMarked: transcript.change(at: place) { $0 = .mark(mark) }
    case let mark?: edits.insert(mark, after: index)
    case nil where isMarked: edits.remove(at: place)
    case nil: break
    }
  }

  /// The line under an answer follows when another ending is told than was concluded here.
  mutating func correctMark(
    of id: MessageID, from state: Answer.State, to ending: Answer.State, _ mark: TurnMark?
  ) {
    var edits = EntryEdits()
    correctMark(of: id, from: state, to: ending, mark, &edits)
    transcript.apply(edits)
  }

  /// The same, as one of several edits.
  mutating func correctMark(
    of id: MessageID, from state: Answer.State, to ending: Answer.State, _ mark: TurnMark?,
    _ edits: inout EntryEdits
  ) {
    guard let index = transcript.positions[id] else { return }
    let isMarked = index + 1 < entries.count && entries[index + 1].isMark
    switch state {
    case .incomplete, .failed: setMark(mark, after: index, &edits)
    case .completed where !isMarked: setMark(mark, after: index, &edits)
    case .open, .completed, .stopped: break
    }
    if ending == .completed, index >= transcript.turnStart, failed?.entry == nil {
      delivery.forgetFailure()
    }
  }

  /// The turn was thought to be over, and this answer of it goes on. The mark of a stop stays with what it
  /// did stop.
  mutating func takeMarkBack(from id: MessageID) {
    guard let place = ownMark else { return }
    let mark = entries[place]
    transcript.remove(mark.id)
    guard case .mark(.stopped(_, let after)) = mark.content else { return }
    let stopped = ownEntries.filter { entries[$0].isStopped && entries[$0].message != id }
    guard let last = stopped.last else { return }
    setMark(.stopped(characters: characters(of: stopped), after: after), after: last)
  }

  /// The visible characters of the turn's answers.
  package var characters: Int { characters(of: ownEntries) }

  /// The visible characters of the answers among these entries.
  package func characters(of indices: some Sequence<Int>) -> Int {
    indices.reduce(0) { sum, index in
      guard case .answer(let answer) = entries[index].content else { return sum }
      return sum + answer.text.characters
    }
  }
}

extension Entry {
  fileprivate var isStopped: Bool {
    switch content {
    case .answer(let answer): answer.state == .stopped
    case .tool(let call): call.state == .stopped
    case .question, .mark: false
    }
  }
}
