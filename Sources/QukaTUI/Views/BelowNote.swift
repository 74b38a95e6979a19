/// What stands below the screen, on the line above the input: new text, or just the way back to the end.
enum BelowNote {
  static func draw(
    _ metrics: TranscriptMetrics, in rule: Rect, _ theme: Theme,
    on canvas: inout CellBuffer
  ) {
    guard let text = text(metrics, columns: rule.columns - 4) else { return }
    let style = metrics.newRows > 0 ? theme.statusAccent : theme.muted
    let column = rule.endColumn - DisplayWidth.of(text) - 2
    canvas.draw(text, column: column, row: rule.row, style: style, endColumn: rule.endColumn)
  }

  /// The longest form that fits; nil where the end is on screen.
  static func text(_ metrics: TranscriptMetrics, columns: Int) -> String? {
    guard metrics.firstRow + metrics.visibleRows < metrics.totalRows else { return nil }
    let rows = metrics.newRows
    let news = rows == 0 ? "more below" : rows == 1 ? "1 new line" : "\(rows) new lines"
    return [" \(news) · Ctrl-End ", " \(news) "].first { DisplayWidth.of($0) <= columns }
  }
}
