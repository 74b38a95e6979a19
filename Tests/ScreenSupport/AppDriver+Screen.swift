import QukaText

@testable import QukaScreen

extension AppDriver {
  /// The screen as text, without the spaces at the ends of its rows.
  package var screen: String {
    var cache = LayoutCache()
    return ScreenView.render(state, theme: .standard, cache: &cache).frame.text
  }

  /// The rows of the transcript, of a screen without wide characters.
  package var transcriptRows: [String] {
    let area = ScreenLayout(state).transcript
    let rows = screen.split(separator: "\n", omittingEmptySubsequences: false)
    return rows[area.row..<area.endRow].map { String($0.dropFirst(area.column)) }
  }

  /// Draws a frame as the event loop does, so that scrolling knows its bounds.
  package mutating func draw() {
    var cache = LayoutCache()
    var isBehind = true
    while isBehind {
      let rendering = ScreenView.render(state, theme: .standard, cache: &cache)
      reduce(.laidOut(rendering.metrics))
      isBehind = rendering.metrics.isBehind
    }
  }
}
