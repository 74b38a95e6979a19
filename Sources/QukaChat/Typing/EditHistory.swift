/// What was changed in a text, for undo and redo: edits and not texts, so that a key in a long text costs no copy of it.
struct EditHistory: Equatable, Sendable {
  /// Edits of a kind that follow each other are undone together, as far as `Step.grown` says.
  enum Kind: Equatable, Sendable {
    case typing
    /// Deleting character by character.
    case erasing
    case yanking
    case other
  }

  /// Characters of a text. A string is a sixteenth of an array of them.
  struct Passage: Equatable, Sendable {
    let text: String
    /// In grapheme clusters.
    let count: Int

    init(_ characters: ArraySlice<Character>) {
      text = String(characters)
      count = characters.count
    }

    init(_ text: String, _ count: Int) { (self.text, self.count) = (text, count) }

    static func + (left: Passage, right: Passage) -> Passage {
      Passage(left.text + right.text, left.count + right.count)
    }

    func dropLast(_ count: Int) -> Passage {
      Passage(String(text.dropLast(count)), self.count - count)
    }
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

    var bytes: Int { removed.text.utf8.count + inserted.text.utf8.count }
  }

  /// What can be undone, the oldest first.
  private var done: [Step] = []
  /// What can be done again, the next one last.
  private var undone: [Step] = []

  private static let mostSteps = 500
  /// In UTF-8, of all steps together.
  private static let mostBytes = 4 << 20

  var canUndo: Bool { !done.isEmpty }
  var canRedo: Bool { !undone.isEmpty }

  /// What was done last was yanked, and nothing was undone since.
  var endsWithYank: Bool { done.last?.kind == .yanking && undone.isEmpty }

  mutating func add(_ step: Step) {
    undone = []
    if let grown = done.last?.grown(by: step) {
      done[done.count - 1] = grown
    } else {
      done.append(step)
    }
    var bytes = 0
    let kept = done.reversed().prefix { step in
      bytes += step.bytes
      return bytes <= Self.mostBytes
    }
    done.removeFirst(done.count - min(kept.count, Self.mostSteps))
  }

  /// The caret stands elsewhere after the step that was added last.
  mutating func settle(at stand: Stand) {
    guard let step = done.indices.last else { return }
    done[step].after = stand
  }

  /// The step to undo now.
  mutating func back() -> Step? {
    guard let step = done.popLast() else { return nil }
    undone.append(step)
    return step
  }

  /// The step to do again now.
  mutating func forth() -> Step? {
    guard let step = undone.popLast() else { return nil }
    done.append(step)
    return step
  }

  /// What was undone last will not be done again.
  mutating func forgetUndone() { undone = [] }
}

extension EditHistory.Step {
  /// Characters that are undone together at most.
  private static let longestRun = 20

  /// This step and the next one as one: a word with the blanks behind it, or characters deleted one by one.
  fileprivate func grown(by next: Self) -> Self? {
    guard kind == next.kind, after == next.before else { return nil }
    var grown = self
    grown.after = next.after
    switch kind {
    case .yanking, .other: return nil
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
