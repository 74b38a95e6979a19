// Deleting into the kill ring, and bringing back from there.
extension Composer {
  /// What a key deletes into the kill ring.
  package enum Kill: CaseIterable, Hashable, Sendable {
    /// The word before the caret; what is selected, if anything is.
    case wordBackward
    case wordForward
    /// To the line's start; at the start the line end before it.
    case toLineStart
    /// To the line's end; at the end the line end.
    case toLineEnd

    /// What it deletes follows what was deleted before.
    package var isForward: Bool { self == .wordForward || self == .toLineEnd }
  }

  /// Deletes, and answers what was deleted; nil if that is nothing.
  @discardableResult
  package mutating func kill(_ kill: Kill) -> String? {
    if kill == .wordBackward, let selection { return remove(selection) }
    defer { anchor = nil }
    switch kill {
    case .wordBackward: return remove(WordBreaks(characters).start(before: caret)..<caret)
    case .wordForward: return remove(caret..<WordBreaks(characters).end(after: caret))
    case .toLineStart:
      let start = lineStart(of: caret)
      return remove((start == caret ? max(0, caret - 1) : start)..<caret)
    case .toLineEnd:
      let end = lineEnd(of: caret)
      return remove(caret..<(end == caret ? min(characters.count, caret + 1) : end))
    }
  }

  /// Deletes what is selected, and answers it.
  package mutating func cut() -> String? { selection.flatMap { remove($0) } }

  /// Puts in what was killed, folded like a paste: it may have been one.
  package mutating func yank(_ text: String, folding folds: Bool = true) {
    put(text, over: selection ?? caret..<caret, as: .yanking, folding: folds)
  }

  /// Puts in another text instead of the one that was yanked just now.
  package mutating func yank(instead text: String, folding folds: Bool = true) {
    guard history.endsWithYank else { return }
    undo()
    history.forgetUndone()
    yank(text, folding: folds)
  }

  private mutating func remove(_ part: Range<Int>) -> String? {
    guard !part.isEmpty else { return nil }
    let text = text(of: part)
    replace(part, with: "", as: .other)
    return text
  }
}
