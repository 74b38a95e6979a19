import QukaChat
import QukaText

/// The heavy edge of the pane that gets the keys; the input has its mark and the cursor instead.
enum FocusBar {
  /// On a wide screen the right edge is far from the text: the line below is heavy, too.
  static func isAroundTranscript(_ state: AppState) -> Bool {
    state.focus == .transcript && state.overlays.isEmpty
  }

  static func draw(
    _ state: AppState, _ layout: ScreenLayout, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    guard state.overlays.isEmpty else { return }
    let pane: Rect
    switch state.focus {
    case .composer: return
    case .list:
      pane = layout.list.inset(bottom: -layout.listFoot.rows)
    case .transcript: pane = layout.transcript.inset(right: -layout.margin)
    }
    guard !pane.isEmpty, pane.columns > 1 else { return }
    let edge = Rect(column: pane.endColumn - 1, row: pane.row, columns: 1, rows: pane.rows)
    canvas.fill(edge, theme.accent, with: "▐")
  }
}
