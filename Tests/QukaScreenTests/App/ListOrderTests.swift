import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("The order of the list") struct ListOrderTests {
  private static let key = Key(.function(9))

  /// Chat c has an unread answer, the list has the focus.
  private func list(size: Size = Size(columns: 80, rows: 24)) -> AppDriver {
    var app = AppDriver.open("c", size: size)
    app.ask("Why?")
    app.chat(.started("C"), in: "c")
    visit("b", &app)
    app.chat(.text("C", "Because"), in: "c")
    app.chat(.done("C", 7), in: "c")
    app.wait(.seconds(5))
    visit("a", &app)
    app.reduce(.day(LocalDay(at: 1_000, offset: 0)))
    app.press(Key(.tab))
    return app
  }

  private func visit(_ id: String, _ app: inout AppDriver) {
    app.change { state in
      state.focus = .list
      state.chats.sessions.selected = SessionID(id)
    }
    app.press(.enter)
    app.reduce(.realtime(.subscribed(SessionID(id))))
    app.reduce(.historyLoaded(SessionID(id), .success([])))
  }

  private func ids(_ app: AppDriver) -> [String] {
    app.state.chats.listed.all.map { app.state.chats.sessions.sessions[$0].id.rawValue }
  }

  @Test("a key goes through the orders, and the foot of the list says which it is")
  func orders() {
    var app = list()
    #expect(ids(app) == ["c", "a", "b"] && !app.screen.contains("· F9"))
    app.press(Self.key)
    #expect(app.state.notice?.text == "Sorted: unread and failed first.")
    #expect(app.screen.contains("Unread and failed") && app.screen.contains("unread first · F9"))
    #expect(app.state.chats.listed.attention.count == 1)
    app.press(Self.key)
    #expect(ids(app) == ["a", "b", "c"])
    #expect(app.screen.contains("sorted by title · F9") && !app.screen.contains("Today"))
    app.press(Self.key)
    #expect(ids(app) == ["c", "a", "b"] && !app.screen.contains("· F9"))
  }

  @Test("Up and Down, and Alt-Down, follow the order on screen")
  func moving() {
    var app = list()
    app.press(Self.key)
    app.press(Self.key)
    app.press(Key(.down))
    #expect(app.state.chats.sessions.selected == SessionID("b"))
    app.press(Key(.down, .alt))
    #expect(app.state.chats.currentSession == SessionID("b"))
    app.press(Key(.down, .alt))
    #expect(app.state.chats.currentSession == SessionID("c"))
  }

  @Test("own titles and new chats find their place by title, and untitled ones come last")
  func titles() {
    var app = list()
    app.press(Self.key)
    app.press(Self.key)
    app.change { $0.chats.entitle(SessionID("a"), "élan") }
    app.reduce(.sessionTitled(SessionID("c"), .success("BETA")))
    #expect(ids(app) == ["c", "b", "a"])
    app.change { $0.chats.sessions.rename(SessionID("b"), to: "") }
    #expect(ids(app) == ["c", "a", "b"])
  }

  @Test("what is read is among the others again, what failed or waits stays first")
  func attention() {
    var app = list()
    app.press(Self.key)
    visit("c", &app)
    #expect(app.state.chats.listed.attention.isEmpty)
    visit("b", &app)
    app.type("unsent")
    #expect(app.state.chats.listed.attention.isEmpty)
    visit("a", &app)
    #expect(app.state.chats.listed.attention.count == 1)
    app.ask("Why?")
    app.chat(.failure("A"))
    app.wait(.seconds(3))
    #expect(app.state.chats.listed.attention.count == 2)
  }

  @Test("every size can draw it", arguments: [1, 10, 40, 71, 72, 100], [1, 4, 5, 12])
  func sizes(_ columns: Int, _ rows: Int) {
    var app = list(size: Size(columns: columns, rows: rows))
    for _ in 0..<3 {
      app.press(Self.key)
      app.draw()
    }
    #expect(app.state.chats.listOrder == .latest)
  }
}
