import QukaChat

// Editing what is typed.
extension AppState {
  /// In the window on top, if that takes text, else in the input.
  mutating func perform(_ edit: Command.Edit) {
    guard !editQuery({ $0.perform(edit) }), overlays.isEmpty else { return }
    guard edit == .down else { return chats.withCurrent { $0.composer.perform(edit) } }
    let columns = inputColumns
    if !chats.withCurrent({ $0.composer.moveDown(columns: columns) }) { chats.recallNext() }
  }

  /// The columns of the input. Where lines are read out nobody sees rows: each line is one.
  var inputColumns: Int { look.isLinear ? .max : ScreenLayout(self).composer.columns }
}

extension Composer {
  mutating func perform(_ edit: Command.Edit) {
    switch edit {
    case .newline: insert("\n")
    case .deleteBackward: deleteBackward()
    case .deleteForward: deleteForward()
    case .deleteWord: deleteWordBackward()
    case .deleteWordForward: deleteWordForward()
    case .deleteToLineStart: deleteToLineStart()
    case .deleteToLineEnd: deleteToLineEnd()
    case .left: moveLeft()
    case .right: moveRight()
    case .down: break  // The one line of a query has none below.
    case .wordLeft: moveWordLeft()
    case .wordRight: moveWordRight()
    case .lineStart: moveToLineStart()
    case .lineEnd: moveToLineEnd()
    }
  }
}
