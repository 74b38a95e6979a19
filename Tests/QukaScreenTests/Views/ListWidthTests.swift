import QukaScreenTestSupport
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("The width of the list of chats") struct ListWidthTests {
  private func app(_ columns: Int) -> AppDriver {
    var app = AppDriver.open(size: Size(columns: columns, rows: 24))
    app.change { $0.isListWanted = nil }
    return app
  }

  private func width(_ app: AppDriver) -> Int { ScreenLayout(app.state).list.columns }

  @Test(
    "it stands beside the transcript by itself from 100 columns on, and wider above 120",
    arguments: [(40, 0), (71, 0), (72, 0), (99, 0), (100, 24), (120, 24), (124, 31), (200, 40)])
  func byItself(_ columns: Int, _ width: Int) {
    #expect(self.width(app(columns)) == width)
  }

  @Test("from 72 to 99 columns Ctrl-B shows it beside, and hides it", arguments: [72, 99])
  func shown(_ columns: Int) {
    var app = app(columns)
    app.press(.control("b"))
    #expect(width(app) == 24 && app.state.focus == .composer)
    app.press(.control("b"))
    #expect(width(app) == 0)
  }

  @Test("hidden, it is there as long as it has the focus", arguments: [40, 72, 99, 200])
  func focused(_ columns: Int) {
    var app = app(columns)
    if columns > 99 { app.press(.control("b")) }
    #expect(width(app) == 0)
    app.press(Key(.tab))
    #expect(width(app) == (columns < 72 ? columns : columns > 120 ? 40 : 24))
    app.press(Key(.tab))
    #expect(width(app) == 0)
    app.press(Key(.tab, .shift))
    app.type("under")
    #expect(width(app) == 0 && app.typed == "under")
  }
}
