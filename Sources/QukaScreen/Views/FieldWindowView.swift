import QukaChat
import QukaText

/// A window with one line to type in, and below it what becomes of that.
enum FieldWindowView {
  private static let widest = 64

  /// Draws the window and answers where its caret stands.
  ///
  /// - Parameter title: for so many columns.
  static func draw(
    _ field: Composer, title: (_ columns: Int) -> String, note: String, in screen: Rect,
    _ theme: Theme, on canvas: inout CellBuffer
  ) -> Point? {
    let width = min(screen.columns, widest)
    let height = min(screen.rows, 4)
    guard width >= 8, height >= 3 else { return nil }
    let box = Rect(
      column: screen.column + (screen.columns - width) / 2,
      row: screen.row + (screen.rows - height) / 3, columns: width, rows: height)
    WindowView.draw(title: title(width - 6), in: box, theme, on: &canvas)
    let (line, below) = box.inset(left: 2, top: 1, right: 2, bottom: 1).splitTop(1)
    if !below.isEmpty {
      canvas.draw(
        TextFit.cut(note, to: below.columns), column: below.column, row: below.row,
        style: theme.muted, endColumn: below.endColumn)
    }
    let column = canvas.draw("› ", column: line.column, row: line.row, style: theme.userMark)
    let room = max(0, line.endColumn - column - 1)
    let text = field.text
    let before = TextFit.end(of: String(text.prefix(field.caret)), columns: room)
    let caret = canvas.draw(
      before, column: column, row: line.row, style: theme.composer, endColumn: line.endColumn)
    let rest = text.dropFirst(field.caret).prefix(room)
    canvas.draw(
      TextFit.cut(String(rest), to: line.endColumn - caret), column: caret, row: line.row,
      style: theme.composer, endColumn: line.endColumn)
    return Point(column: min(caret, line.endColumn - 1), row: line.row)
  }
}
