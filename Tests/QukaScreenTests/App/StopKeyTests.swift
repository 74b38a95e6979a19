import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("The stop key") struct StopKeyTests {
  @Test("one press stops, and the state says so before any answer")
  func onePress() {
    var app = AppDriver.streaming()
    #expect(app.state.escapeMeaning == .stop)
    #expect(app.escape() == [.stop("a", app.turn)])
    #expect(app.conversation.turn?.isStopping == true)
    #expect(app.state.escapeMeaning == .alreadyStopping)
    #expect(app.escape() == [])
  }

  @Test("text that comes while stopping is held back and appended once, when confirmed")
  func heldText() {
    var app = AppDriver.streaming()
    app.escape()
    app.chat(.text("A", " more", at: 5))
    app.chat(.text("A", " more", at: 5))
    #expect(app.conversation.summary == ["? Why?", "Hello (open)"])
    app.chat(.stopped("A", 10))
    #expect(app.conversation.summary[1] == "Hello more (stopped)")
    app.chat(.text("A", " tail", at: 10))
    app.chat(.text("A", " tail", at: 10))
    #expect(app.conversation.summary[1] == "Hello more tail (stopped)")
    #expect(app.conversation.summary[2].hasPrefix("-- stopped · 15 characters"))
    #expect(!app.conversation.isGenerating)
  }

  @Test("a marker that was cut by the stop is text after all")
  func cutMarker() {
    var app = AppDriver.streaming("costs 5 $")
    app.escape()
    app.chat(.stopped("A", 9))
    #expect(app.conversation.summary[1] == "costs 5 $ (stopped)")
  }

  @Test("only the chat on screen stops")
  func onlyTheChatOnScreen() {
    var app = AppDriver.streaming()
    let first = app.turn
    app.openChat("b")
    app.ask("And?")
    app.chat(.started("B"), in: "b")
    #expect(app.state.chats.generatingCount == 2)
    #expect(app.escape() == [.stop("b", app.turn)])
    #expect(app.conversation("a").turn?.stop == nil)
    app.chat(.text("A", " on", at: 5), in: "a")
    #expect(app.conversation("a").summary.last == "Hello on (open)")
    #expect(app.conversation("a").isUnread)
    app.chat(.stopped("B", 0), in: "b")
    app.wait(.seconds(30))
    #expect(app.conversation("a").isGenerating)
    #expect(!app.stops.contains(.stop("a", first)))
  }

  @Test("Esc in every phase before the answer")
  func phases() {
    var app = AppDriver.connected()
    app.type("Why?")
    app.press(.enter)
    #expect(app.escape() == [])
    #expect(app.typed == "Why?")
    #expect(app.conversation.entries.isEmpty)

    app = AppDriver.open()
    app.type("Why?")
    app.press(.enter)
    app.reduce(.messageNamed(app.turn, .success(MessageID("q"))))
    #expect(app.escape() == [.cancelSend(app.turn)])
    app.reduce(.sendWithdrawn(app.turn))
    #expect(app.typed == "Why?")
    #expect(app.conversation.entries.isEmpty)

    app.press(.enter)
    app.reduce(.messageNamed(app.turn, .success(MessageID("q"))))
    app.reduce(.sendWritten(app.turn))
    #expect(app.escape() == [])
    #expect(app.reduce(.sendAnswered(app.turn, .success(.make()))) == [.stop("a", app.turn)])
  }

  @Test("a send that the stop cancelled is no warning")
  func cancelledSend() {
    var app = AppDriver.open()
    app.type("Why?")
    app.press(.enter)
    app.reduce(.messageNamed(app.turn, .success(MessageID("q"))))
    app.escape()
    let failure = Failure(.cancelled)
    #expect(app.reduce(.sendAnswered(app.turn, .failure(failure))) == [.stop("a", app.turn)])
    #expect(app.state.notice == nil)
  }

  @Test("Esc closes a window before it stops, and the next one stops")
  func overlaysFirst() {
    var app = AppDriver.streaming()
    app.press(Key(.function(1)))
    #expect(app.state.escapeMeaning == .closeOverlay)
    #expect(app.escape() == [])
    #expect(app.state.overlays.isEmpty)
    #expect(app.escape() == [.stop("a", app.turn)])
  }

  @Test("Ctrl-C stops even behind a window, then clears, then asks, then quits")
  func interrupt() {
    var app = AppDriver.streaming()
    app.type("half")
    app.press(Key(.function(1)))
    #expect(app.press(.control("c")) == [.stop("a", app.turn)])
    app.chat(.stopped("A"))
    app.press(.control("c"))
    #expect(app.state.overlays.isEmpty)
    app.press(.control("c"))
    #expect(app.typed == "")
    app.wait(.seconds(1))
    #expect(app.press(.control("c")) == [])
    #expect(app.state.quitArmedUntil != nil)
    #expect(app.press(.control("c")) == [.quit])
  }

  @Test("a hammered Ctrl-C stops and does not quit; a second later it asks as ever")
  func hammered() {
    var app = AppDriver.streaming()
    #expect(app.press(.control("c")) == [.stop("a", app.turn)])
    app.reduce(.stopAnswered(app.turn, .accepted))
    app.chat(.stopped("A", 5))
    for _ in 0..<5 {
      app.wait(.milliseconds(150))
      #expect(app.press(.control("c")) == [])
      #expect(app.state.quitArmedUntil == nil)
    }
    app.wait(.milliseconds(300))
    #expect(app.press(.control("c")) == [])
    #expect(app.state.quitArmedUntil != nil)
    #expect(app.press(.control("c")) == [.quit])
  }

  @Test("a second Ctrl-C after its time does not quit")
  func quitIsDisarmed() {
    var app = AppDriver.open()
    app.press(.control("c"))
    app.wait(.seconds(3))
    #expect(app.state.quitArmedUntil == nil)
    #expect(app.press(.control("c")) == [])
  }

  @Test("Esc changes nothing when nothing runs, whatever has the focus")
  func harmless() {
    for focus in [AppState.Focus.composer, .list, .transcript] {
      var app = AppDriver.streaming()
      app.chat(.done("A"))
      app.wait(.seconds(3))
      app.type("half a question")
      app.change { $0.focus = focus }
      let before = app.state
      #expect(app.escape() == [])
      #expect(app.state == before)
    }
  }

  @Test("pasted text, mouse reports and replies never act as Esc")
  func notAKey() {
    var app = AppDriver.streaming()
    app.reduce(.input(.paste("\u{1B}")))
    app.reduce(
      .input(
        .mouse(MouseEvent(action: .press, button: 0, position: Point(column: 0, row: 0)))))
    app.reduce(.input(.reply(.other)))
    #expect(app.stops == [])
  }

  @Test("repeats go to a fresh connection and end with the turn")
  func repeats() {
    var app = AppDriver.streaming()
    app.escape()
    app.wait(.milliseconds(2_600))
    #expect(
      app.stops == [
        .stop("a", app.turn), .stop("a", app.turn, isFresh: true),
        .stop("a", app.turn, isFresh: true),
      ])
    app.chat(.stopped("A"))
    app.forgetEffects()
    app.wait(.seconds(60))
    #expect(app.stops == [])
  }

  @Test("an unconfirmed answer is detached: its later text no longer moves the screen")
  func detached() {
    var app = AppDriver.streaming()
    app.escape()
    app.chat(.text("A", " held", at: 5))
    app.wait(.seconds(13))
    #expect(app.conversation.summary[1] == "Hello held (stopped)")
    #expect(app.conversation.summary[2] == "-- stopped here · not confirmed by the server")
    let shown = app.conversation.summary
    app.chat(.text("A", " later", at: 10))
    app.chat(.started("B"))
    app.chat(.text("B", "new round"))
    #expect(app.conversation.summary == shown)
    #expect(!app.conversation.isGenerating)
    app.chat(.stopped("A", 16))
    #expect(app.conversation.summary[1] == "Hello held later (stopped)")
    #expect(app.conversation.summary[2].hasPrefix("-- stopped · 16 characters"))
  }

  @Test(
    "after a detached answer, a send waits for the stop's answer and warns; old text stays away")
  func sendAfterDetachment() {
    var app = AppDriver.streaming()
    app.escape()
    app.wait(.seconds(13))
    let old = app.turn
    app.type("next")
    #expect(app.press(.enter) == [])
    #expect(app.conversation.queue == ["next"])
    for attempt in 1...5 {
      app.reduce(.stopAnswered(old, .accepted))
      #expect(app.effects.isEmpty == (attempt < 5))
    }
    #expect(app.state.notice?.text.contains("may still be running") == true)
    app.chat(.text("A", " later", at: 5))
    app.chat(.stopped("A", 11))
    #expect(app.conversation.turn?.phase == .preparing)
    #expect(app.conversation.summary[1] == "Hello (stopped)")
  }

  @Test("a refusal is said and final")
  func refusal() {
    var app = AppDriver.streaming()
    app.escape()
    app.reduce(.stopAnswered(app.turn, .refused(.make("401"))))
    #expect(!app.conversation.isGenerating)
    #expect(app.conversation.summary.last?.contains("401") == true)
    #expect(app.state.notice?.kind == .warning)
  }

  @Test("a stop while the connection is down still goes out")
  func offline() {
    var app = AppDriver.streaming()
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(5))))
    #expect(app.escape() == [.stop("a", app.turn)])
  }

  @Test("a journal's late INIT and tool events after a confirmed stop bring nothing back")
  func lateStartAfterStop() {
    var app = AppDriver.open()
    app.ask("Why?")
    app.escape()
    app.chat(.stopped("A", 0))
    let shown = app.conversation.summary
    app.chat(.started("A"))
    app.chat(.failure("A"))
    app.chat(.tool("T"))
    app.chat(.using("T"))
    app.chat(.toolFailed(MessageID("T")))
    #expect(!app.conversation.isGenerating)
    #expect(app.conversation.summary == shown)
  }

  @Test("words that come once more long after a stop bring nothing back, new ones do")
  func repeatedWords() {
    var app = AppDriver.open()
    app.ask("Why?")
    app.chat(.started("A"))
    app.chat(.text("A", "Hello"))
    app.escape()
    app.chat(.failure("U"))
    app.wait(.seconds(8))
    let shown = app.conversation.summary
    app.chat(.text("A", "llo", at: 2))
    #expect(!app.conversation.isGenerating && app.conversation.summary == shown)
    app.chat(.text("A", " again", at: 5))
    #expect(app.conversation.isGenerating, "the server never stopped it")
  }

  @Test("a tool that a stop ended stays stopped when its failure comes late")
  func lateToolFailure() {
    var app = AppDriver.open()
    app.ask("Why?")
    app.chat(.tool("T"))
    app.chat(.using("T"))
    app.escape()
    app.chat(.stopped("A", 0))
    app.chat(.toolFailed(MessageID("T")))
    #expect(app.conversation.summary.contains("tool Search (stopped)"))
  }

  @Test("a chord of ours stops nothing")
  func ownChord() {
    var app = AppDriver.streaming()
    app.press(.character("p", .alt))
    app.press(Key(.enter, .alt))
    app.press(Key(.pageUp, .alt))
    #expect(app.stops.isEmpty)
  }
}
