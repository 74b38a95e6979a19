import QukaScreenTestSupport
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

@Suite("Which pane has the focus is seen") struct FocusTests {
  /// What tells it without colours: heavy edges, the input's mark, the cursor.
  private struct Signs: Equatable {
    var listEdge = false
    var transcriptEdge = false
    var heavyRule = false
    var mark = false
    var cursor = false
  }

  private func signs(_ app: AppDriver) -> Signs {
    var cache = LayoutCache()
    let frame = ScreenView.render(app.state, theme: .monochrome, cache: &cache).frame
    let layout = ScreenLayout(app.state)
    func glyph(_ column: Int, _ row: Int) -> String {
      guard frame.cells.contains(column: column, row: row) else { return "" }
      return frame.cells.text(of: frame.cells.cell(column: column, row: row))
    }
    var signs = Signs()
    signs.cursor = frame.cursor != nil
    signs.mark = glyph(layout.composer.column, layout.composer.row) == "›"
    signs.listEdge = glyph(layout.list.endColumn - 1, layout.list.row) == "▐"
    signs.transcriptEdge =
      !layout.transcript.isEmpty
      && glyph(layout.transcript.endColumn + layout.margin - 1, layout.transcript.row) == "▐"
    signs.heavyRule = glyph(layout.rule.column, layout.rule.row) == "━"
    return signs
  }

  @Test(
    "one pane at a time, at every size, also without colours",
    arguments: [
      Size(columns: 80, rows: 24), Size(columns: 200, rows: 60), Size(columns: 40, rows: 12),
    ])
  func panes(_ size: Size) {
    var app = AppDriver.streaming(size: size)
    #expect(signs(app) == Signs(mark: true, cursor: true))
    app.press(Key(.tab))
    #expect(signs(app).listEdge && !signs(app).transcriptEdge && !signs(app).cursor)
    app.press(Key(.tab))
    #expect(signs(app) == Signs(transcriptEdge: true, heavyRule: true))
    app.press(Key(.function(1)))
    #expect(signs(app) == Signs(), "in a window, none of them gets the keys")
  }

  @Test("in ASCII the heavy lines are others than the thin ones")
  func plain() {
    var app = AppDriver.streaming()
    app.change { $0.look.isASCII = true }
    #expect(app.screen.contains("----") && app.screen.contains("|"))
    #expect(!app.screen.contains("====") && !app.screen.contains("#"))
    app.press(Key(.tab))
    #expect(app.screen.contains("#") && !app.screen.contains("===="))
    app.press(Key(.tab))
    #expect(app.screen.contains("#") && app.screen.contains("===="))
  }
}
