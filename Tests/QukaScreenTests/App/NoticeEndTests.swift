import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// What is said ends when it is no longer so.
@Suite("What ends a notice") struct NoticeEndTests {
  private static let folded = "This day is folded. Enter unfolds it."

  /// The list has the focus, a folded day is selected, and what is typed waits in the input.
  private static func foldedDay() -> AppDriver {
    var app = AppDriver.open()
    app.reduce(.day(LocalDay(at: 1_732_237_200, offset: 0)))
    app.type("草稿别发")
    for key in [Key(.tab), Key(.home), Key(.left), Key(.delete)] { app.press(key) }
    return app
  }

  @Test(
    "what was said of a key of the list or the transcript goes with the next key, paste or click")
  func pane() {
    let click = MouseEvent(action: .press, button: 0, position: Point(column: 60, row: 21))
    let deeds: [TerminalInput] = [
      .key(Key(.tab)), .key(.control("b")), .key(.character("x")), .paste("x"), .mouse(click),
    ]
    for deed in deeds {
      var app = Self.foldedDay()
      #expect(app.state.notice?.text == Self.folded)
      app.reduce(.input(.focus(false)))
      #expect(app.state.notice?.text == Self.folded)
      app.reduce(.input(deed))
      #expect(app.state.notice == nil, "\(deed)")
    }
    var app = Self.foldedDay()
    app.press(Key(.tab))
    app.press(Key(.tab))
    #expect(app.state.focus == .composer && !app.screen.contains("folded. Enter"))
  }

  @Test("that an answer is still being written ends with the answer, and with the next key")
  func turn() {
    var app = AppDriver.streaming()
    app.press(.control("t"))
    #expect(app.state.notice?.text == "The answer is still running. Esc stops it.")
    var stopped = app
    stopped.escape()
    #expect(stopped.state.notice == nil)
    app.chat(.done("A", 5))
    app.wait(.seconds(3))
    #expect(app.state.notice == nil)
  }

  @Test("that a question waits ends when nothing waits, and in another chat")
  func queue() {
    var app = AppDriver.open()
    app.press(.control("n"))
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(60))))
    app.type("Why?")
    app.press(.enter)
    let sentence = "Your question will be sent when you are online again. Up takes it back."
    #expect(app.state.notice?.text == sentence)
    var back = app
    back.press(Key(.up))
    #expect(back.typed == "Why?" && back.state.notice == nil)
    var elsewhere = app
    elsewhere.press(Key(.down, .alt))
    #expect(elsewhere.state.notice == nil)
    app.reduce(.realtime(.connected))
    #expect(app.state.notice == nil)
  }

  @Test("that something stops ends when nothing stops any more")
  func stops() {
    var app = AppDriver.streaming()
    app.press(.control("x"))
    #expect(app.state.notice?.text == "Stopping 1 answer…")
    app.reduce(.stopAnswered(app.turn, .accepted))
    app.chat(.stopped("A", 5))
    #expect(app.conversation.activity == .idle && app.state.notice == nil)
  }

  @Test("a title is told with the chat it belongs to, and whether it changed")
  func title() {
    let id = SessionID("a")
    for (title, sentence) in [
      ("Chat a", "“Chat a” keeps its title: the server gave the same one."),
      ("Reasons", "“Chat a” is now called “Reasons”."),
    ] {
      var app = AppDriver.open()
      app.change { _ = $0.chats.titles.begin(id) }
      app.press(Key(.down, .alt))
      app.reduce(.sessionTitled(id, .success(title)))
      #expect(app.state.notice?.text == sentence)
    }
  }

  // MARK: - Loading again

  private static let loading = "Reloading the chat…"

  private static func again() -> AppDriver {
    var app = AppDriver.open()
    #expect(app.press(.control("r")) == [.history("a")])
    #expect(app.state.notice?.text == loading)
    return app
  }

  @Test("that a chat is loaded again is said when it is, however long that takes")
  func loaded() {
    var app = Self.again()
    app.wait(.seconds(30))
    #expect(app.state.notice?.text == Self.loading)
    app.press(.control("r"))
    #expect(app.state.notice?.text == Self.loading, "it is asked for already")
    app.reduce(.historyLoaded(SessionID("a"), .success([])))
    if app.state.conversation.record.newest == .loading {
      app.reduce(.historyLoaded(SessionID("a"), .success([])))
    }
    #expect(app.state.notice?.text == "Chat reloaded.")
    app.wait(.seconds(5))
    #expect(app.state.notice == nil)
  }

  @Test("that it could not be loaded is said, and nothing in another chat")
  func notLoaded() {
    var app = Self.again()
    var elsewhere = app
    elsewhere.press(Key(.down, .alt))
    #expect(elsewhere.state.notice == nil)
    elsewhere.reduce(.historyLoaded(SessionID("a"), .success([])))
    #expect(elsewhere.state.notice == nil)
    app.reduce(.historyLoaded(SessionID("a"), .failure(.lost())))
    #expect(
      app.state.notice?.text.hasPrefix(
        "The chat could not be loaded. s took too long to respond.") == true)
  }

  // MARK: - Quitting

  @Test("whatever fills the input takes back that the next Ctrl-C quits")
  func quit() {
    let hint = "Press Ctrl-C again to quit"
    var app = AppDriver.open()
    app.press(.control("c"))
    #expect(app.screen.contains(hint))
    app.reduce(.input(.paste("pasted")))
    #expect(!app.screen.contains(hint))
    app.press(.control("c"))
    #expect(app.typed.isEmpty && app.press(.control("c")) == [] && !app.state.isEnding)
    #expect(app.press(.control("c")) == [.quit])

    var withdrawn = AppDriver.open()
    withdrawn.type("Why?")
    withdrawn.press(.enter)
    withdrawn.reduce(.messageNamed(withdrawn.turn, .success(MessageID("q"))))
    withdrawn.escape()
    withdrawn.change { $0.quitArmedUntil = $0.now + .seconds(3) }
    withdrawn.reduce(.sendWithdrawn(withdrawn.turn))
    #expect(withdrawn.typed == "Why?" && withdrawn.state.quitArmedUntil == nil)
  }

  @Test("that the connection is closed for good is said only as long as it is")
  func closed() {
    var app = AppDriver.open()
    app.reduce(.realtime(.disconnected(reason: .tokenRefused(.make("401")), retryIn: nil)))
    #expect(app.state.notice?.text.contains("token") == true)
    #expect(app.press(.control("r")) == [.reconnect])
    app.reduce(.realtime(.connecting(attempt: 1)))
    #expect(app.state.notice == nil)
  }
}
