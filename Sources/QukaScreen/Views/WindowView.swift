import QukaText

/// A framed window over the screen.
enum WindowView {
  static func draw(title: String, in box: Rect, _ theme: Theme, on canvas: inout CellBuffer) {
    guard box.columns >= 2, box.rows >= 2 else { return }
    // A free column on both sides keeps the text below from touching the frame.
    let rim = Rect(
      column: box.column - 1, row: box.row, columns: box.columns + 2, rows: box.rows)
    canvas.fill(rim, theme.text)
    let last = box.endColumn - 1
    let bottom = box.endRow - 1
    let line = String(repeating: "─", count: box.columns - 2)
    canvas.draw("╭" + line + "╮", column: box.column, row: box.row, style: theme.border)
    canvas.draw("╰" + line + "╯", column: box.column, row: bottom, style: theme.border)
    for row in (box.row + 1)..<max(box.row + 1, bottom) {
      canvas.draw("│", column: box.column, row: row, style: theme.border)
      canvas.draw("│", column: last, row: row, style: theme.border)
    }
    canvas.draw(
      " \(title) ", column: box.column + 2, row: box.row, style: theme.title, endColumn: last)
  }

  /// How many items of a list stand above and below those that are shown, in the frame.
  static func noteMore(
    _ shown: [Int], of count: Int, in box: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    guard let first = shown.first, let last = shown.last else { return }
    let below = count - 1 - last
    if first > 0 { note("\(first) more above", box, row: box.row, theme, on: &canvas) }
    if below > 0 { note("\(below) more below", box, row: box.endRow - 1, theme, on: &canvas) }
  }

  /// What the frame says in one of its lines; at the right, where no title stands.
  static func note(
    _ text: String, _ box: Rect, row: Int, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    let text = " \(text) "
    canvas.draw(
      text, column: max(box.column + 2, box.endColumn - 2 - DisplayWidth.of(text)), row: row,
      style: theme.muted, endColumn: box.endColumn - 1)
  }

  /// A question with its answers, in the middle of the screen.
  static func ask(
    _ question: String, keys: String, title: String = "Delete chat", in screen: Rect,
    _ theme: Theme,
    on canvas: inout CellBuffer
  ) {
    let width = min(screen.columns, 60)
    let rows = LineBreaker(width: max(1, width - 4)).wrap(StyledLine(question, theme.text))
    let height = min(screen.rows, rows.count + 4)
    guard width >= 6, height >= 3 else { return }
    let box = Rect(
      column: screen.column + (screen.columns - width) / 2,
      row: screen.row + (screen.rows - height) / 2, columns: width, rows: height)
    draw(title: title, in: box, theme, on: &canvas)
    let inner = box.inset(left: 2, top: 1, right: 2, bottom: 1)
    // On a low screen the keys come before the end of the question.
    for (offset, line) in rows.prefix(max(1, inner.rows - 1)).enumerated() {
      canvas.draw(line, column: inner.column, row: inner.row + offset, endColumn: inner.endColumn)
    }
    if inner.rows > 1 {
      canvas.draw(
        keys, column: inner.column, row: inner.endRow - 1, style: theme.hintKey,
        endColumn: inner.endColumn)
    }
  }
}
