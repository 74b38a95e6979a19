import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// The table "What Esc means", row by row, through the whole reducer; the hint line must agree with each.
@Suite("What Esc means") struct EscapeTableTests {
  enum Outcome: Sendable, Equatable {
    case closes
    /// The window of keys shows it, and stays.
    case shows
    case stops
    /// The answer looks over: no hint promises it.
    case stopsUnhinted
    /// A stop without a request yet: the question is taken back, or the stop is remembered.
    case takesBack
    case remembers
    case deselects
    /// In the transcript.
    case endsSelecting
    case nothing
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    var outcome: Outcome
    var state: @Sendable () -> AppDriver
    var testDescription: String { name }
  }

  private static func sending(_ isWritten: Bool) -> AppDriver {
    var app = AppDriver.open()
    app.type("Why?")
    app.press(.enter)
    app.reduce(.messageNamed(app.turn, .success(MessageID("q"))))
    if isWritten { app.reduce(.sendWritten(app.turn)) }
    return app
  }

  private static func asked(_ events: ChatEvent...) -> AppDriver {
    var app = AppDriver.open()
    app.ask("Why?")
    for event in events { app.chat(event) }
    return app
  }

  private static func with(
    _ app: AppDriver, _ change: (inout AppDriver) -> Void
  ) -> AppDriver {
    var app = app
    change(&app)
    return app
  }

  /// Only history tells of the answer.
  private static func loaded(_ answer: Message, after pause: Duration = .zero) -> AppDriver {
    var app = AppDriver.open()
    app.reduce(
      .historyLoaded(
        SessionID("a"), .success([.question("q", "Why?"), answer]),
        HistoryPage(total: 2, receivedAt: Message.now)))
    app.wait(pause)
    return app
  }

