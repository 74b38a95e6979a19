import QukaText

/// The window in which it is chosen how a chat is written to a file.
enum ExportView {
  private static let widest = 60

  static func draw(
    _ window: ExportWindow, _ state: AppState, in screen: Rect, _ theme: Theme,
    on canvas: inout CellBuffer
  ) {
    let width = min(screen.columns, widest)
    guard width >= 12, screen.rows >= 3 else { return }
    let note = LineBreaker(width: width - 4).wrap(
      StyledLine(ExportText.note(window, state), theme.muted))
    let room = screen.rows - 2
    let count = ExportWindow.choices.count
    // It stays where it is while the note grows from one row to two; on a low screen the list gives way to it.
    let noteRows = room > 3 ? min(2, max(1, room - count - 1)) : 0
    let gap = room > count + noteRows && noteRows > 0 ? 1 : 0
    let listRows = min(count, room - noteRows - gap)
    let height = 2 + listRows + gap + noteRows
    let box = Rect(
      column: screen.column + (screen.columns - width) / 2,
      row: screen.row + (screen.rows - height) / 2, columns: width, rows: height)
    WindowView.draw(title: ExportText.head, in: box, theme, on: &canvas)
    let (list, below) = box.inset(left: 2, top: 1, right: 2, bottom: 1).splitTop(listRows)
    for (index, row) in ChoiceRows.of(count, selected: window.selected, in: list) {
      let isSelected = index == window.selected
      let style = isSelected ? theme.selection : theme.text
      if isSelected { canvas.fill(row, style) }
      canvas.draw(
        TextFit.cut(ExportText.label(ExportWindow.choices[index], window), to: row.columns),
        column: row.column, row: row.row, style: style, endColumn: row.endColumn)
    }
    for (offset, line) in note.prefix(noteRows).enumerated() {
      canvas.draw(
        line, column: below.column, row: below.row + gap + offset, endColumn: below.endColumn)
    }
  }
}
