import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

@Suite("The window for a title of one's own") struct OwnTitleWindowTests {
  private func window(size: Size = Size(columns: 120, rows: 24)) -> AppDriver {
    var app = AppDriver.open(size: size)
    app.change { $0.chats.keeping = .everything }
    app.press(Key(.tab))
    app.press(Key(.function(6)))
    return app
  }

  @Test("it holds the title there is, and Enter keeps what was typed, everywhere")
  func keeping() throws {
    var app = window()
    let before = try #require(app.state.chats.sessions.title(of: SessionID("a")))
    #expect(app.screen.contains("Title (kept on this machine only)"))
    #expect(app.screen.contains("› " + before))
    app.press(.control("u"))
    app.type("旅行 2027")
    app.press(Key(.left))
    app.type("x")
    app.press(.enter)
    #expect(app.state.overlays.isEmpty && app.typed.isEmpty)
    #expect(app.state.windowTitle == "旅行 202x7 - Quka")
    #expect(app.effects.contains(.setTitle("旅行 202x7 - Quka")))
    #expect(app.state.notice?.text.contains("kept on this machine only") == true)
    // In the first row, in the list and in the palette.
    #expect(app.screen.ranges(of: "旅行 202x7").count >= 2)
    app.press(.control("p"))
    app.type("旅行")
    #expect(app.screen.contains("旅行 202x7"))
  }

  @Test("Esc leaves the title as it is, and nothing typed gets into the input")
  func leaving() {
    var app = window()
    let before = app.state.windowTitle
    app.type("more")
    app.escape()
    #expect(app.state.windowTitle == before && app.typed.isEmpty)
    #expect(app.state.notice == nil)
  }

  @Test(
    "the caret is in view however long the title is, and every size can draw it",
    arguments: [1, 7, 8, 12, 40], [1, 3, 4, 12])
  func sizes(_ columns: Int, _ rows: Int) throws {
    var app = window(size: Size(columns: columns, rows: rows))
    app.type(String(repeating: "咖啡", count: 40))
    for key in [Key(.left), Key(.home), Key(.right), Key(.end)] {
      app.press(key)
      app.draw()
      guard columns >= 8, rows >= 4 else { continue }
      var cache = LayoutCache()
      let rendering = ScreenView.render(app.state, theme: .standard, cache: &cache)
      let cursor = try #require(rendering.frame.cursor)
      #expect(cursor.column < columns && cursor.row < rows)
    }
  }

  @Test("without a memory it says that the title ends with the program")
  func withoutMemory() {
    var app = AppDriver.open()
    app.press(Key(.tab))
    app.press(Key(.function(6)))
    #expect(app.screen.contains("until you quit"))
    app.type("x")
    app.press(.enter)
    #expect(app.state.notice?.text.contains("until you quit") == true)
  }
}