  static let rows: [Row] = [
    Row(name: "an answer loaded as running: stop", outcome: .stops) {
      loaded(.answer("A", "Half", .generating))
    },
    Row(name: "an answer loaded as running, quiet: stop", outcome: .stops) {
      loaded(.answer("A", "Half", .generating), after: .seconds(9))
    },
    Row(name: "a tool loaded as running, without news: stop", outcome: .stops) {
      loaded(.call("T", "Search", .generating), after: .seconds(9))
    },
    Row(name: "a quiet answer, stopped once: nothing more", outcome: .nothing) {
      with(loaded(.answer("A", "Half", .generating), after: .seconds(9))) { $0.escape() }
    },
    Row(
      name: "otherwise: nothing, on an answer that is stored as running and too old",
      outcome: .nothing
    ) {
      loaded(.answer("A", "Half", .generating, age: 331))
    },
    Row(name: "an overlay: the help, over a streaming answer, closes", outcome: .closes) {
      with(.streaming()) { $0.press(Key(.function(1))) }
    },
    Row(name: "an overlay: the question before a deletion closes", outcome: .closes) {
      with(.streaming()) {
        $0.press(Key(.tab))
        $0.press(Key(.delete))
      }
    },
    Row(name: "an overlay: the links, over a streaming answer, close", outcome: .closes) {
      with(.streaming("See [the docs](https://example.org).")) { $0.press(.control("s")) }
    },
    Row(name: "an overlay: a link in full closes with its list", outcome: .closes) {
      with(.streaming("See [the docs](https://example.org).")) {
        $0.press(.control("s"))
        $0.press(.enter)
      }
    },
    Row(name: "an overlay: the search, over a streaming answer, closes", outcome: .closes) {
      with(.streaming()) {
        $0.press(Key(.function(3)))
        $0.type("Hel")
      }
    },
    Row(name: "an overlay: the search, from match to match, closes", outcome: .closes) {
      with(.streaming()) {
        $0.press(Key(.function(3)))
        $0.type("Hel")
        $0.press(.enter)
      }
    },
    Row(name: "an overlay: the palette, over a streaming answer, closes", outcome: .closes) {
      with(.streaming()) {
        $0.press(.control("p"))
        $0.type("new")
      }
    },
    Row(
      name: "the window of keys: the first Esc is shown, over a streaming answer", outcome: .shows
    ) {
      with(.streaming()) { $0.press(Key(.function(12))) }
    },
    Row(name: "the window of keys: the second Esc closes it", outcome: .closes) {
      with(.streaming()) {
        $0.press(Key(.function(12)))
        $0.escape()
      }
    },
    Row(name: "sending, before the request was written: taken back", outcome: .takesBack) {
      sending(false)
    },
    Row(name: "sending, written and unanswered: remembered", outcome: .remembers) { sending(true) },
    Row(name: "waiting: stop", outcome: .stops) { asked() },
    Row(name: "streaming: stop", outcome: .stops) { .streaming() },
    Row(name: "running a tool: stop", outcome: .stops) { asked(.tool("T"), .using("T")) },
    Row(name: "streaming, half a question typed: stop", outcome: .stops) {
      with(.streaming()) { $0.type("half") }
    },
    Row(name: "streaming, the list has the focus: stop", outcome: .stops) {
      with(.streaming()) { $0.press(Key(.tab)) }
    },
    Row(name: "streaming, the transcript has the focus: stop", outcome: .stops) {
      with(.streaming()) {
        $0.press(Key(.tab))
        $0.press(Key(.tab))
      }
    },
    Row(name: "streaming while offline: stop", outcome: .stops) {
      with(.streaming()) {
        $0.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(1))))
      }
    },
    Row(name: "settling: one stop request at most", outcome: .stopsUnhinted) {
      with(.streaming()) { $0.chat(.done("A")) }
    },
    Row(name: "settling, stopped once: nothing more", outcome: .nothing) {
      with(.streaming()) {
        $0.chat(.done("A"))
        $0.escape()
      }
    },
    Row(name: "stopping: nothing new", outcome: .nothing) { with(.streaming()) { $0.escape() } },
    Row(name: "stopping, remembered: nothing new", outcome: .nothing) {
      with(sending(true)) { $0.escape() }
    },
    Row(name: "streaming, something is selected: stop", outcome: .stops) {
      with(.streaming()) { $0.select("half") }
    },
    Row(name: "stopping, something is selected: it is no more", outcome: .deselects) {
      with(.streaming()) {
        $0.select("half")
        $0.escape()
      }
    },
    Row(name: "settling, something is selected: one stop request", outcome: .stopsUnhinted) {
      with(.streaming()) {
        $0.chat(.done("A"))
        $0.select("half")
      }
    },
    Row(name: "an overlay over a selection closes", outcome: .closes) {
      with(.open()) {
        $0.select("half")
        $0.press(Key(.function(1)))
      }
    },
    Row(name: "no answer runs, something is selected: it is no more", outcome: .deselects) {
      with(.open()) { $0.select("half") }
    },
    Row(name: "streaming, text of the transcript is selected: stop", outcome: .stops) {
      with(.streaming()) { $0.selectTranscript() }
    },
    Row(
      name: "no answer runs, text of the transcript is selected: it is no more",
      outcome: .endsSelecting
    ) {
      with(.open()) { $0.selectTranscript() }
    },
    Row(name: "otherwise: nothing, the list has the focus beside a selection", outcome: .nothing) {
      with(.open()) {
        $0.select("half")
        $0.press(Key(.tab))
      }
    },
    Row(name: "otherwise: nothing, after a complete answer", outcome: .nothing) {
      with(.streaming()) {
        $0.chat(.done("A"))
        $0.wait(.seconds(3))
      }
    },
    Row(name: "otherwise: nothing, after a stop", outcome: .nothing) {
      with(.streaming()) {
        $0.escape()
        $0.chat(.stopped("A"))
      }
    },
    Row(name: "otherwise: nothing, in a new chat with typed text", outcome: .nothing) {
      with(.connected()) { $0.type("half") }
    },
    Row(name: "otherwise: nothing, while another chat streams", outcome: .nothing) {
      with(.streaming()) { $0.openChat("b") }
    },
  ]

  @Test("the first row that matches decides, and nothing else changes", arguments: rows)
  func table(_ row: Row) {
    var app = row.state()
    Self.expect(row, of: &app)
  }

  static func expect(_ row: Row, of app: inout AppDriver) {
    let before = app.state
    let isPreparing = before.conversation.turn?.phase == .posting
    app.escape()
    switch row.outcome {
    case .closes:
      #expect(app.effects == [])
      #expect(app.state.overlays.count == before.overlays.count - 1)
      #expect(app.state.chats.conversations == before.chats.conversations)
    case .shows:
      #expect(app.effects == [] && app.state.inspectsKeys)
      #expect(app.state.chats.conversations == before.chats.conversations)
    case .stops, .stopsUnhinted:
      #expect(app.effects == [.stop("a", app.turn)])
      #expect(app.conversation.turn?.isStopping == true)
    case .takesBack:
      #expect(isPreparing)
      #expect(app.effects == [.cancelSend(app.turn)])
    case .remembers:
      #expect(app.effects == [])
      #expect(app.conversation.turn?.isStopping == true)
    case .deselects:
      #expect(app.effects == [])
      #expect(before.conversation.composer.selection != nil)
      #expect(app.conversation.composer.selection == nil)
    case .endsSelecting:
      #expect(app.effects == [])
      #expect(before.selecting.isActive && !app.state.selecting.isActive)
    case .nothing:
      var after = app.state
      after.chats.now = before.now
      #expect(app.effects == [])
      #expect(after == before)
    }
    #expect(app.state.focus == before.focus && app.state.chats.current == before.chats.current)
    #expect(app.typed == before.conversation.composer.text)
  }

  @Test("the hint line says exactly that", arguments: rows)
  func hint(_ row: Row) {
    let hint = HintView.hints(row.state().state).first { $0.key == "Esc" }
    switch row.outcome {
    case .closes: #expect(["close", "keep"].contains(hint?.text))
    case .shows: #expect(hint?.text == "twice: close")
    case .stops, .takesBack, .remembers: #expect(hint?.text == "stop")
    case .deselects, .endsSelecting: #expect(hint?.text == "deselect")
    case .nothing, .stopsUnhinted: #expect(hint == nil)
    }
  }

  @Test("settling: a complete answer is never marked, whatever the request comes back with")
  func completeIsNeverMarked() {
    let answers: [StopAnswer] = [
      .accepted, .failed(.make("503")), .refused(.make("404")), .lost(.timedOut(host: "s")),
    ]
    for answer in answers {
      for event in [nil, ChatEvent.stopped("A")] {
        var app = AppDriver.streaming()
        app.chat(.done("A"))
        app.escape()
        app.reduce(.stopAnswered(app.turn, answer))
        if let event { app.chat(event) }
        app.wait(.seconds(20))
        #expect(app.stops.count == 1)
        #expect(app.conversation.summary == ["? Why?", "Hello"], "\(answer)")
      }
    }
  }

  @Test("Ctrl-C stops from every state in which a turn runs", arguments: rows)
  func controlC(_ row: Row) {
    var app = row.state()
    let stop = app.conversation.turn?.stop
    guard app.conversation.isGenerating, stop == nil else { return }
    app.press(.control("c"))
    #expect(app.conversation.turn?.stop != nil || !app.conversation.isGenerating)
    #expect(!app.state.isEnding)
  }
}

extension AppDriver {
  /// Types a text and selects it.
  fileprivate mutating func selectTranscript() {
    change {
      $0.focus = .transcript
      $0.selecting.caret = Selecting.Caret()
    }
  }

  fileprivate mutating func select(_ text: String) {
    type(text)
    press(.character("a", .alt))
  }
}
