import QukaChat
import QukaText

/// The window of what can be copied: the list, and below it the beginning of what is selected.
enum CopyView {
  private static let widest = 96
  /// Rows of the list where there is room for more.
  private static let mostChoices = 10
  private static let mostPreviewRows = 14

  static func draw(
    _ window: CopyWindow, in screen: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    let width = min(screen.columns, widest)
    guard width >= 12, screen.rows >= 3, let choice = window.choice else { return }
    let room = screen.rows - 2
    // On a low screen what is chosen from comes before what it looks like.
    let listRows = min(window.choices.count, mostChoices, room > 6 ? room / 2 : room)
    let previewRoom = min(mostPreviewRows, room - listRows - 1)
    let preview = rows(of: choice, columns: width - 4, atMost: previewRoom, theme)
    // It keeps its size while one chooses.
    let previewRows = min(previewRoom, max(preview.count, window.mostLines))
    let height = 2 + listRows + (previewRows > 0 ? previewRows + 1 : 0)
    let box = Rect(
      column: screen.column + (screen.columns - width) / 2,
      row: screen.row + (screen.rows - height) / 2, columns: width, rows: height)
    WindowView.draw(title: CopyText.head(window), in: box, theme, on: &canvas)
    let inner = box.inset(left: 2, top: 1, right: 2, bottom: 1)
    let (list, below) = inner.splitTop(listRows)
    let shown = ChoiceRows.of(window.choices.count, selected: window.selected, in: list)
    for (index, row) in shown {
      draw(window.choices[index], isSelected: index == window.selected, in: row, theme, &canvas)
    }
    draw(preview, in: below.inset(top: 1), theme, on: &canvas)
    drawNotes(window, shown.map(\.item), box, theme, on: &canvas)
  }

  private static func draw(
    _ choice: CopyChoice, isSelected: Bool, in row: Rect, _ theme: Theme,
    _ canvas: inout CellBuffer
  ) {
    let style = isSelected ? theme.selection : theme.text
    if isSelected { canvas.fill(row, style) }
    canvas.draw(
      TextFit.cut(CopyText.label(choice), to: row.columns), column: row.column, row: row.row,
      style: style, endColumn: row.endColumn)
  }

  private static func draw(
    _ preview: [StyledLine], in area: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    for (offset, row) in preview.prefix(area.rows).enumerated() {
      canvas.draw(row, column: area.column, row: area.row + offset, endColumn: area.endColumn)
    }
  }

  /// In the frame: which message it is, and what the list does not show.
  private static func drawNotes(
    _ window: CopyWindow, _ shown: [Int], _ box: Rect, _ theme: Theme,
    on canvas: inout CellBuffer
  ) {
    let hidden = window.choices.count - shown.count
    let title = DisplayWidth.of(CopyText.head(window)) + 4
    if box.columns - title > DisplayWidth.of(CopyText.place(window)) + 4 {
      WindowView.note(CopyText.place(window), box, row: box.row, theme, on: &canvas)
    }
    if hidden > 0 {
      WindowView.note(
        "\(window.selected + 1) of \(window.choices.count)", box, row: box.endRow - 1, theme,
        on: &canvas)
    } else if window.isCut {
      WindowView.note(
        CopyText.cut(AppState.searchedBytes), box, row: box.endRow - 1, theme, on: &canvas)
    }
  }

  /// The beginning of what is copied: code line by line, text as it fits.
  private static func rows(
    of choice: CopyChoice, columns: Int, atMost count: Int, _ theme: Theme
  ) -> [StyledLine] {
    guard count > 0 else { return [] }
    if case .code(_, let language) = choice.kind {
      return CodePreview.rows(of: choice.text, language: language, atMost: count, theme)
    }
    if case .table = choice.kind {
      return CodePreview.rows(of: choice.text, language: "", atMost: count, theme)
    }
    let lines = LongText.head(choice.text, 200 * count)
      .split(separator: "\n", maxSplits: count, omittingEmptySubsequences: false)
    let breaker = LineBreaker(width: max(1, columns))
    return Array(
      lines.prefix(count).lazy.flatMap { line -> [StyledLine] in
        line.isEmpty ? [StyledLine()] : breaker.wrap(StyledLine(String(line), theme.muted))
      }.prefix(count))
  }
}
