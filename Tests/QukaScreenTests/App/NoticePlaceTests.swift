import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// What is said belongs to what it is about, and goes with it.
@Suite("How long a notice stands") struct NoticePlaceTests {
  /// An answer that is stored as unfinished, and has fallen quiet.
  private static func quiet() -> AppDriver {
    var app = AppDriver.open()
    let stored: [Message] = [
      .make("q", .user, "Why?"), .make("A", .assistant, "Half", .generating),
    ]
    app.press(.control("r"))
    app.reduce(.realtime(.subscribed(SessionID("a"))))
    app.reduce(.historyLoaded(SessionID("a"), .success(stored)))
    app.wait(.seconds(5))
    return app
  }

  private static func show(_ id: String, in app: inout AppDriver) {
    app.change {
      $0.chats.sessions.selected = SessionID(id)
      $0.focus = .list
    }
    app.press(.enter)
  }

  private static func refused() -> Failure {
    .refusal("busy")
  }

  @Test("that an answer before may still run is said for a moment, not for the whole next answer")
  func before() {
    var detached = AppDriver.streaming()
    detached.escape()
    let turn = detached.turn
    detached.wait(.seconds(13))
    for _ in 1...5 { detached.reduce(.stopAnswered(turn, .accepted)) }
    for start in [Self.quiet(), detached] {
      var app = start
      app.type("next")
      app.press(.enter)
      #expect(app.screen.contains("may still be running on the server."))
      app.wait(.seconds(5))
      #expect(app.conversation.isGenerating)
      #expect(app.screen.contains("Esc stop  Tab chats"))
    }
  }

