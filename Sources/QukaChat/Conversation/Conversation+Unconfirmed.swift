import QukaWire

/// When history is asked what became of a stop that was never confirmed.
///
/// The event that tells it may have been lost for good, so the server's record is read while its own limit
/// for a turn lasts, less and less often.
struct UnconfirmedLook: Equatable, Sendable {
  private let since: Instant
  private var looks = 0

  init(since: Instant) {
    self.since = since
  }

  /// 30 s after the key, then 60, 120, 240 and 480; nil after that.
  var dueAt: Instant? { looks < 5 ? since + .seconds(30 << looks) : nil }

  var hasLooked: Bool { looks > 0 }

  mutating func looked() { looks += 1 }
}

extension Conversation {
  /// Takes over what history tells of answers whose stop was never confirmed: how they ended, and the text
  /// that was held back.
  mutating func settleUnconfirmed(_ messages: [Message], at time: Int?) {
    for message in messages where message.progress.isFinal { releaseFrozen(message.id) }
    let marks = entries.filter(\.isUnconfirmed).map(\.id)
    guard !marks.isEmpty else {
      // A page that was asked for before may be behind what is looked for.
      if unconfirmed?.hasLooked == true { unconfirmed = nil }
      return
    }
    let stored = Dictionary(messages.map { ($0.id, $0) }) { _, last in last }
    for mark in marks { settle(unconfirmed: mark, by: stored, at: time) }
    if !entries.contains(where: \.isUnconfirmed) { unconfirmed = nil }
  }

  private mutating func settle(
    unconfirmed mark: Entry.ID, by stored: [MessageID: Message], at time: Int?
  ) {
    guard let place = entries.firstIndex(where: { $0.id == mark }) else { return }
    let start = entries[..<place].lastIndex(where: \.isQuestion) ?? 0
    let end = entries[place...].firstIndex(where: \.isQuestion) ?? entries.count
    let last = entries[start..<end].lastIndex { $0.message != nil && !$0.isQuestion }
    guard let last, let message = entries[last].message.flatMap({ stored[$0] }),
      !(isGenerating && last >= transcript.turnStart)
    else { return }
    let isOver = message.role == .assistant && message.progress.isFinal
    guard isOver || isOlder(message, than: Self.longestTurn, at: time) else { return }
    release(from: start, to: end)
    if place >= transcript.turnStart { earlier.isDetached = false }
    guard isOver else { return }
    if last + 1 < end, entries[last + 1].isMark, entries[last + 1].id != mark {
      // History has brought its own.
      return transcript.remove(mark)
    }
    let sum = characters(of: start..<end)
    let isComplete = message.progress == .completed
    transcript.change(at: place) {
      $0 = .mark(isComplete ? .finished : .stopped(characters: sum, after: nil))
    }
    // What the server wrote after the mark was put comes before it.
    if place < last {
      transcript.move(from: place, to: last)
    }
  }

  /// An answer that has ended at the server grows no more: what was held back is shown, wherever its mark is.
  private mutating func releaseFrozen(_ id: MessageID) {
    guard let index = transcript.positions[id], case .answer(let answer) = entries[index].content,
      answer.isFrozen
    else { return }
    release(from: index, to: index + 1)
  }

  private mutating func release(from start: Int, to end: Int) {
    for id in entries[start..<end].compactMap(\.message) {
      transcript.changeAnswer(id) { answer in
        answer.release()
        answer.text.finish()
        answer.isFrozen = false
      }
    }
  }
}

extension Entry {
  var isUnconfirmed: Bool {
    if case .mark(.notConfirmed) = content { return true }
    return false
  }
}
