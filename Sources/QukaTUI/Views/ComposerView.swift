import QukaWire

/// The input: a prompt, the typed text, and the caret.
enum ComposerView {
  /// Draws the input and answers where the caret stands; nil while something else has the focus.
  static func draw(
    _ state: AppState, in rect: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) -> Point? {
    guard !rect.isEmpty else { return nil }
    let composer = state.conversation.composer
    let isFocused = state.focus == .composer && state.overlays.isEmpty
    if state.focus == .composer {
      let mark = isFocused ? theme.userMark : theme.muted
      canvas.draw("›", column: rect.column, row: rect.row, style: mark, endColumn: rect.endColumn)
    }
    let column = rect.column + ComposerLayout.indent
    guard !composer.isEmpty else {
      canvas.draw(
        placeholder(state), column: column, row: rect.row, style: theme.placeholder,
        endColumn: rect.endColumn)
      return isFocused ? caret(Point(column: column, row: rect.row), in: rect) : nil
    }
    let layout = ComposerLayout(composer, columns: rect.columns)
    let first = layout.firstRow(visible: rect.rows)
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

  private static func placeholder(_ state: AppState) -> String {
    if state.link.isWaiting { return "Message: Enter queues it" }
    guard state.conversation.activity != .idle else {
      return state.conversation.entries.isEmpty ? "Message Quka" : "Message"
    }
    return "Message: Enter queues it"
  }

  /// The caret never leaves the input, however small it is.
  private static func caret(_ point: Point, in rect: Rect) -> Point {
    Point(
      column: min(point.column, rect.endColumn - 1), row: min(point.row, rect.endRow - 1))
  }
}
