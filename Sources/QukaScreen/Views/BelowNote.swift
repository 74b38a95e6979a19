/// What stands below the screen, for the line above the input: new text, or just the way back to the end.
enum BelowNote {
  /// The longest form first; none where the end is on screen.
  static func forms(_ metrics: TranscriptMetrics) -> [String] {
    guard metrics.firstRow + metrics.visibleRows < metrics.totalRows else { return [] }
    let rows = metrics.newRows
    let news = rows == 0 ? "more below" : CountText.newLines(rows)
    return [" \(news) · \(KeyMap.name(of: .scroll(.end))) ", " \(news) "]
  }
}
