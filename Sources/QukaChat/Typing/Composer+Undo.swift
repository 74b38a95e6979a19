// Undo and redo: back to the first text, and forth again.
extension Composer {
  package var canUndo: Bool { history.canUndo }
  package var canRedo: Bool { history.canRedo }

  /// Takes the last edit back, and puts the caret and the selection where they were.
  package mutating func undo() {
    for step in history.back() {
      exchange(step.start..<(step.start + step.inserted.count), for: step.removed)
      stand = step.before
    }
  }

  /// Does again what was undone last.
  package mutating func redo() {
    for step in history.forth() {
      exchange(step.start..<(step.start + step.removed.count), for: step.inserted)
      stand = step.after
    }
  }
}
