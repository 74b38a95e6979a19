import QukaChat
import QukaText
import QukaWire

/// The search's own line, in the place of the input.
enum SearchBar {
  /// Draws it and answers where the caret stands; nil while no text is typed.
  static func draw(
    _ state: AppState, _ finding: SearchFinding?, in area: Rect, _ theme: Theme,
    on canvas: inout CellBuffer
  ) -> Point? {
    guard let box = state.search, !area.isEmpty else { return nil }
    canvas.fill(area, theme.text)
    let count = count(box, finding, state)
    let countColumn = area.endColumn - DisplayWidth.of(count)
    let style = finding?.count == 0 && finding?.isComplete == true ? theme.warning : theme.muted
    canvas.draw(count, column: countColumn, row: area.row, style: style, endColumn: area.endColumn)
    let column = canvas.draw("/ ", column: area.column, row: area.row, style: theme.userMark)
    guard !box.query.isEmpty else {
      canvas.draw(
        "Find in this chat", column: column, row: area.row, style: theme.placeholder,
        endColumn: countColumn)
      return box.isTyping ? Point(column: min(column, area.endColumn - 1), row: area.row) : nil
    }
    let end = canvas.draw(
      TextFit.end(of: box.query.text, columns: countColumn - column - 2), column: column,
      row: area.row, style: theme.composer, endColumn: countColumn)
    return box.isTyping ? Point(column: min(end, area.endColumn - 1), row: area.row) : nil
  }

  private static func count(
    _ box: SearchBox, _ finding: SearchFinding?, _ state: AppState
  ) -> String {
    guard let finding, !box.query.isEmpty else { return "" }
    // What the server still holds was not looked through.
    let isAll =
      state.conversation.record.older == .none || state.conversation.record.older == .loading
    let more = finding.isComplete ? (isAll ? "" : ", older not loaded") : "…"
    guard finding.count > 0 else {
      return finding.isComplete ? " nothing found\(more)" : " searching…"
    }
    guard let number = finding.number else { return " \(finding.count)\(more)" }
    return " \(number) of \(finding.count)\(more)"
  }
}
