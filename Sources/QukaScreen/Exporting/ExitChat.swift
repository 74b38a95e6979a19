import QukaChat
import QukaText

/// The chat on screen as it stays on the normal screen, once the program has left.
package struct ExitChat: Sendable {
  /// More would push what stands there too far away.
  package static let mostRows = 1_000
  /// Frames that are laid out for it, so that a long chat does not hold up the way out.
  private static let mostFrames = 60

  package let cells: CellBuffer
  package let rows: Int
  /// Rows stand before these.
  package let isCut: Bool

  /// Nil when there is nothing to show.
  package init?(_ state: AppState) {
    guard !state.conversation.entries.isEmpty, state.size.columns > 0 else { return nil }
    var state = state
    state.overlays = []
    state.preview = nil
    state.changeReading { $0.viewport.follow() }
    let size = Size(columns: state.size.columns, rows: Self.mostRows)
    let theme = Self.theme(state.look)
    var cells = CellBuffer(size: size)
    var metrics = TranscriptMetrics()
    let draw = { (cells: inout CellBuffer) -> TranscriptMetrics in
      var metrics = TranscriptMetrics()
      var cache = LayoutCache()
      for _ in 0..<Self.mostFrames {
        cells = CellBuffer(size: size)
        metrics = TranscriptView.draw(state, in: Rect(size), theme, &cache, on: &cells)
        guard metrics.isBehind else { break }
      }
      return metrics
    }
    TextFit.$ellipsis.withValue(state.look.isASCII ? "..." : "…") {
      DisplayWidth.$rules.withValue(state.look.columnRules) {
        metrics = state.naming { draw(&cells) }
      }
    }
    if state.look.isASCII || state.look.columnRules.widensAmbiguous {
      cells.replaceGlyphs(onlyAmbiguous: !state.look.isASCII)
    }
    self.cells = cells
    rows = min(metrics.totalRows, Self.mostRows)
    isCut = metrics.totalRows > rows
  }

  /// There the background is the terminal's: a theme with one of its own could not be read on it.
  private static func theme(_ look: Look) -> Theme {
    look.theme.canvas.background == .terminal
      ? look.theme : ThemeChoice.quka.theme(isDark: look.isDarkTerminal, depth: look.depth)
  }
}
