import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Sending a question again") struct ResendingTests {
  private static let lost = Failure.lost()
  private static let sentAgain = "The server did not reply: your question was sent again."
  private static let busy = Failure(.busy)
  private static let exists = Failure(.duplicate)

  /// A question whose request was written under the id `q`.
  private static func posted() -> AppDriver {
    var app = AppDriver.open()
    app.type("Why?")
    app.press(.enter)
    app.reduce(.messageNamed(app.turn, .success(MessageID("q"))))
    app.reduce(.sendWritten(app.turn))
    app.forgetEffects()
    return app
  }

  private static func send(_ app: AppDriver, _ id: String = "q") -> Effect {
    .send(AppDriver.space, SessionID("a"), app.turn, MessageID(id), text: "Why?")
  }

  /// A question that failed for good: its receipt was lost three times.
  private static func failed() -> AppDriver {
    var app = posted()
    for _ in 0..<3 {
      app.fail(lost)
      app.wait(.seconds(2))
    }
    app.forgetEffects()
    return app
  }

  @Test("a send whose answer was lost is repeated by itself, under the same id, and says so")
  func automatic() {
    var app = Self.posted()
    app.fail(Self.lost)
    #expect(app.conversation.summary == ["? Why? (sending)"])
    #expect(app.state.notice == nil, "not yet")
    app.wait(.milliseconds(500))
    #expect(app.allEffects == [Self.send(app)])
    #expect(app.state.notice?.text == Self.sentAgain)
    app.reduce(.sendWritten(app.turn))
    app.reduce(.sendAnswered(app.turn, .success(.make())))
    #expect(app.conversation.summary == ["? Why?"])
    #expect(app.conversation.turn?.phase == .waiting)
  }

  @Test("“exists” on the repeat goes on waiting, asks history, and is no warning")
  func exists() {
    var app = Self.posted()
    app.fail(Self.lost)
    app.wait(.milliseconds(500))
    app.forgetEffects()
    app.wait(.seconds(4))
    app.fail(Self.exists)
    #expect(app.effects == [.history("a")])
    #expect(app.conversation.summary == ["? Why?"])
    #expect(app.state.notice == nil)
    app.chat(.started("A"))
    app.chat(.text("A", "So."))
    #expect(app.conversation.summary == ["? Why?", "So. (open)"])
  }

  @Test("the answer that was missed meanwhile comes from history")
  func existsAndAnswered() {
    var app = Self.posted()
    app.fail(Self.lost)
    app.wait(.milliseconds(500))
    app.fail(Self.exists)
    app.reduce(
      .historyLoaded(
        SessionID("a"), .success([.make("q", .user, "Why?"), .make("A", text: "So.")]))
    )
    app.wait(.seconds(3))
    #expect(app.conversation.summary == ["? Why?", "So."])
    #expect(!app.conversation.isGenerating)
  }

  @Test("events of the turn in the pause end the repeating")
  func eventsMeanwhile() {
    var app = Self.posted()
    app.fail(Self.lost)
    app.chat(.started("A"))
    app.chat(.text("A", "So."))
    for _ in 0..<10 {
      #expect(app.state.notice == nil, "nobody says that it was sent again")
      app.wait(.seconds(1))
    }
    #expect(!app.allEffects.contains(Self.send(app)))
    app.chat(.done("A", 3))
    app.wait(.seconds(3))
    #expect(app.conversation.summary == ["? Why?", "So."])
  }

  @Test("while offline the repeat waits for the channel, and Esc still stops at once")
  func offline() {
    var app = Self.posted()
    app.fail(Self.lost)
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(1))))
    app.wait(.seconds(19))
    #expect(app.allEffects == [])
    var stopped = app
    #expect(stopped.escape() == [.stop("a", app.turn)])
    app.reduce(.realtime(.connected))
    #expect(!app.allEffects.contains(Self.send(app)))
    app.reduce(.realtime(.subscribed(SessionID("a"))))
    #expect(app.effects.first == Self.send(app))
    app.reduce(.realtime(.subscribed(SessionID("a"))))
    #expect(!app.effects.contains(Self.send(app)), "it goes out once")
  }

  @Test("a busy session is asked five times more, then the question returns to the composer")
  func busy() {
    var app = Self.posted()
    for _ in 0..<5 {
      app.fail(Self.busy)
      #expect(app.state.notice == nil)
      app.wait(.milliseconds(100))
      app.reduce(.sendWritten(app.turn))
    }
    #expect(app.allEffects == Array(repeating: Self.send(app), count: 5))
    app.fail(Self.busy)
    #expect(app.typed == "Why?")
    #expect(app.conversation.entries.isEmpty)
    #expect(app.state.notice?.kind == .warning)
  }

  @Test("Esc while a repeat is on its way cancels it; the stop goes out as soon as that is settled")
  func escapeDuringRepeat() {
    var app = Self.posted()
    app.fail(Self.lost)
    app.wait(.milliseconds(500))
    #expect(app.escape() == [.cancelSend(app.turn)])
    app.reduce(.sendWithdrawn(app.turn))
    #expect(app.effects == [.stop("a", app.turn)])
    app.wait(.seconds(60))
    #expect(!app.conversation.isGenerating)
    #expect(app.conversation.summary == ["? Why? (failed)"])
  }

  @Test("a question that failed for good says why and names the key; nothing else marks it")
  func failedForGood() {
    let app = Self.failed()
    #expect(!app.conversation.isGenerating)
    #expect(app.conversation.entries.count == 1)
    guard case .question(let question) = app.conversation.entries.first?.content else {
      Issue.record("no question")
      return
    }
    #expect(question.state == .failed(.send(.timedOut(host: "s")), isRepeatable: true))
    #expect(HintView.hints(app.state).first == HintView.Hint(key: "Ctrl-R", text: "send again"))
  }

  @Test("Ctrl-R sends a question whose fate is unknown again under its id, and shows it once")
  func sameID() {
    var app = Self.failed()
    app.press(.control("r"))
    #expect(app.effects == [Self.send(app), .warmStop])
    #expect(app.conversation.summary == ["? Why? (sending)"])
    app.reduce(.sendWritten(app.turn))
    app.fail(Self.exists)
    #expect(app.effects == [.history("a")])
    #expect(app.conversation.summary == ["? Why?"])
    #expect(app.conversation.turn?.phase == .waiting)
  }

  @Test(
    "500, and a receipt without an answer id, are failures; Ctrl-R then asks under a new id",
    arguments: [APIError.make("500"), .answerNotStarted])
  func newID(_ error: APIError) {
    var app = Self.posted()
    app.fail(Failure(error))
    #expect(!app.conversation.isGenerating)
    #expect(app.conversation.summary == ["? Why? (failed)"])
    #expect(app.state.notice?.text == error.sentence)
    app.press(.control("r"))
    #expect(app.effects == [.nameMessage(AppDriver.space, SessionID("a"), app.turn), .warmStop])
    app.reduce(.messageNamed(app.turn, .success(MessageID("q2"))))
    #expect(app.effects == [Self.send(app, "q2")])
    let stays = error == .answerNotStarted ? ["? Why? (failed)"] : []
    #expect(app.conversation.summary == stays + ["? Why? (sending)"], "the server has one already")
  }

  @Test("Ctrl-R asks anew what failed or was interrupted at the server, below its partial answer")
  func failedAtTheServer() {
    for end in [ChatEvent.failure("A"), .failure("unknown")] {
      var app = AppDriver.streaming("Partial")
      app.chat(end)
      app.press(.control("r"))
      #expect(app.effects == [.nameMessage(AppDriver.space, SessionID("a"), app.turn), .warmStop])
      #expect(app.conversation.summary.count == 4)
      #expect(app.conversation.summary.first == "? Why?")
      #expect(app.conversation.summary.last == "? Why? (sending)")
    }
  }

  @Test("another question takes the key from the failed one, and its line no longer names it")
  func superseded() {
    var app = Self.failed()
    app.ask("Other?")
    guard case .question(let question) = app.conversation.entries.first?.content else {
      Issue.record("no question")
      return
    }
    #expect(question.state == .failed(.send(.timedOut(host: "s")), isRepeatable: false))
    app.chat(.started("A"))
    app.chat(.text("A", "Yes."))
    app.chat(.done("A", 4))
    app.wait(.seconds(3))
    #expect(app.press(.control("r")) == [.history("a")])
  }

  @Test("Ctrl-R reconnects first, and loads the chat again where nothing failed")
  func reconnects() {
    var app = Self.failed()
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(9))))
    #expect(app.press(.control("r")) == [.reconnect])
    app = AppDriver.streaming()
    #expect(app.press(.control("r")) == [.history("a")])
  }

  @Test("Ctrl-R loads a history that could not be loaded")
  func history() {
    var app = AppDriver.connected(chats: ["a"])
    app.press(Key(.down, .alt))
    app.reduce(.realtime(.subscribed(SessionID("a"))))
    app.reduce(.historyLoaded(SessionID("a"), .failure(.make("503"))))
    #expect(app.press(.control("r")) == [.history("a")])
  }

  @Test("a failed question goes out again with what is being typed left alone")
  func typedTextStays() {
    var app = Self.failed()
    app.type("half")
    app.press(.control("r"))
    #expect(app.typed == "half")
    app.escape()
    #expect(app.typed == "half")
  }
}

extension AppDriver {
  /// The send on its way fails.
  fileprivate mutating func fail(_ failure: Failure) {
    reduce(.sendAnswered(turn, .failure(failure)))
  }
}

extension Message {
  fileprivate static func make(_ id: String, text: String) -> Message {
    .make(id, .assistant, text)
  }
}
