import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("A key that does nothing says why") struct IdleKeyTests {
  private static let unbound: [(Key, String)] = [
    (.control("]"), "Ctrl-]"), (Key(.function(11)), "F11"), (.character("q", .alt), "Alt-Q"),
    (Key(.insert), "Ins"),
  ]

  @Test(
    "in every pane, and changes nothing else",
    arguments: [AppState.Focus.composer, .list, .transcript])
  func unbound(_ focus: AppState.Focus) {
    for (key, name) in Self.unbound {
      var app = AppDriver.open()
      app.type("typed")
      app.change { $0.focus = focus }
      let before = app.state
      #expect(app.press(key).isEmpty)
      #expect(app.state.notice?.text == "\(name) does nothing here.")
      app.change { $0.notice = before.notice }
      #expect(app.state == before)
    }
  }

  @Test("a warning and the way back of a deletion are not hidden by it")
  func graver() {
    var app = AppDriver.open()
    app.change { $0.say("Grave.", .warning) }
    app.press(.control("]"))
    #expect(app.state.notice?.text == "Grave.")
    app = AppDriver.open()
    app.press(Key(.tab))
    app.deleteSelected()
    app.press(.control("]"))
    #expect(app.state.notice?.text.contains("F8") == true)
  }

  @Test("what a window covers waits until it is closed")
  func covered() {
    var app = AppDriver.open()
    app.press(Key(.function(1)))
    for key in [Key.control("n"), Key(.tab), .control("b"), .control("s"), .control("p")] {
      app.change { $0.notice = nil }
      let before = app.state
      #expect(app.press(key).isEmpty)
      #expect(app.state.notice?.text == "Esc closes this first.")
      app.change { $0.notice = nil }
      #expect(app.state == before)
    }
  }

  @Test("the keys of the list say why there is nothing in it")
  func emptyList() {
    var app = AppDriver.connected()
    app.press(Key(.tab))
    for key in [.enter, Key(.delete), Key(.down), .character("x", .alt), Key(.down, .alt)] {
      app.change { $0.notice = nil }
      #expect(app.press(key) == [])
      #expect(app.state.notice?.text == "There are no chats yet.")
    }
  }

  @Test("Esc says nothing, and a letter that is taken neither")
  func silent() {
    var app = AppDriver.open()
    app.escape()
    #expect(app.state.notice == nil)
    app.press(.control("p"))
    app.type("x")
    #expect(app.state.notice == nil && HintView.hints(app.state).contains { $0.key == "Esc" })
  }
}
