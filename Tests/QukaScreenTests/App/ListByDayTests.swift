import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

@Suite("The list by day") struct ListByDayTests {
  /// Friday, 22 November 2024, 10:00 in UTC+9.
  private static let now = 1_732_237_200
  private static let offset = 9 * 3_600
  private let today = LocalDay(at: now, offset: offset)

  @Test(
    "a day is called as a person calls it",
    arguments: [
      (0, "Today"), (-3_600, "Today"), (3_600 * 30, "Today"), (-10 * 3_600 - 1, "Yesterday"),
      (-34 * 3_600 - 1, "Wednesday"), (-6 * 86_400, "Saturday"), (-7 * 86_400, "15 November"),
      (-22 * 86_400, "31 October"), (-330 * 86_400, "28 December 2023"),
      (-268 * 86_400, "28 February"), (-267 * 86_400, "29 February"), (-266 * 86_400, "1 March"),
    ])
  func headings(_ ago: Int, _ heading: String) {
    #expect(today.heading(of: Self.now + ago) == heading)
  }

  @Test("a day begins at local midnight")
  func midnight() {
    #expect(today.start == Self.now - 10 * 3_600)
    #expect(LocalDay(at: -1, offset: 0).number == -1)
  }

  private func list(_ ages: [Int], size: Size = Size(columns: 80, rows: 24)) -> AppDriver {
    var app = AppDriver.connected(size: size)
    let chats = ages.enumerated().map { index, age in
      ChatSession(
        id: SessionID("\(index)"), title: "Chat \(index)", createdAt: 0,
        latestAccessAt: Self.now - age * 86_400)
    }
    app.reduce(.sessionsLoaded(page: 1, .success(Page(items: chats, total: chats.count))))
    app.reduce(.day(today))
    return app
  }

  private func column(_ app: AppDriver) -> [String] {
    app.screen.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().prefix(8)
      .map { String($0.prefix(22)).split(separator: "│")[0] }
      .map { $0.split(separator: " ").joined(separator: " ") }
  }

  @Test("headings stand over their chats")
  func rows() {
    let app = list([0, 0, 1, 3, 20])
    #expect(
      column(app) == [
        "Today", "Chat 0", "Chat 1", "Yesterday", "Chat 2", "Tuesday", "Chat 3", "2 November",
      ])
  }

  @Test("without colours headings are underlined and titles are not", arguments: [40, 80])
  func withoutColors(columns: Int) throws {
    var app = list([0, 1], size: Size(columns: columns, rows: 12))
    app.change { $0.focus = .list }
    for theme in [Theme.monochrome, .standard] {
      var cache = LayoutCache()
      let cells = ScreenView.render(app.state, theme: theme, cache: &cache).frame.cells
      let underlined = (1...4).map {
        cells.cell(column: 4, row: $0).style.attributes.contains(.underline)
      }
      #expect(
        underlined
          == (theme == .monochrome ? [true, false, true, false] : [false, false, false, false]))
    }
  }

  @Test("a chat that is used moves under today")
  func used() {
    var app = list([1, 3])
    app.openChat("1")
    app.ask("Why?")
    #expect(column(app)[0] == "Today" && column(app)[1].hasSuffix("Chat 1"))
    #expect(column(app)[2] == "Yesterday")
  }

  @Test(
    "Left folds the day of the selected chat, Enter unfolds it, and the selection steps over it")
  func folding() {
    var app = list([0, 1, 1, 1, 3])
    app.change { $0.focus = .list }
    for key in [Key(.down), Key(.down), Key(.left)] { app.press(key) }
    #expect(
      column(app).prefix(6) == ["Today", "Chat 0", "+ Yesterday · 3", "Tuesday", "Chat 4", ""])
    app.press(Key(.down))
    #expect(app.state.chats.sessions.selected == SessionID("4"))
    app.press(Key(.up))
    #expect(app.state.chats.sessions.selected == SessionID("1"))
    app.press(.enter)
    #expect(app.state.chats.currentSession == nil, "it unfolds, and opens nothing that was hidden")
    #expect(column(app).prefix(6).last == "Chat 3")
  }

  @Test("what a folded day hides is not deleted, stopped or renamed from the list")
  func hidden() {
    var app = list([1, 1])
    app.change { $0.focus = .list }
    app.press(Key(.left))
    for key in [Key(.delete), .character("x", .alt), .character("t", .alt)] {
      app.change { $0.notice = nil }
      #expect(app.press(key).isEmpty && app.state.overlays.isEmpty)
      #expect(app.state.notice?.text == "This day is folded. Enter unfolds it.")
    }
  }

  @Test("a folded day shows what goes on in its chats, and where one is")
  func badges() {
    var app = list([1, 1, 3])
    app.openChat("1")
    app.change { state in
      state.focus = .list
      state.foldSelected(true)
      state.focus = .composer
      state.chats.conversations[.session(SessionID("0"))] = Conversation()
      state.chats.conversations[.session(SessionID("0"))]?.isUnread = true
    }
    #expect(column(app)[0] == "›* Yesterday · 2")
    app.openChat("2")
    #expect(column(app)[0] == "* Yesterday · 2")
  }

  @Test("a thousand chats of one folded day cost one row, and folding it asks for more")
  func many() {
    var app = list(Array(repeating: 1, count: 50))
    app.reduce(
      .sessionsLoaded(
        page: 1, .success(Page(items: app.state.chats.sessions.sessions, total: 1_000))))
    app.change { $0.focus = .list }
    #expect(app.press(Key(.left)) == [.loadSessions(AppDriver.space, page: 2)])
  }

  @Test("a click opens the chat under it; one on a heading folds the day and unfolds it")
  func clicks() {
    var app = list([0, 1])
    func click(_ row: Int) {
      app.reduce(
        .input(
          .mouse(
            MouseEvent(action: .press, button: 0, position: Point(column: 5, row: row)))))
    }
    click(1)
    #expect(app.state.chats.currentSession == nil && column(app)[0] == "+ Today · 1")
    click(1)
    #expect(column(app)[0] == "Today")
    click(4)
    #expect(app.state.chats.currentSession == SessionID("1"))
  }

  @Test("the wheel over the list scrolls the list and leaves the transcript; a key brings it back")
  func wheel() {
    var app = list(Array(repeating: 0, count: 60))
    app.reduce(
      .input(
        .mouse(MouseEvent(action: .wheelDown, button: 0, position: Point(column: 5, row: 5)))))
    #expect(column(app)[0] == "Chat 2")
    #expect(app.state.chats.sessions.selected == SessionID("0"))
    app.press(Key(.left))
    #expect(column(app)[0] == "Today")
  }

  @Test("on a narrow screen Ctrl-B opens the list over it and closes it again")
  func narrow() {
    var app = list([0], size: Size(columns: 40, rows: 12))
    #expect(!app.screen.contains("Chat 0"))
    app.press(.control("b"))
    #expect(app.screen.contains("Chat 0") && app.state.focus == .list)
    app.press(.control("b"))
    #expect(!app.screen.contains("Chat 0") && app.state.focus == .composer)
  }
}
