import QukaChat
import QukaText
import QukaWire

/// The input: a prompt, the typed text, and the caret.
enum ComposerView {
  /// Draws the input and answers where the caret stands; nil while something else has the focus.
  static func draw(
    _ state: AppState, _ window: ComposerWindow, _ theme: Theme, on canvas: inout CellBuffer
  ) -> Point? {
    let rect = window.area
    guard !rect.isEmpty else { return nil }
    let conversation = state.conversation
    let isFocused = state.focus == .composer && state.overlays.isEmpty
    let mark = isFocused ? theme.userMark : theme.muted
    let prompt = state.commandsByLetter ? commandPrompt : prompt
    let column = rect.column + ComposerLayout.indent
    guard !conversation.composer.isEmpty else {
      if state.focus == .composer { draw(prompt, rect.row, in: rect, mark, on: &canvas) }
      canvas.draw(
        placeholder(state, conversation, columns: rect.endColumn - column), column: column,
        row: rect.row, style: theme.placeholder,
        endColumn: rect.endColumn)
      return isFocused ? caret(Point(column: column, row: rect.row), in: rect) : nil
    }
    let isCutAbove = window.above != nil
    if isCutAbove || state.focus == .composer {
      draw(isCutAbove ? upArrow : prompt, rect.row, in: rect, mark, on: &canvas)
    }
    if window.below != nil {
      let both = isCutAbove && rect.rows == 1
      draw(both ? bothArrow : downArrow, rect.endRow - 1, in: rect, mark, on: &canvas)
    }
    drawText(window, theme, on: &canvas)
    guard isFocused else { return nil }
    let place = window.layout.caret
    let point = Point(column: column + place.column, row: rect.row + place.row - window.first)
    return caret(point, in: rect)
  }

  /// The rows of the text, with what is selected in them.
  private static func drawText(
    _ window: ComposerWindow, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    let area = window.area
    for row in window.shown {
      let column = area.column + ComposerLayout.indent
      let line = area.row + row - window.first
      canvas.draw(
        window.layout.text(of: row), column: column, row: line, style: theme.composer,
        endColumn: area.endColumn)
      for folded in window.layout.foldedColumns(of: row) {
        canvas.restyle(
          Rect(
            column: column + folded.lowerBound, row: line,
            columns: min(folded.count, area.endColumn - column - folded.lowerBound), rows: 1)
        ) { _ in theme.accent }
      }
      guard let selected = window.layout.selectedColumns(of: row) else { continue }
      let columns = min(selected.count, area.endColumn - column - selected.lowerBound)
      canvas.restyle(
        Rect(column: column + selected.lowerBound, row: line, columns: columns, rows: 1)
      ) { _ in theme.selection }
    }
  }

  private static let prompt: Unicode.Scalar = "›"
  /// Letters are commands of vi.
  private static let commandPrompt: Unicode.Scalar = "‹"
  /// Rows are hidden above, below, or on both sides of the only one.
  private static let upArrow: Unicode.Scalar = "↑"
  private static let downArrow: Unicode.Scalar = "↓"
  private static let bothArrow: Unicode.Scalar = "↕"

  /// A mark left of a row; it has one column, also where arrows have two, and is ASCII then.
  private static func draw(
    _ mark: Unicode.Scalar, _ row: Int, in rect: Rect, _ style: Style, on canvas: inout CellBuffer
  ) {
    canvas.put(glyph: mark.value, width: 1, look: CellLook(style), column: rect.column, row: row)
  }

  private static func placeholder(
    _ state: AppState, _ conversation: Conversation, columns: Int
  ) -> String {
    if state.commandsByLetter { return "Press i to type" }
    if state.chats.connection.isWaiting { return "Message: Enter queues it" }
    guard conversation.activity != .idle else {
      guard conversation.entries.isEmpty else { return "Message" }
      // Who is new here is told what else the input knows.
      let all = "Message Quka   / commands   ? keys"
      return all.count <= columns ? all : "Message Quka"
    }
    return "Message: Enter queues it"
  }

  /// The caret never leaves the input, however small it is.
  private static func caret(_ point: Point, in rect: Rect) -> Point {
    Point(
      column: min(point.column, rect.endColumn - 1), row: min(point.row, rect.endRow - 1))
  }
}