  @Test("a question that goes out in another chat says so by that chat's name")
  func elsewhere() {
    var app = AppDriver.streaming()
    app.escape()
    let turn = app.turn
    app.wait(.seconds(13))
    app.type("next")
    app.press(.enter)
    Self.show("b", in: &app)
    for _ in 1...5 { app.reduce(.stopAnswered(turn, .accepted)) }
    #expect(
      app.state.notice?.text
        == "“Chat a”: The answer you stopped may still be running on the server.")
  }

  @Test(
    "what was said of the chat waits under a window, and what was said of a key ends with the next one"
  )
  func windows() {
    var app = AppDriver.open()
    app.change { $0.say("Of the chat.") }
    app.press(Key(.function(1)))
    #expect(!app.screen.contains("Of the chat."))
    app.change { $0.say("In the window.") }
    #expect(app.screen.contains("In the window."))
    app.change { $0.say("The answer was lost.", in: $0.chats.current) }
    #expect(app.screen.contains("In the window."), "what is said of the chat waits below")
    app.wait(.seconds(30))
    app.escape()
    #expect(!app.screen.contains("In the window."))
    #expect(app.screen.contains("The answer was lost."))
    app.wait(.seconds(5))
    #expect(!app.screen.contains("The answer was lost."))
    app.change { $0.say("Of the chat.") }
    app.press(Key(.function(1)))
    app.type("x")
    #expect(app.screen.contains("You cannot type here"))
    app.escape()
    #expect(app.screen.contains("Of the chat."))
    app.press(.control("]"))
    #expect(app.screen.contains("Ctrl-] does nothing here."))
    app.type("x")
    #expect(!app.screen.contains("does nothing here."))
  }

  @Test(
    "what was said of the input goes with its text",
    arguments: [[.control("c")], [.control("u"), Key(.backspace)], [.enter]]
      as [[Key]])
  func quoted(keys: [Key]) {
    var app = AppDriver.streaming("One two")
    app.escape()
    app.reduce(.stopAnswered(app.turn, .accepted))
    app.chat(.stopped("A", 7))
    app.press(.control("t"))
    #expect(app.state.notice?.text.hasPrefix("Quoted") == true)
    app.type("x")
    #expect(app.state.notice?.text.hasPrefix("Quoted") == true)
    for _ in 0..<9 { for key in keys where !app.typed.isEmpty { app.press(key) } }
    #expect(app.typed.isEmpty && app.state.notice == nil)
  }

  @Test("a question that was taken back before it was sent is told to be in the input again")
  func takenBack() {
    let sentence = "Stopped before it was sent; the question is in the input again."
    var named = AppDriver.open()
    named.type("Why?")
    named.press(.enter)
    named.escape()
    var posted = AppDriver.open()
    posted.type("Why?")
    posted.press(.enter)
    posted.reduce(.messageNamed(posted.turn, .success(MessageID("q"))))
    #expect(posted.escape() == [.cancelSend(posted.turn)])
    #expect(posted.state.notice == nil)
    posted.reduce(.sendWithdrawn(posted.turn))
    for app in [named, posted] {
      #expect(app.typed == "Why?")
      #expect(app.state.notice?.text == sentence)
      #expect(app.screen.contains(sentence))
      var cleared = app
      cleared.press(.control("c"))
      #expect(cleared.state.notice == nil)
    }
    var failed = AppDriver.open()
    failed.type("Why?")
    failed.press(.enter)
    failed.reduce(.messageNamed(failed.turn, .failure(Self.refused())))
    #expect(
      failed.state.notice?.text == "The server refused the request (409: busy).",
      "that has a reason of its own"
    )
  }

  @Test("what was said of a chat goes when another one is opened")
  func otherChat() {
    let said: [(String, (inout AppDriver) -> Void)] = [
      ("its history", { $0.reduce(.historyLoaded(SessionID("a"), .failure(Self.refused()))) }),
      (
        "its question",
        {
          $0.type("Why?")
          $0.press(.enter)
          $0.reduce(.messageNamed($0.turn, .failure(Self.refused())))
        }
      ),
      (
        "its channel",
        {
          $0.reduce(.realtime(.subscriptionFailed(SessionID("a"), "denied")))
          $0.reduce(.historyLoaded(SessionID("a"), .success([])))
        }
      ),
      ("its links", { $0.press(.control("s")) }),
      ("its input", { $0.change { $0.say("Quoted.", about: .input) } }),
    ]
    let ways: [(String, (inout AppDriver) -> Void)] = [
      ("Alt-Down", { $0.press(Key(.down, .alt)) }), ("Ctrl-N", { $0.press(.control("n")) }),
      (
        "the palette",
        {
          $0.press(.control("p"))
          $0.type("Chat b")
          $0.press(.enter)
        }
      ),
    ]
    for (name, happens) in said {
      for (way, goes) in ways {
        var app = AppDriver.open()
        happens(&app)
        #expect(app.state.notice != nil, "\(name)")
        goes(&app)
        #expect(app.state.chats.current != .session(SessionID("a")))
        #expect(app.state.notice == nil, "\(name), \(way)")
      }
    }
  }

  @Test("what was said of the program, or of a chat by its name, stays")
  func program() {
    let said: [(String, (inout AppDriver) -> Void)] = [
      (
        "the connection",
        { $0.reduce(.realtime(.disconnected(reason: .tokenRefused(.make("401")), retryIn: nil))) }
      ),
      ("a toggle", { $0.press(.character("w", .alt)) }),
      ("the mouse", { $0.press(Key(.function(4))) }),
      (
        "a theme",
        {
          $0.reduce(.theme(.notRemembered(.unwritable("file", reason: "No space left on device"))))
        }
      ),
      ("a deletion", { $0.change { _ = $0.act { $0.delete(SessionID("c")) } } }),
      (
        "a title",
        {
          $0.change { _ = $0.actAlone { $0.titleFailed(SessionID("c"), .make("503")) } }
        }
      ),
      ("all stops", { $0.press(.control("x")) }),
      ("tmux", { $0.reduce(.escapeTime(milliseconds: 500)) }),
      (
        "another chat",
        {
          $0.reduce(.realtime(.subscriptionFailed(SessionID("c"), "denied")))
          $0.reduce(.historyLoaded(SessionID("c"), .success([])))
        }
      ),
    ]
    for (name, happens) in said {
      var app = AppDriver.open()
      Self.show("c", in: &app)
      Self.show("a", in: &app)
      app.change {
        $0.multiplexers = Multiplexers(environment: ["TMUX": "x"])
        _ = $0.chats.titles.begin(SessionID("c"))
      }
      happens(&app)
      let notice = app.state.notice
      #expect(notice != nil, "\(name)")
      Self.show("b", in: &app)
      #expect(app.state.notice == notice, "\(name)")
    }
  }

  @Test("the deletion of the chat on screen is told although that opens a new one")
  func deleted() {
    var app = AppDriver.open()
    app.change { _ = $0.act { $0.delete(SessionID("a")) } }
    #expect(app.state.notice?.text == "“Chat a” is deleted. F8 brings it back.")
  }

  @Test("what is said of the chat comes after what was said of the program in a window, too")
  func afterProgram() {
    var app = AppDriver.open()
    app.press(Key(.function(1)))
    app.change {
      $0.say("Of the program.", about: .program)
      $0.say("The answer was lost.", .warning, in: $0.chats.current)
    }
    #expect(app.screen.contains("Of the program."))
    app.escape()
    #expect(app.screen.contains("Of the program."))
    app.wait(.seconds(5))
    #expect(app.screen.contains("The answer was lost."))
    app.wait(.seconds(13))
    #expect(app.state.notice == nil)
  }

  @Test("what was said in a window goes when it closes; what stood there before stays")
  func window() {
    var app = AppDriver.streaming("See [this](https://example.com/).")
    app.chat(.done("A", 33))
    app.wait(.seconds(3))
    app.change { $0.say("Before.") }
    app.press(.control("s"))
    #expect(app.state.notice?.text == "Before.")
    app.press(.escape)
    #expect(app.state.notice?.text == "Before.")
    for key in [Key.escape, .control("c")] {
      app.press(.control("s"))
      app.reduce(.copied("x", .program))
      #expect(app.state.notice?.text == "Copied.")
      app.press(key)
      #expect(app.state.overlays.isEmpty && app.state.notice?.text == "Before.")
    }
  }
}
