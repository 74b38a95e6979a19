import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("The connection, sessions and notices") struct ConnectionTests {
  @Test("after a reconnect, history is fetched for what may have been missed")
  func reconnect() {
    var app = AppDriver.streaming()
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(2))))
    #expect(!app.conversation.channel.isOpen)
    app.reduce(.realtime(.connecting(attempt: 1)))
    app.reduce(.realtime(.connected))
    #expect(app.reduce(.realtime(.subscribed(SessionID("a")))) == [.history("a")])
    let stored: [Message] = [
      .make("q0", .user, "Why?"), .make("A", .assistant, "Hello, all of it"),
    ]
    app.reduce(.historyLoaded(SessionID("a"), .success(stored)))
    #expect(app.conversation.summary == ["? Why?", "Hello, all of it"])
    app.wait(.seconds(2))
    #expect(!app.conversation.isGenerating, "history told that the answer is over")
  }

  @Test("what is wanted while a page is on its way is fetched after it")
  func wantedTwice() {
    var app = AppDriver.streaming()
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(2))))
    #expect(app.reduce(.realtime(.subscribed(SessionID("a")))) == [.history("a")])
    app.chat(.stopped("A", 60))
    app.wait(.milliseconds(500))
    #expect(app.effects == [], "one request at a time")
    #expect(app.reduce(.historyLoaded(SessionID("a"), .success([]))) == [.history("a")])
  }

  @Test("a page that was asked for before an outage and given up after it is asked for again, once")
  func forsaken() {
    let forsaken = Event.historyLoaded(
      SessionID("a"), .failure(Failure(.cancelled)))
    for isLate in [false, true] {
      var app = AppDriver.streaming()
      app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(2))))
      #expect(app.reduce(.realtime(.subscribed(SessionID("a")))) == [.history("a")])
      app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(2))))
      app.reduce(.realtime(.connected))
      if !isLate { #expect(app.reduce(forsaken) == [], "its channel is not open yet") }
      let effects = app.reduce(.realtime(.subscribed(SessionID("a"))))
      #expect(effects == (isLate ? [] : [.history("a")]))
      if isLate { #expect(app.reduce(forsaken) == [.history("a")]) }
      #expect(app.state.notice == nil)
      #expect(app.reduce(.historyLoaded(SessionID("a"), .success([]))) == [])
    }
  }

  @Test("a question waits for the connection and goes out when it is back")
  func waitsForTheConnection() {
    var app = AppDriver.open()
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(2))))
    app.type("Why?")
    #expect(app.press(.enter) == [], "no request could arrive")
    #expect(app.conversation.queue == ["Why?"])
    app.reduce(.realtime(.connected))
    #expect(app.conversation.queue == ["Why?"], "its channel is not open yet")
    app.reduce(.realtime(.subscribed(SessionID("a"))))
    app.reduce(.messageNamed(app.turn, .success(MessageID("q"))))
    #expect(app.conversation.turn?.phase == .posting)
  }

  @Test("a closed link takes no question and keeps what is typed")
  func closedConnection() {
    var app = AppDriver.open()
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: nil)))
    app.type("Why?")
    #expect(app.press(.enter) == [])
    #expect(app.typed == "Why?")
    #expect(app.press(.control("r")) == [.reconnect])
  }

  @Test("another client's turn is joined, and its question fetched")
  func foreignTurn() {
    var app = AppDriver.open()
    #expect(app.chat(.started("A")) == [.warmStop, .history("a")])
    #expect(app.state.escapeMeaning == .stop)
    let stored: [Message] = [
      .make("q", .user, "Theirs"), .make("A", .assistant, "", .uncompleted),
    ]
    app.reduce(.historyLoaded(SessionID("a"), .success(stored)))
    app.chat(.text("A", "Hello"))
    #expect(app.conversation.summary == ["? Theirs", "Hello (open)"])
    #expect(app.escape() == [.stop("a", app.turn)])
  }

  @Test("an answer that was already being written when the chat was opened can be stopped")
  func openedMidway() {
    var app = AppDriver.open()
    let stored: [Message] = [.make("q", .user, "Why?"), .make("A", .assistant, "Hel", .generating)]
    app.reduce(.historyLoaded(SessionID("a"), .success(stored)))
    #expect(app.state.escapeMeaning == .stop, "it may still run, and Esc must reach it")
    app.chat(.text("A", "lo", at: 3))
    #expect(app.conversation.summary.last == "Hello (open)")
    #expect(app.escape() == [.stop("a", app.turn)])
  }

  @Test("two chats stream at once without touching each other")
  func twoChats() {
    var app = AppDriver.streaming()
    app.openChat("b")
    app.ask("And?")
    app.chat(.started("B"), in: "b")
    for index in 0..<20 {
      app.chat(.text("A", "a", at: 5 + index), in: "a")
      app.chat(.text("B", "b", at: index), in: "b")
    }
    #expect(
      app.conversation("a").summary.last == "Hello" + String(repeating: "a", count: 20) + " (open)")
    #expect(app.conversation("b").summary.last == String(repeating: "b", count: 20) + " (open)")
    #expect(app.state.chats.generatingCount == 2)
  }

  @Test("beyond the limit the least recently used idle channel is given up, never a running one")
  func subscriptionLimit() {
    var app = AppDriver.connected()
    for index in 0..<Limits.subscriptions {
      app.change { _ = $0.open(SessionID("s\(index)")) }
    }
    app.change { state in
      state.chats.conversations[.session(SessionID("s0"))] = Conversation()
      state.chats.conversations[.session(SessionID("s0"))]?.turn = Turn(joining: .zero)
    }
    var state = app.state
    let effects = state.open(SessionID("last"))
    #expect(effects.contains(.unsubscribe(AppDriver.space, SessionID("s1"))))
    #expect(effects.contains(.subscribe(AppDriver.space, SessionID("last"))))
    #expect(state.chats.subscriptions.count == Limits.subscriptions)
  }

  @Test("notices disappear by themselves, warnings later")
  func notices() {
    var app = AppDriver.open()
    app.reduce(.historyLoaded(SessionID("a"), .failure(.make("503"))))
    #expect(app.state.notice?.text == "Server error (503). Retry, or check the server's log.")
    app.wait(.seconds(11))
    #expect(app.state.notice != nil)
    app.wait(.seconds(1))
    #expect(app.state.notice == nil)
    #expect(app.state.deadline == nil, "nothing wakes an idle program")
  }

  @Test("a refused sign-in ends the program with the sentence")
  func signInFails() {
    var app = AppDriver()
    #expect(app.reduce(.signedIn(.failure(.make("401")))) == [.quit])
    #expect(
      app.state.fatal == "The server refused the token (401). Check QUKA_TOKEN or --token-file.")
  }

  @Test("a space is found by id or title, and an unknown one is said with those there are")
  func spaces() {
    let spaces: [Space] = [.make("s1", "Home"), .make("s2", "Work")]
    for wanted in ["s2", "Work"] {
      var app = AppDriver(wantedSpace: wanted)
      app.reduce(.signedIn(.success(.make(spaces: spaces))))
      #expect(app.state.chats.space?.id == SpaceID("s2"))
    }
    var app = AppDriver(wantedSpace: "Play")
    #expect(app.reduce(.signedIn(.success(.make(spaces: spaces)))) == [.quit])
    #expect(app.state.fatal == "There is no space \"Play\". Yours: Home (s1), Work (s2).")
  }

  @Test("a chat is deleted after a question only, and the next draft takes its place")
  func deletion() {
    var app = AppDriver.open()
    app.press(Key(.tab))
    #expect(app.press(Key(.delete)) == [])
    #expect(app.state.overlays == [.confirmDeletion(SessionID("a"), since: app.now)])
    #expect(app.escape() == [])
    #expect(app.state.overlays.isEmpty)
    #expect(app.deleteSelected() == [.setTitle("Quka")])
    #expect(app.conversation("a") != Conversation(), "it stays until the server has deleted it")
    app.wait(Deletion.grace)
    #expect(app.allEffects.last == .deleteSession(AppDriver.space, SessionID("a")))
    app.reduce(.sessionDeleted(SessionID("a"), .success(Deleted())))
    #expect(app.state.chats.currentSession == nil)
    #expect(app.effects.contains(.unsubscribe(AppDriver.space, SessionID("a"))))
    #expect(app.chat(.started("A")) == [])
    #expect(app.state.chats.sessions.session(SessionID("a")) == nil)
  }

  @Test("a deletion that fails keeps the chat")
  func deletionFails() {
    var app = AppDriver.open()
    app.reduce(.sessionDeleted(SessionID("a"), .failure(.make("403"))))
    #expect(app.state.chats.currentSession == SessionID("a"))
    #expect(
      app.state.notice?.text
        == "“Chat a” was not deleted: The server does not allow this (403).")
  }

  @Test("Tab goes round, and hiding the focused list gives the input the focus")
  func focus() {
    var app = AppDriver.open()
    let order: [AppState.Focus] = [.list, .transcript, .composer]
    for focus in order {
      app.press(Key(.tab))
      #expect(app.state.focus == focus)
    }
    app.press(Key(.tab, .shift))
    #expect(app.state.focus == .transcript)
    app.press(Key(.tab, .shift))
    app.press(.control("b"))
    #expect(app.state.focus == .composer)
    #expect(app.state.isListWanted == false)
  }

  @Test("the help scrolls no further than its end")
  func helpScrolls() {
    var app = AppDriver.open()
    app.press(Key(.function(1)))
    for _ in 0..<20 { app.press(Key(.pageDown)) }
    guard case .help(let last) = app.state.overlays.last else {
      Issue.record("the help is open")
      return
    }
    app.press(Key(.up))
    #expect(app.state.overlays.last == .help(top: last - 1))
    app.press(Key(.home, .control))
    #expect(app.state.overlays.last == .help(top: 0))
    app.press(Key(.end, .control))
    #expect(app.state.overlays.last == .help(top: last))
  }

  @Test("while something runs the stop connection is kept warm, and not afterwards")
  func warm() {
    var app = AppDriver.streaming()
    app.forgetEffects()
    app.wait(.seconds(45))
    #expect(app.allEffects.filter { $0 == .warmStop }.count == 2)
    app.chat(.stopped("A"))
    app.forgetEffects()
    app.wait(.seconds(100))
    #expect(!app.allEffects.contains(.warmStop))
  }
}
