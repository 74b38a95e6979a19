import QukaChat
import QukaText
import QukaWire

/// The input: a prompt, the typed text, and the caret.
enum ComposerView {
  /// Draws the input and answers where the caret stands; nil while something else has the focus.
  static func draw(
    _ state: AppState, in rect: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) -> Point? {
    guard !rect.isEmpty else { return nil }
    let conversation = state.conversation
    let composer = conversation.composer
    let isFocused = state.focus == .composer && state.overlays.isEmpty
    let mark = isFocused ? theme.userMark : theme.muted
    let column = rect.column + ComposerLayout.indent
    guard !composer.isEmpty else {
      if state.focus == .composer { draw(prompt, rect.row, in: rect, mark, on: &canvas) }
      canvas.draw(
        placeholder(state, conversation), column: column, row: rect.row, style: theme.placeholder,
        endColumn: rect.endColumn)
      return isFocused ? caret(Point(column: column, row: rect.row), in: rect) : nil
    }
    let layout = ComposerLayout(composer, columns: rect.columns)
    let first = layout.firstRow(visible: rect.rows)
    let isCut = (above: first > 0, below: first + rect.rows < layout.rows.count)
    if isCut.above || state.focus == .composer {
      draw(isCut.above ? upArrow : prompt, rect.row, in: rect, mark, on: &canvas)
    }
    if isCut.below {
      let both = isCut.above && rect.rows == 1
      draw(both ? bothArrow : downArrow, rect.endRow - 1, in: rect, mark, on: &canvas)
    }
    for offset in 0..<min(rect.rows, layout.rows.count - first) {
      canvas.draw(
        layout.rows[first + offset], column: column, row: rect.row + offset,
        style: theme.composer, endColumn: rect.endColumn)
    }
    guard isFocused else { return nil }
    let point = Point(
      column: column + layout.caret.column, row: rect.row + layout.caret.row - first)
    return caret(point, in: rect)
  }

  private static let prompt: Unicode.Scalar = "›"
  /// Rows are hidden above, below, or on both sides of the only one.
  private static let upArrow: Unicode.Scalar = "↑"
  private static let downArrow: Unicode.Scalar = "↓"
  private static let bothArrow: Unicode.Scalar = "↕"

  /// A mark left of a row; it has one column, also where arrows have two, and is ASCII then.
  private static func draw(
    _ mark: Unicode.Scalar, _ row: Int, in rect: Rect, _ style: Style, on canvas: inout CellBuffer
  ) {
    canvas.put(glyph: mark.value, width: 1, look: CellLook(style), column: rect.column, row: row)
  }

  private static func placeholder(_ state: AppState, _ conversation: Conversation) -> String {
    if state.chats.connection.isWaiting { return "Message: Enter queues it" }
    guard conversation.activity != .idle else {
      return conversation.entries.isEmpty ? "Message Quka" : "Message"
    }
    return "Message: Enter queues it"
  }

  /// The caret never leaves the input, however small it is.
  private static func caret(_ point: Point, in rect: Rect) -> Point {
    Point(
      column: min(point.column, rect.endColumn - 1), row: min(point.row, rect.endRow - 1))
  }
}
