import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

extension AppDriver {
  /// The screen as text, without the spaces at the ends of its rows.
  var screen: String {
    var cache = LayoutCache()
    return ScreenView.render(state, theme: .standard, cache: &cache).frame.text
  }

  /// The rows of the transcript, of a screen without wide characters.
  var transcriptRows: [String] {
    let area = ScreenLayout(state).transcript
    let rows = screen.split(separator: "\n", omittingEmptySubsequences: false)
    return rows[area.row..<area.endRow].map { String($0.dropFirst(area.column)) }
  }

  /// Draws a frame as the event loop does, so that scrolling knows its bounds.
  mutating func draw() {
    var cache = LayoutCache()
    var isBehind = true
    while isBehind {
      let rendering = ScreenView.render(state, theme: .standard, cache: &cache)
      reduce(.laidOut(rendering.metrics))
      isBehind = rendering.metrics.isBehind
    }
  }
}

extension ScreenFrame {
  var text: String {
    (0..<size.rows).map { row in
      var text = cells.text(row: row)
      while text.hasSuffix(" ") { text.removeLast() }
      return text
    }.joined(separator: "\n")
  }
}
