// Undo and redo: back to the first text, and forth again.
extension Composer {
  package var canUndo: Bool { history.canUndo }
  package var canRedo: Bool { history.canRedo }

  /// Takes the last edit back, and puts the caret and the selection where they were.
  package mutating func undo() {
    guard let step = history.back() else { return }
    put(step.removed, at: step.start, over: step.inserted)
    stand = step.before
  }

  /// Does again what was undone last.
  package mutating func redo() {
    guard let step = history.forth() else { return }
    put(step.inserted, at: step.start, over: step.removed)
    stand = step.after
  }

  private mutating func put(
    _ passage: EditHistory.Passage, at start: Int, over former: EditHistory.Passage
  ) {
    characters.replaceSubrange(start..<(start + former.count), with: passage.text)
  }
}
