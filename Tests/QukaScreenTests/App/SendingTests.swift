import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Sending a question") struct SendingTests {
  @Test("a new chat is created, followed, named and titled, then the question goes out")
  func pipeline() {
    var app = AppDriver.connected()
    app.type("Why?")
    app.press(.enter)
    let turn = app.turn
    #expect(app.effects == [.createSession(AppDriver.space, turn), .warmStop])
    #expect(app.typed == "")
    let id = SessionID("new")
    #expect(
      app.reduce(.sessionCreated(turn, .success(id))) == [
        .subscribe(AppDriver.space, id), .nameMessage(AppDriver.space, id, turn),
        .title(AppDriver.space, id, firstMessage: "Why?"),
      ])
    #expect(app.state.chats.currentSession == id)
    #expect(app.reduce(.messageNamed(turn, .success(MessageID("q")))) == [])
    #expect(
      app.reduce(.realtime(.subscribed(id))) == [
        .send(AppDriver.space, id, turn, MessageID("q"), text: "Why?")
      ])
    app.reduce(.sendWritten(turn))
    app.reduce(.sendAnswered(turn, .success(.make())))
    #expect(app.conversation.summary == ["? Why?"])
    #expect(app.conversation.turn?.phase == .waiting)
    app.reduce(.sessionTitled(id, .success("A title")))
    #expect(app.effects == [.setTitle("A title - Quka")])
  }

  @Test("the subscription may be confirmed before the message is named")
  func subscribedFirst() {
    var app = AppDriver.open()
    app.type("Why?")
    app.press(.enter)
    #expect(app.effects == [.nameMessage(AppDriver.space, SessionID("a"), app.turn), .warmStop])
    app.reduce(.messageNamed(app.turn, .success(MessageID("q"))))
    #expect(
      app.effects == [
        .send(AppDriver.space, SessionID("a"), app.turn, MessageID("q"), text: "Why?")
      ])
  }

  @Test("a session that was created for a question taken back serves the next new chat")
  func spareSession() {
    var app = AppDriver.connected()
    app.type("Why?")
    app.press(.enter)
    let first = app.turn
    app.escape()
    #expect(app.typed == "Why?")
    #expect(app.reduce(.sessionCreated(first, .success(SessionID("new")))) == [])
    app.press(.enter)
    #expect(
      app.effects == [
        .subscribe(AppDriver.space, SessionID("new")),
        .nameMessage(AppDriver.space, SessionID("new"), app.turn),
        .title(AppDriver.space, SessionID("new"), firstMessage: "Why?"), .warmStop,
      ])
    #expect(app.state.chats.currentSession == SessionID("new"))
    app.press(.control("n"))
    app.type("Another")
    app.press(.enter)
    #expect(app.effects.contains(.createSession(AppDriver.space, app.turn)), "it is used once")
  }

  @Test("a spare session that was opened from the list, or deleted, is not taken for a new chat")
  func spareIsTaken() {
    for isDeleted in [false, true] {
      var app = AppDriver.connected(chats: ["new"])
      app.type("Why?")
      app.press(.enter)
      let first = app.turn
      app.escape()
      app.reduce(.sessionCreated(first, .success(SessionID("new"))))
      if isDeleted {
        app.reduce(.sessionDeleted(SessionID("new"), .success(Deleted())))
      } else {
        app.press(Key(.down, .alt))
        app.type("typed here")
        app.press(.control("n"))
      }
      app.press(.enter)
      #expect(app.effects.contains(.createSession(AppDriver.space, app.turn)))
    }
  }

  @Test("white space alone is not sent")
  func nothingToSend() {
    var app = AppDriver.open()
    app.type("  \n ")
    #expect(app.press(.enter) == [])
    #expect(app.typed == "  \n ")
  }

  @Test(
    "a failure before anything was sent gives the question back and says why, if it is no outage")
  func failureGivesBack() {
    let failure = Failure(.unreachable(host: "h", .noRoute))
    for step in 0..<2 {
      var app = AppDriver.connected()
      app.type("Why?")
      app.press(.enter)
      if step == 0 {
        app.reduce(.sessionCreated(app.turn, .failure(failure)))
      } else {
        app.reduce(.sessionCreated(app.turn, .success(SessionID("new"))))
        app.reduce(.messageNamed(app.turn, .failure(failure)))
      }
      #expect(app.typed.isEmpty, "the connection may be lost, too")
      app.wait(Chats.lossFollows)
      #expect(app.typed == "Why?")
      #expect(app.conversation.summary == [])
      #expect(app.state.notice?.text == failure.sentence)
      #expect(!app.conversation.isGenerating)
    }
  }

  @Test("a channel that gets no live updates gives the question back")
  func noSubscription() {
    var app = AppDriver.connected()
    app.type("Why?")
    app.press(.enter)
    app.reduce(.sessionCreated(app.turn, .success(SessionID("new"))))
    app.reduce(.realtime(.subscriptionFailed(SessionID("new"), "permission denied")))
    #expect(app.typed == "Why?")
    app.press(.enter)
    #expect(app.effects.contains(.subscribe(AppDriver.space, SessionID("new"))))
  }

  @Test("a refused question returns to the composer, and the reason is said")
  func refusedSend() {
    var app = AppDriver.open()
    app.type("Why?")
    app.press(.enter)
    app.reduce(.messageNamed(app.turn, .success(MessageID("q"))))
    app.reduce(.sendWritten(app.turn))
    app.reduce(.sendAnswered(app.turn, .failure(.make("429"))))
    #expect(!app.conversation.isGenerating)
    #expect(app.conversation.composer.text == "Why?")
    #expect(app.conversation.entries.isEmpty)
    #expect(
      app.state.notice?.text
        == "Too many requests (429). Wait a few seconds, then retry.")
    #expect(app.conversation.canSend)
  }

  @Test("a question asked before the sign-in was answered goes on afterwards, in every draft")
  func beforeSignIn() {
    var app = AppDriver()
    app.type("first")
    app.press(.enter)
    let first = app.turn
    app.press(.control("n"))
    app.type("second")
    app.press(.enter)
    let second = app.turn
    app.reduce(.signedIn(.success(.make())))
    #expect(
      app.effects.suffix(2) == [
        .createSession(AppDriver.space, first), .createSession(AppDriver.space, second),
      ])
  }

  @Test("what was typed in a new chat comes back with the next new chat")
  func draftIsKept() {
    var app = AppDriver.connected(chats: ["a"])
    app.type("half a thought")
    app.press(Key(.down, .alt))
    #expect(app.state.chats.currentSession == SessionID("a"))
    #expect(app.typed == "")
    app.press(.control("n"))
    #expect(app.typed == "half a thought")
  }

  @Test("events of the last turn do not touch a question that is on its way")
  func lateEventsOfTheLastTurn() {
    var app = AppDriver.streaming()
    app.escape()
    app.reduce(.stopAnswered(app.turn, .accepted))
    app.chat(.stopped("A"))
    app.type("next")
    app.press(.enter)
    app.chat(.text("A", " tail", at: 5))
    app.chat(.stopped("A", 10))
    app.chat(.failure("A"))
    #expect(app.conversation.turn?.phase == .preparing)
    app.reduce(.messageNamed(app.turn, .success(MessageID("q2"))))
    #expect(app.effects.count == 1)
    #expect(app.conversation.summary.first { $0.contains("tail") } == "Hello tail (stopped)")
    app.reduce(.sendWritten(app.turn))
    app.chat(.failure("A"))
    #expect(app.conversation.isGenerating)
  }

  @Test("answers to a turn that is over are ignored")
  func lateAnswers() {
    var app = AppDriver.streaming()
    let old = app.turn
    app.chat(.done("A"))
    app.wait(.seconds(3))
    app.type("next")
    app.press(.enter)
    let before = app.conversation
    app.reduce(.sendAnswered(old, .failure(.lost())))
    app.reduce(.sendWithdrawn(old))
    app.reduce(.messageNamed(old, .success(MessageID("z"))))
    app.reduce(.sessionCreated(old, .success(SessionID("z"))))
    app.reduce(.stopAnswered(old, .refused(.make("404"))))
    #expect(app.conversation == before)
    #expect(app.effects == [])
  }
}
