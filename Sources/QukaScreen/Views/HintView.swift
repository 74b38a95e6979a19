import QukaText

/// The last row: what the keys do now, or what has to be said; what is too long for it stands above.
enum HintView {
  /// - Parameter shown: what this frame shows above.
  static func draw(
    _ state: AppState, in rect: Rect, notice area: Rect, _ shown: TranscriptMetrics, _ theme: Theme,
    on canvas: inout CellBuffer
  ) {
    guard !rect.isEmpty else { return }
    for (offset, line) in rowsAbove(state, theme).prefix(area.rows).enumerated() {
      canvas.draw(line, column: area.column, row: area.row + offset, endColumn: area.endColumn)
    }
    if state.quitArmedUntil != nil {
      say("Press Ctrl-C again to quit", theme.warning, in: rect, on: &canvas)
    } else if let notice = state.shownNotice, area.isEmpty || fits(notice, state) {
      let style = notice.kind == .warning ? theme.warning : theme.accent
      let text = TextFit.oneLine(notice.text)
      let isTight = !fits(notice, state)
      let keys = isTight ? rect : rect.inset(right: DisplayWidth.of(text) + 1)
      let kept = isTight ? stopHints(state) : lasting(state, shown)
      let column = drawHints(kept, in: keys, theme, on: &canvas)
      say(text, style, in: rect.inset(left: column - rect.column - 1), on: &canvas)
    } else {
      drawHints(hints(state, shown: shown), in: rect, theme, on: &canvas)
    }
  }

  /// What is too long for the hint line gets that many rows of its own above it: enough for nearly everything.
  private static func noticeRows(_ state: AppState) -> Int { max(2, state.size.rows / 3) }

  /// What has to be said never hides the stop key, nor the keys of an open window.
  private static func lasting(_ state: AppState, _ shown: TranscriptMetrics? = nil) -> [Hint] {
    state.overlays.isEmpty ? stopHints(state) : hints(state, shown: shown)
  }

  private static func stopHints(_ state: AppState) -> [Hint] {
    CommandCatalogue.hints(in: CommandScene(lastRowOf: state, shown: nil), only: .escape)
  }

  /// The rows above the hints: a notice that does not fit beside the keys that stay, because cut words help nobody,
  /// least of all on a narrow screen; otherwise why there is no connection, as long as there is none.
  static func rowsAbove(_ state: AppState, _ theme: Theme) -> [StyledLine] {
    let notice = state.shownNotice
    if let notice, !fits(notice, state) {
      let style = notice.kind == .warning ? theme.warning : theme.accent
      return rows(notice.text, style, state)
    }
    guard state.overlays.isEmpty, notice?.subject != .closed,
      let outage = ConnectionText.outage(state)
    else { return [] }
    return rows(outage, theme.warning, state)
  }

  /// Whether a notice can stand in the hint line, beside the keys that stay.
  private static func fits(_ notice: Notice, _ state: AppState) -> Bool {
    let keys = lasting(state).reduce(0) { $0 + $1.columns + gap }
    return keys + DisplayWidth.of(TextFit.oneLine(notice.text)) <= state.size.columns - 2
  }

  private static func rows(_ text: String, _ style: Style, _ state: AppState) -> [StyledLine] {
    let (text, columns, noticeRows) = (
      TextFit.oneLine(text), state.size.columns, noticeRows(state)
    )
    let margin = StyledLine(" ")
    let rows = LineBreaker(width: max(1, columns - 1), first: margin, hanging: margin)
      .wrap(StyledLine(text, style))
    guard rows.count > noticeRows else { return rows }
    let rest = rows[(noticeRows - 1)...].map(\.text).joined()
    let last = TextFit.cut(" " + TextFit.oneLine(rest), to: columns - 1)
    return rows.prefix(noticeRows - 1) + [StyledLine(last, style)]
  }

  private static func say(
    _ text: String, _ style: Style, in rect: Rect, on canvas: inout CellBuffer
  ) {
    let fitted = TextFit.cut(text, to: rect.columns - 1)
    canvas.draw(fitted, column: rect.column + 1, row: rect.row, style: style)
  }

  /// Draws as many hints as fit whole, the most important first, and answers the column after them.
  @discardableResult
  private static func drawHints(
    _ hints: [Hint], in rect: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) -> Int {
    var column = rect.column + 1
    for hint in hints {
      guard column + hint.columns <= rect.endColumn else { return column }
      column = canvas.draw(hint.key, column: column, row: rect.row, style: theme.hintKey)
      column = canvas.draw(" " + hint.text, column: column, row: rect.row, style: theme.hint)
      column += gap
    }
    return column
  }

  /// Columns between two hints.
  private static let gap = 2

  struct Hint: Equatable {
    var key: String
    var text: String

    var columns: Int { DisplayWidth.of(key) + 1 + DisplayWidth.of(text) }
  }

  /// What the keys do in a state, the most important first. A key that would do nothing is not among them.
  ///
  /// - Parameter shown: what the frame shows; nil takes the last one's.
  static func hints(_ state: AppState, shown: TranscriptMetrics? = nil) -> [Hint] {
    CommandCatalogue.hints(in: CommandScene(lastRowOf: state, shown: shown))
  }
}
