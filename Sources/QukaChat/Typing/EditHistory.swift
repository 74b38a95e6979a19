/// What was changed in a text, for undo and redo: edits and not texts, so that a key in a long text costs no copy of it.
struct EditHistory: Equatable, Sendable {
  /// Edits of a kind that follow each other are undone together, as far as `Step.grown` says.
  enum Kind: Equatable, Sendable {
    case typing
    /// Deleting character by character.
    case erasing
    case yanking
    /// Showing what is in a piece.
    case unfolding
    case other
  }

  /// Characters of a text. A string is a sixteenth of an array of them.
  struct Passage: Equatable, Sendable {
    let text: String
    /// In grapheme clusters.
    let count: Int
    /// What its marks stand for, placed in it.
    let pieces: [PastedPiece]

    init(_ characters: ArraySlice<Character>, _ pieces: [PastedPiece]) {
      self.init(String(characters), characters.count, pieces)
    }

    init(_ text: String, _ count: Int, _ pieces: [PastedPiece]) {
      (self.text, self.count, self.pieces) = (text, count, pieces)
    }

    static func + (left: Passage, right: Passage) -> Passage {
      Passage(
        left.text + right.text, left.count + right.count,
        left.pieces + right.pieces.map { $0.moved(by: left.count) })
    }

    func dropLast(_ count: Int) -> Passage {
      let rest = self.count - count
      return Passage(String(text.dropLast(count)), rest, pieces.filter { $0.place < rest })
    }

    var pastedBytes: Int { pieces.reduce(0) { $0 + $1.text.utf8.count } }
  }

  /// Where the caret and the selection are.
  struct Stand: Equatable, Sendable {
    var caret: Int
    var anchor: Int?
  }

  /// One change; clusters are as they were formed, so that it needs nothing but to be put in.
  struct Step: Equatable, Sendable {
    var kind: Kind
    var start: Int
    var removed: Passage
    var inserted: Passage
    var before: Stand
    var after: Stand
    /// It is undone together with the step before it.
    var isJoined = false

    var bytes: Int { removed.text.utf8.count + inserted.text.utf8.count }
    /// In pieces, which steps and text share.
    var pastedBytes: Int { removed.pastedBytes + inserted.pastedBytes }
  }

  /// What can be undone, the oldest first.
  private var done: [Step] = []
  /// What can be done again, the next one last.
  private var undone: [Step] = []
  /// How many steps were given up because there were too many.
  private var forgotten = 0
  /// The next step does not grow the one before it.
  private var isSealed = false

  private static let mostSteps = 500
  /// In UTF-8, of all steps together.
  private static let mostBytes = 4 << 20
  /// The same in pieces: enough to take back that one of 8 MB was put in, deleted, and put in again.
  private static let mostPastedBytes = 32 << 20

  var canUndo: Bool { !done.isEmpty }
  var canRedo: Bool { !undone.isEmpty }

  /// What was done last was yanked, and nothing was undone since.
  var endsWithYank: Bool { done.last?.kind == .yanking && undone.isEmpty }

  /// A piece was unfolded last, and nothing was undone since.
  var endsWithUnfolding: Bool { done.last?.kind == .unfolding && undone.isEmpty }

  mutating func add(_ step: Step) {
    undone = []
    defer { isSealed = false }
    if !isSealed, let grown = done.last?.grown(by: step) {
      done[done.count - 1] = grown
    } else {
      done.append(step)
    }
    var (bytes, pasted) = (0, 0)
    let kept = done.reversed().prefix { step in
      bytes += step.bytes
      pasted += step.pastedBytes
      return bytes <= Self.mostBytes && pasted <= Self.mostPastedBytes
    }
    let surplus = done.count - min(kept.count, Self.mostSteps)
    done.removeFirst(surplus)
    forgotten += surplus
  }

  /// The caret stands elsewhere after the step that was added last.
  mutating func settle(at stand: Stand) {
    guard let step = done.indices.last else { return }
    done[step].after = stand
  }

  /// Begins a change that is undone as one, and answers where it begins.
  mutating func begin() -> Int {
    isSealed = true
    return forgotten + done.count
  }

  /// Joins the steps since `begin`, as far as they are there.
  mutating func join(since beginning: Int) {
    isSealed = true
    let first = max(0, beginning - forgotten)
    guard first < done.count else { return }
    for step in done.indices[(first + 1)...] { done[step].isJoined = true }
  }

  /// The steps to undo now, in their order.
  mutating func back() -> [Step] {
    var steps: [Step] = []
    repeat {
      guard let step = done.popLast() else { return steps }
      undone.append(step)
      steps.append(step)
    } while steps.last?.isJoined == true
    return steps
  }

  /// The steps to do again now, in their order.
  mutating func forth() -> [Step] {
    var steps: [Step] = []
    repeat {
      guard let step = undone.popLast() else { return steps }
      done.append(step)
      steps.append(step)
    } while undone.last?.isJoined == true
    return steps
  }

  /// What was undone last will not be done again.
  mutating func forgetUndone() { undone = [] }
}

extension EditHistory.Step {
  /// Characters that are undone together at most.
  private static let longestRun = 20

  /// This step and the next one as one: a word with the blanks behind it, or characters deleted one by one.
  fileprivate func grown(by next: Self) -> Self? {
    guard kind == next.kind, after == next.before, !next.isJoined else { return nil }
    var grown = self
    grown.after = next.after
    switch kind {
    case .yanking, .unfolding, .other: return nil
    case .typing:
      guard inserted.count < Self.longestRun, !next.beginsWord(behind: self),
        next.start >= start, next.start + next.removed.count == start + inserted.count
      else { return nil }
      grown.inserted = inserted.dropLast(next.removed.count) + next.inserted
    case .erasing:
      guard removed.count < Self.longestRun, inserted.count == 0, next.inserted.count == 0 else {
        return nil
      }
      if next.start + next.removed.count == start {
        grown.start = next.start
        grown.removed = next.removed + removed
      } else if next.start == start {
        grown.removed = removed + next.removed
      } else {
        return nil
      }
    }
    return grown
  }

  private func beginsWord(behind former: Self) -> Bool {
    former.inserted.text.last?.isWhitespace == true && inserted.text.first?.isWhitespace == false
  }
}
