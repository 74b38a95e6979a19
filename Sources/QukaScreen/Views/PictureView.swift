import QukaChat
import QukaText

/// The pictures of the input, above it, and the window in which one is chosen.
enum PictureView {
  static func drawRow(
    _ state: AppState, in rect: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    guard !rect.isEmpty, let words = PictureText.row(state.conversation) else { return }
    canvas.draw(
      TextFit.cut(words, to: rect.columns - 3), column: rect.column + 2, row: rect.row,
      style: theme.muted, endColumn: rect.endColumn)
  }

  /// Draws the window and answers where its caret stands.
  static func draw(
    _ window: PictureWindow, in screen: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) -> Point? {
    let width = min(screen.columns, 64)
    let height = min(screen.rows, 4)
    guard width >= 8, height >= 3 else { return nil }
    let box = Rect(
      column: screen.column + (screen.columns - width) / 2,
      row: screen.row + (screen.rows - height) / 3, columns: width, rows: height)
    WindowView.draw(
      title: TextFit.cut(PictureText.head, to: width - 6), in: box, theme, on: &canvas)
    let (line, below) = box.inset(left: 2, top: 1, right: 2, bottom: 1).splitTop(1)
    if !below.isEmpty {
      canvas.draw(
        TextFit.cut(note(window), to: below.columns), column: below.column, row: below.row,
        style: theme.muted, endColumn: below.endColumn)
    }
    let column = canvas.draw("› ", column: line.column, row: line.row, style: theme.userMark)
    let room = max(0, line.endColumn - column - 1)
    let text = window.path.text
    let before = TextFit.end(of: String(text.prefix(window.path.caret)), columns: room)
    let caret = canvas.draw(
      before, column: column, row: line.row, style: theme.composer, endColumn: line.endColumn)
    let rest = text.dropFirst(window.path.caret).prefix(room)
    canvas.draw(
      TextFit.cut(String(rest), to: line.endColumn - caret), column: caret, row: line.row,
      style: theme.composer, endColumn: line.endColumn)
    return Point(column: min(caret, line.endColumn - 1), row: line.row)
  }

  /// What is known of the path.
  static func note(_ window: PictureWindow) -> String {
    if let found = window.found { return PictureText.described(found) }
    guard window.names.count > 1 else { return PictureText.advice }
    return window.names.map { TextFit.oneLine($0) }.joined(separator: "  ")
  }
}
