import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Going around in a transcript") struct JumpTests {
  /// Three questions, each with an answer longer than the screen.
  private func chat() -> AppDriver {
    var app = AppDriver.open()
    for number in 1...3 { answer(number, in: &app) }
    app.draw()
    return app
  }

  private func answer(_ number: Int, in app: inout AppDriver) {
    app.ask("Question \(number)?")
    let text = (0..<40).map { "- item \(number).\($0)\n" }.joined()
    app.chat(.started("A\(number)"))
    app.chat(.text("A\(number)", text))
    app.chat(.done("A\(number)", text.count))
    app.wait(.seconds(5))
  }

  /// The first row of the transcript.
  private func top(_ app: AppDriver) -> String {
    let row = app.screen.split(separator: "\n", omittingEmptySubsequences: false)[1]
    return row.split(separator: "│").last.map { $0.trimmingSpaces } ?? ""
  }

  private func press(_ key: Key, _ app: inout AppDriver) {
    app.press(key)
    app.draw()
  }

  @Test("Alt-P and Alt-N go from question to question, from the input too")
  func questions() {
    var app = chat()
    var seen: [String] = []
    for _ in 0..<4 {
      press(.character("p", .alt), &app)
      seen.append(top(app))
    }
    #expect(seen == ["› Question 3?", "› Question 2?", "› Question 1?", "› Question 1?"])
    #expect(app.typed.isEmpty && app.state.focus == .composer)
    seen = []
    for _ in 0..<2 {
      press(.character("n", .alt), &app)
      seen.append(top(app))
    }
    #expect(seen == ["› Question 2?", "› Question 3?"])
    #expect(!app.state.viewport.isFollowing)
    press(.character("n", .alt), &app)
    #expect(app.state.viewport.isFollowing)
  }

  @Test("a jump's first frame shows the way back, too")
  func wayBack() {
    var app = chat()
    #expect(!app.screen.contains("more below"))
    app.press(.character("p", .alt))
    #expect(app.screen.contains(" more below · Ctrl-End"))
  }

  @Test("from the middle of an answer, Alt-P goes to its own question")
  func ownQuestion() {
    var app = chat()
    press(.character("p", .alt), &app)
    press(Key(.pageDown), &app)
    press(.character("p", .alt), &app)
    #expect(top(app) == "› Question 3?")
    press(.character("p", .alt), &app)
    press(.character("n", .alt), &app)
    #expect(top(app) == "› Question 3?")
  }

  @Test("what arrives below leaves the view where it is, and is counted")
  func newLines() {
    var app = chat()
    press(Key(.pageUp), &app)
    let before = top(app)
    #expect(app.screen.contains(" more below · Ctrl-End"))
    app.ask("More?")
    app.change { $0.changeReading { $0.viewport.scroll(by: -20) } }
    app.draw()
    let place = top(app)
    #expect(place != before)
    app.chat(.started("B"))
    app.chat(.text("B", "one\n\ntwo\n\nthree"))
    app.draw()
    #expect(top(app) == place)
    #expect(app.screen.contains("new lines · Ctrl-End"))
    press(Key(.end, .control), &app)
    #expect(app.state.viewport.isFollowing && !app.screen.contains("Ctrl-End"))
  }

  @Test("a click on that line goes to the end, one on the input puts the focus there")
  func clicks() {
    var app = chat()
    press(Key(.pageUp), &app)
    app.change { $0.focus = .transcript }
    func click(_ rect: Rect) {
      app.reduce(
        .input(
          .mouse(
            MouseEvent(
              action: .press, button: 0,
              position: Point(column: rect.endColumn - 2, row: rect.row)))))
    }
    click(ScreenLayout(app.state).rule)
    #expect(app.state.viewport.isFollowing && app.state.focus == .transcript)
    click(ScreenLayout(app.state).composer)
    #expect(app.state.focus == .composer)
  }

  @Test("a narrower window keeps the line that is being read at the top")
  func resized() {
    var app = chat()
    press(.character("p", .alt), &app)
    press(.character("p", .alt), &app)
    for columns in [200, 40, 80] {
      app.reduce(.resized(Size(columns: columns, rows: 24)))
      app.draw()
      #expect(app.screen.split(separator: "\n")[1].contains("Question 2?"), "\(columns) columns")
    }
  }

  @Test("another size of the window makes no row new that was seen, and hides none that was not")
  func seenAfterResize() {
    var app = AppDriver.open()
    app.ask("Question?")
    app.chat(.started("A"))
    let text = (0..<30).map { "Sentence \($0) goes on for as long as a line has room, and on." }
      .joined(separator: "\n\n")
    app.chat(.text("A", text))
    app.draw()
    press(Key(.pageUp), &app)
    for columns in [40, 200, 30, 80, 50] {
      app.reduce(.resized(Size(columns: columns, rows: 24)))
      app.draw()
      #expect(app.state.viewport.metrics.newRows == 0, "\(columns) columns")
    }
    app.chat(.text("A", "\n\n- one\n- two\n- three\n", at: text.unicodeScalars.count))
    app.draw()
    let news = app.state.viewport.metrics.newRows
    #expect(news == 4)
    for columns in [40, 200, 50] {
      app.reduce(.resized(Size(columns: columns, rows: 24)))
      app.draw()
      let rows = app.state.viewport.metrics.newRows
      #expect((1...12).contains(rows), "\(columns) columns: \(rows)")
    }
    press(Key(.end, .control), &app)
    #expect(app.state.viewport.metrics.newRows == 0)
  }

  @Test("Alt-U goes to what came while another chat was on screen, then to the next unread chat")
  func unread() {
    var app = chat()
    app.openChat("b")
    app.draw()
    let text = (0..<40).map { "- news \($0)\n" }.joined()
    app.chat(.started("N"))
    app.chat(.text("N", text))
    app.chat(.done("N", text.count))
    #expect(app.conversation("a").isUnread)
    press(.character("u", .alt), &app)
    #expect(app.state.chats.currentSession == SessionID("a") && !app.conversation.isUnread)
    let rows = app.screen.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows[1].contains("item 3.39"), "the last line that was seen")
    #expect(rows[2...4].contains { $0.contains("news 0") })
    press(.character("u", .alt), &app)
    #expect(top(app).contains("news 1"), "what did not fit on the screen comes next")
    for _ in 0..<9 where app.state.notice == nil { press(.character("u", .alt), &app) }
    #expect(app.screen.contains("news 39"))
    #expect(app.state.notice?.text == "Nothing is unread.")
  }

  @Test(
    "who drags where the program selects nothing is told how the terminal does; a click is no drag")
  func dragging() {
    var app = chat()
    app.change { $0.notice = nil }
    func report(_ action: MouseEvent.Action, _ column: Int) {
      app.reduce(
        .input(
          .mouse(
            MouseEvent(action: action, button: 0, position: Point(column: column, row: 0)))))
    }
    report(.press, 40)
    report(.release, 41)
    #expect(app.state.notice == nil)
    report(.press, 40)
    report(.release, 60)
    #expect(app.state.notice?.text.contains("hold Shift") == true)
    app.change { $0.notice = nil }
    report(.release, 70)
    #expect(app.state.notice == nil, "a release without its press")
  }

  @Test("F4 gives the mouse to the terminal and takes it back")
  func mouse() {
    var app = chat()
    #expect(app.press(Key(.function(4))) == [.mouse(false)])
    #expect(app.press(Key(.function(4))) == [.mouse(true)])
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
