import QukaChat
import QukaText

/// The window with the title of a chat: one line to type in, and what becomes of it.
enum TitleView {
  private static let widest = 64

  /// Draws the window and answers where its caret stands.
  static func draw(
    _ window: TitleWindow, _ state: AppState, in screen: Rect, _ theme: Theme,
    on canvas: inout CellBuffer
  ) -> Point? {
    let width = min(screen.columns, widest)
    let height = min(screen.rows, 4)
    guard width >= 8, height >= 3 else { return nil }
    let box = Rect(
      column: screen.column + (screen.columns - width) / 2,
      row: screen.row + (screen.rows - height) / 3, columns: width, rows: height)
    WindowView.draw(
      title: TitleText.head(isKept: state.chats.isKept, columns: width - 6), in: box, theme,
      on: &canvas)
    let (line, below) = box.inset(left: 2, top: 1, right: 2, bottom: 1).splitTop(1)
    if !below.isEmpty {
      canvas.draw(
        TextFit.cut(TitleText.advice, to: below.columns), column: below.column, row: below.row,
        style: theme.muted, endColumn: below.endColumn)
    }
    let column = canvas.draw("› ", column: line.column, row: line.row, style: theme.userMark)
    let room = max(0, line.endColumn - column - 1)
    let text = window.text.text
    let before = TextFit.end(of: String(text.prefix(window.text.caret)), columns: room)
    let caret = canvas.draw(
      before, column: column, row: line.row, style: theme.composer, endColumn: line.endColumn)
    let rest = text.dropFirst(window.text.caret).prefix(room)
    canvas.draw(
      TextFit.cut(String(rest), to: line.endColumn - caret), column: caret, row: line.row,
      style: theme.composer, endColumn: line.endColumn)
    return Point(column: min(caret, line.endColumn - 1), row: line.row)
  }
}
