import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// After the end of a round another may begin: for two seconds the program waits, and the screen looks as if all were over.
@Suite("While an answer settles") struct SettlingTests {
  static func settling(_ size: Size = Size(columns: 80, rows: 24)) -> AppDriver {
    var app = AppDriver.streaming(size: size)
    app.chat(.done("A"))
    app.forgetEffects()
    return app
  }

  private static func hints(_ app: AppDriver) -> [String] {
    HintView.hints(app.state).map { "\($0.key) \($0.text)" }
  }

  @Test("no hint promises a stop, but Esc asks once")
  func escape() {
    var app = Self.settling()
    #expect(!Self.hints(app).contains { $0.hasPrefix("Esc") })
    #expect(app.escape() == [.stop("a", app.turn)])
    #expect(!Self.hints(app).contains { $0.hasPrefix("Esc") })
    #expect(app.escape() == [])
  }

  @Test("first row, list, placeholder and hints agree that nothing runs")
  func agree() {
    var app = Self.settling()
    #expect(app.conversation.activity == .idle)
    #expect(app.conversation.badge == nil && app.state.chats.generatingCount == 0)
    #expect(!app.screen.contains("streaming"))
    #expect(app.screen.contains("› Message\n") || app.screen.contains("› Message "))
    app.type("x")
    #expect(Self.hints(app).contains("Enter queue"), "for another round may follow")
  }

  @Test("before a tool's call, which a round ends as a failure, it goes on as waiting")
  func prelude() {
    var app = AppDriver.open()
    app.ask("Why?")
    app.chat(.started("A"))
    app.chat(.failure("A", "Sorry, I'm wrong"))
    #expect(app.conversation.turn?.isSettling == true)
    #expect(app.conversation.activity == .waiting)
    #expect(Self.hints(app).first == "Esc stop")
    #expect(app.screen.contains("waiting"))
  }

  @Test("Ctrl-C clears the input, and asks for the stop besides")
  func clears() {
    var app = Self.settling()
    app.type("half")
    #expect(app.press(.control("c")) == [.stop("a", app.turn)])
    #expect(app.typed.isEmpty && app.state.quitArmedUntil == nil)
    app.press(Key(.up))
    #expect(app.typed == "half")
  }

  @Test("Ctrl-C on the empty input asks for the stop, and whether to quit")
  func quits() {
    var app = Self.settling()
    #expect(app.press(.control("c")) == [.stop("a", app.turn)])
    #expect(app.state.quitArmedUntil != nil)
    #expect(app.press(.control("c")) == [.quit])
  }

  @Test("Ctrl-C over a window closes it, and asks for the stop besides")
  func closes() {
    var app = Self.settling()
    app.press(Key(.function(1)))
    #expect(app.press(.control("c")) == [.stop("a", app.turn)])
    #expect(app.state.overlays.isEmpty)
  }

  @Test("Esc and a letter in one read ask for the stop, and the letter is typed")
  func chord() {
    var app = Self.settling()
    #expect(app.press(.character("h", .alt)) == [.stop("a", app.turn)])
    #expect(app.typed == "h")
  }

  @Test("who quits then hears of no stop that was not confirmed")
  func farewell() {
    var app = Self.settling()
    app.escape()
    #expect(Farewell(app.state, hasServer: true).sentences.isEmpty)
    var streaming = AppDriver.streaming()
    streaming.escape()
    #expect(Farewell(streaming.state, hasServer: true).sentences.count == 1)
  }

  @Test("Ctrl-X and Alt-X say that nothing runs any more")
  func others() {
    var app = Self.settling()
    app.press(.control("x"))
    #expect(app.state.notice?.text == "No answer is running.")
    app = Self.settling()
    app.change {
      $0.focus = .list
      $0.chats.sessions.selected = SessionID("a")
    }
    app.press(.character("x", .alt))
    #expect(app.state.notice?.text == "The answer in “Chat a” is complete.")
  }

  @Test("Esc holds what was queued at once; what is asked after it goes out")
  func queue() {
    var app = Self.settling()
    app.type("before")
    app.press(.enter)
    #expect(app.conversation.queue == ["before"])
    app.escape()
    #expect(app.conversation.queue.isEmpty && app.conversation.held == ["before"])
    app.reduce(.stopAnswered(app.turn, .accepted))
    app.type("after")
    app.press(.enter)
    #expect(app.conversation.queue == ["after"])
    app.wait(.seconds(3))
    #expect(app.conversation.sending?.text == "after")
    #expect(app.conversation.held == ["before"])
  }

  @Test("the end comes down to the last row once no call of a tool has followed, and not before")
  func rest() {
    let text = (1...30).map { "Line \($0)." }.joined(separator: "\n\n")
    for size in [(80, 24), (40, 12), (120, 40)].map({ Size(columns: $0.0, rows: $0.1) }) {
      var app = AppDriver.streaming(text, size: size)
      app.draw()
      let before = app.transcriptRows
      #expect(before.last == "", "there is room for what comes")
      app.chat(.done("A", text.unicodeScalars.count))
      app.draw()
      #expect(app.transcriptRows == before)
      app.wait(.milliseconds(100))
      app.draw()
      #expect(app.transcriptRows.last?.contains("Line 30.") == true, "\(size)")
      #expect(app.conversation.turn?.isSettling == true)
      let rested = app.transcriptRows
      app.wait(.seconds(3))
      app.draw()
      #expect(app.transcriptRows == rested)
    }
  }

  @Test(
    "a stop brings the end down to the last row with the key, and nothing moves when it is confirmed"
  )
  func stop() {
    let text = (1...30).map { "Line \($0)." }.joined(separator: "\n\n")
    var app = AppDriver.streaming(text)
    app.draw()
    app.escape()
    app.draw()
    let stopping = app.transcriptRows
    #expect(stopping.last == "  stopping…" || stopping.last?.hasSuffix("stopping…") == true)
    app.reduce(.stopAnswered(app.turn, .accepted))
    app.chat(.stopped("A", text.unicodeScalars.count))
    app.draw()
    #expect(app.transcriptRows.dropLast() == stopping.dropLast())
    #expect(app.transcriptRows.last?.contains("stopped · ") == true)
  }
}
