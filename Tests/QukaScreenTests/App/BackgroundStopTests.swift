import QukaChatTestSupport
import QukaScreenTestSupport
import QukaTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Stopping chats that are not on screen") struct BackgroundStopTests {
  /// Chats a and b stream, b on screen; the list has the focus and a is selected.
  private static func two() -> AppDriver {
    var app = AppDriver.streaming()
    app.openChat("b")
    app.ask("And?")
    app.chat(.started("B"), in: "b")
    app.chat(.text("B", "Other"), in: "b")
    app.change {
      $0.focus = .list
      $0.chats.sessions.selected = SessionID("a")
    }
    app.forgetEffects()
    return app
  }

  @Test("Alt-X stops the selected chat's answer and no other, and says when it is confirmed")
  func selected() {
    var app = Self.two()
    let turn = app.conversation("a").turnID
    #expect(app.press(.character("x", .alt)) == [.stop("a", turn)])
    #expect(app.conversation("a").badge == .stopping)
    #expect(app.conversation("b").badge == .streaming)
    #expect(app.press(.character("x", .alt)).isEmpty)
    app.wait(.milliseconds(38))
    app.chat(.stopped("A"))
    #expect(app.conversation("a").summary.last == "-- stopped · 5 characters · confirmed in 38 ms")
    #expect(app.state.notice?.text == "“Chat a”: stopped · 5 characters")
    #expect(app.conversation("b").isGenerating)
    #expect(app.state.chats.currentSession == SessionID("b"))
  }

  @Test(
    "Ctrl-X stops every answer, once each, and says how many, in the list too",
    arguments: [AppState.Focus.list, .composer])
  func all(_ focus: AppState.Focus) {
    var app = Self.two()
    app.change { $0.focus = focus }
    let turns = ["a", "b"].map { app.conversation($0).turnID }
    app.press(.control("x"))
    #expect(app.stops == [.stop("a", turns[0]), .stop("b", turns[1])])
    #expect(app.state.notice?.text == "Stopping 2 answers…")
    app.press(.control("x"))
    #expect(app.stops.count == 2)
    #expect(app.state.notice?.text == "Already stopping.")
    app.chat(.stopped("B"), in: "b")
    app.chat(.stopped("A"))
    app.press(.control("x"))
    #expect(app.state.notice?.text == "No answer is running.")
    #expect(app.stops.count == 2)
  }

  @Test("several confirmed stops are told in one sentence")
  func several() {
    var app = Self.two()
    app.openChat("c")
    app.press(.control("x"))
    app.chat(.stopped("A"))
    app.chat(.stopped("B"), in: "b")
    #expect(app.state.notice?.text == "2 answers stopped: “Chat a”, “Chat b”")
  }

  @Test("a background stop that is never confirmed is repeated, given up and said")
  func neverConfirmed() {
    var app = Self.two()
    app.press(.character("x", .alt))
    app.wait(.seconds(60))
    #expect(app.conversation("a").turn?.ending == .detached(nil))
    #expect(app.conversation("a").badge == .failed)
    #expect(
      app.stops.count {
        if case .server(.stop(_, let id, _, _)) = $0 { id == SessionID("a") } else { false }
      } > 1)
    #expect(app.conversation("a").summary.last?.hasPrefix("-- stopped here") == true)
  }

  @Test("a refused background stop names its chat")
  func refused() {
    var app = Self.two()
    let turn = app.conversation("a").turnID
    app.press(.character("x", .alt))
    app.reduce(.stopAnswered(turn, .refused(.make("403"))))
    #expect(
      app.state.notice?.text
        == "“Chat a”: the server has not confirmed the stop: The server does not allow this (403).")
    #expect(app.state.notice?.kind == .warning)
  }

  @Test("a question that was not sent yet goes back to its own input")
  func notCreated() {
    var app = AppDriver.connected(chats: ["a"])
    app.type("first question")
    app.press(.enter)
    let draft = app.state.chats.current
    app.press(.control("n"))
    app.type("typed here")
    app.press(.control("x"))
    #expect(app.stops.isEmpty)
    #expect(app.state.chats.conversations[draft]?.composer.text == "first question")
    #expect(app.typed == "typed here")
    app.reduce(.sessionCreated(TurnID(number: 0), .success(SessionID("new"))))
    #expect(app.state.chats.generatingCount == 0)
  }

  @Test("a chat that is deleted while its stop is out leaves nothing behind")
  func deletedMeanwhile() {
    var app = Self.two()
    let turn = app.conversation("a").turnID
    app.press(.character("x", .alt))
    app.reduce(.sessionDeleted(SessionID("a"), .success(Deleted())))
    app.reduce(.stopAnswered(turn, .accepted))
    app.chat(.stopped("A"))
    app.wait(.seconds(60))
    #expect(app.state.chats.conversations[.session(SessionID("a"))] == nil)
    #expect(app.conversation("b").isGenerating)
  }

  @Test("deleting a chat stops its answer first, and goes out when the server has heard that")
  func delete() {
    var app = Self.two()
    let turn = app.conversation("a").turnID
    app.press(Key(.delete))
    #expect(app.screen.contains("Delete “Chat a”? Its answer will be stopped."))
    app.wait(Deletion.readingTime)
    #expect(app.press(Key(.function(8))) == [.stop("a", turn)])
    let deletion = Effect.deleteSession(AppDriver.space, SessionID("a"))
    app.wait(Deletion.grace)
    #expect(!app.allEffects.contains(deletion), "the server has not heard the stop")
    #expect(app.reduce(.stopAnswered(turn, .accepted)) == [deletion])
    app.chat(.stopped("A"))
    #expect(app.allEffects.count { $0 == deletion } == 1)
  }

  @Test("a deletion does not wait for ever for a stop that nobody confirms")
  func deleteUnconfirmed() {
    var app = Self.two()
    app.deleteSelected()
    app.wait(.seconds(60))
    let deletion = Effect.deleteSession(AppDriver.space, SessionID("a"))
    #expect(app.allEffects.count { $0 == deletion } == 1)
  }

  @Test("the hints of the list offer a stop exactly where it applies")
  func hints() {
    var app = Self.two()
    #expect(HintView.hints(app.state).map(\.key).prefix(3) == ["Esc", "Alt-X", "Ctrl-X"])
    app.press(.character("x", .alt))
    #expect(!HintView.hints(app.state).contains { ["Alt-X", "Ctrl-X"].contains($0.key) })
  }

  @Test("the chats' badges and the header tell what goes on elsewhere")
  func badges() {
    var app = Self.two()
    #expect(app.screen.contains("~ Chat a"))
    #expect(app.screen.contains("1 more streaming"))
    app.press(.character("x", .alt))
    #expect(app.screen.contains("x Chat a"))
    app.chat(.stopped("A"))
    #expect(app.screen.contains("* Chat a"))
    #expect(app.screen.contains("1 unread"))
    app.chat(.failure("B"), in: "b")
    #expect(app.conversation("b").badge == nil)
  }

  @Test("text for a chat that is not on screen changes nothing that the screen shows")
  func quiet() {
    var app = Self.two()
    app.chat(.text("A", " more", at: 5))
    let face = app.state.backgroundFace(of: SessionID("a"))
    let screen = app.screen
    app.chat(.text("A", " and more", at: 10))
    #expect(app.state.backgroundFace(of: SessionID("a")) == face)
    #expect(app.screen == screen)
    app.chat(.stopped("A", 19))
    #expect(app.state.backgroundFace(of: SessionID("a")) != face)
  }
  @Test("whether text needs a frame is told at the same cost beside many other chats")
  func manyChats() {
    func cost(_ count: Int) -> Double {
      var state = Self.two().state
      for number in 0..<count {
        state.chats.conversations[.session(SessionID("c\(number)"))] = Conversation()
      }
      return Cost.of(state) { state in
        for _ in 0..<200 { _ = state.backgroundFace(of: SessionID("a")) }
      }
    }
    let (few, many) = (cost(10), cost(1_000))
    #expect(many < 4 * few, "\(few) → \(many)")
  }
}
