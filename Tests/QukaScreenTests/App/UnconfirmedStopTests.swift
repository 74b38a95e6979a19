import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("A stop that no event ever confirmed") struct UnconfirmedStopTests {
  /// The stop of `A` was given up; its view is frozen and " held" waits.
  private static func detached() -> AppDriver {
    var app = AppDriver.streaming()
    app.escape()
    app.wait(.seconds(13))
    app.chat(.text("A", " held", at: 5))
    app.reduce(stored("Hello", .generating))
    app.forgetEffects()
    return app
  }

  private static func stored(
    _ text: String, _ progress: QukaWire.Progress, age: Int = 60
  ) -> Event {
    var answer = Message.make("A", .assistant, text, progress)
    answer.sentAt = 1_000
    return .historyLoaded(
      SessionID("a"), .success([.make("q0", .user, "Why?"), answer]),
      HistoryPage(total: 2, receivedAt: 1_000 + age))
  }

  @Test("history is asked again and again, less and less often, and not for ever")
  func looks() {
    var app = Self.detached()
    for seconds in [17, 30, 60, 120, 240] {
      app.forgetEffects()
      app.wait(.seconds(Int64(seconds) - 1))
      #expect(!app.allEffects.contains(.history("a")))
      app.wait(.seconds(1))
      #expect(app.allEffects.contains(.history("a")))
      app.reduce(Self.stored("Hello held", .generating))
    }
    app.forgetEffects()
    app.wait(.seconds(2_000))
    #expect(!app.allEffects.contains(.history("a")))
  }

  @Test("where only the server's answer told of it, what was written until then is looked up")
  func unheard() {
    var app = AppDriver.streaming("")
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(2))))
    app.escape()
    app.wait(.seconds(1))
    app.reduce(.realtime(.connected))
    app.reduce(.realtime(.subscribed(SessionID("a"))))
    app.reduce(Self.stored("", .uncompleted))
    app.reduce(.stopAnswered(app.turn, .accepted))
    #expect(app.conversation.turn?.ending == .stopped(after: nil))
    app.reduce(Self.stored("", .uncompleted))
    app.forgetEffects()
    app.wait(.seconds(28))
    #expect(!app.allEffects.contains(.history("a")), "history may still be behind")
    app.wait(.seconds(1))
    #expect(app.allEffects.contains(.history("a")))
    app.reduce(Self.stored("Hello", .generating))
    #expect(app.conversation.summary[1] == "Hello (stopped)")
    #expect(app.conversation.entries.last?.content == .mark(.stopped(characters: 5, after: nil)))
    app.forgetEffects()
    app.wait(.seconds(1_000))
    #expect(!app.allEffects.contains(.history("a")), "once is enough")
  }

  @Test(
    "how it ended is taken over from history, with the text that was held back",
    arguments: [
      (.canceled, "stopped"), (.failed, "stopped"), (.completed, "finished"),
    ] as [(QukaWire.Progress, String)])
  func ended(_ progress: QukaWire.Progress, _ word: String) {
    var app = Self.detached()
    app.wait(.seconds(17))
    app.reduce(Self.stored("Hello held", progress))
    #expect(app.conversation.summary[1].hasPrefix("Hello held"))
    #expect(app.conversation.summary.last?.contains(word) == true)
    #expect(!app.conversation.entries.contains { $0.isUnconfirmed })
    app.forgetEffects()
    app.wait(.seconds(1_000))
    #expect(!app.allEffects.contains(.history("a")), "nothing is left to ask for")
  }

  @Test("what began after it stands before the mark once history tells of it")
  func laterRounds() {
    var app = Self.detached()
    app.chat(.started("B"))
    app.wait(.seconds(17))
    app.reduce(
      .historyLoaded(
        SessionID("a"),
        .success([
          .make("q0", .user, "Why?"), .make("A", .assistant, "Hello held"),
          .make("B", .assistant, "More", .canceled),
        ])))
    #expect(app.conversation.summary[1...2] == ["Hello held", "More (stopped)"])
    #expect(app.conversation.entries.count { $0.isMark } == 1)
    #expect(app.conversation.entries.last?.isMark == true)
  }

  @Test("while it may still run nothing changes; when nothing can run any more the text is shown")
  func unknown() {
    var app = Self.detached()
    let before = app.conversation.summary
    app.wait(.seconds(17))
    app.reduce(Self.stored("Hello held", .generating))
    #expect(app.conversation.summary == before)
    app.wait(.seconds(30))
    app.reduce(Self.stored("Hello held", .generating, age: 331))
    #expect(app.conversation.summary[1] == "Hello held (stopped)")
    #expect(app.conversation.entries.contains { $0.isUnconfirmed }, "nobody confirmed it")
  }

  @Test(
    "a question whose send got lost behind a stop does not look sent, and Ctrl-R sends it again")
  func lostQuestion() {
    var app = AppDriver.open()
    app.type("Why?")
    app.press(.enter)
    let turn = app.turn
    app.reduce(.messageNamed(turn, .success(MessageID("q"))))
    app.reduce(.sendWritten(turn))
    app.escape()
    app.reduce(
      .sendAnswered(turn, .failure(.lost())))
    app.wait(.seconds(13))
    #expect(app.conversation.summary == ["? Why? (failed)"])
    for _ in 0..<5 { app.reduce(.stopAnswered(turn, .accepted)) }
    app.reduce(.historyLoaded(SessionID("a"), .success([])))
    app.forgetEffects()
    app.press(.control("r"))
    #expect(
      app.effects.contains(
        .send(AppDriver.space, SessionID("a"), app.turn, MessageID("q"), text: "Why?")))
  }

  @Test("such a question that is at the server after all looks sent again")
  func arrivedQuestion() {
    var app = AppDriver.open()
    app.type("Why?")
    app.press(.enter)
    let turn = app.turn
    app.reduce(.messageNamed(turn, .success(MessageID("q"))))
    app.reduce(.sendWritten(turn))
    app.escape()
    app.reduce(
      .sendAnswered(turn, .failure(.lost())))
    app.wait(.seconds(13))
    app.reduce(
      .historyLoaded(
        SessionID("a"),
        .success([.make("q", .user, "Why?"), .make("A", .assistant, "Because.")])))
    #expect(app.conversation.summary.filter { !$0.hasPrefix("--") } == ["? Why?", "Because."])
    #expect(
      app.conversation.entries.count { $0.isMark } == 1, "what became of the stop is still said")
    #expect(app.conversation.failed == nil)
  }

  @Test("events of another client's answer do not make a lost question look sent for ever")
  func foreignEvents() {
    var app = AppDriver.open()
    app.type("Why?")
    app.press(.enter)
    let turn = app.turn
    app.reduce(.messageNamed(turn, .success(MessageID("q"))))
    app.reduce(.sendWritten(turn))
    app.reduce(
      .sendAnswered(turn, .failure(.lost())))
    app.chat(.started("A"))
    app.chat(.done("A", 0))
    app.forgetEffects()
    app.wait(.seconds(3))
    #expect(app.allEffects.contains(.history("a")))
    let others = [Message.make("p", .user, "Other?"), .make("A", .assistant, "")]
    app.reduce(.historyLoaded(SessionID("a"), .success(others)))
    #expect(app.conversation.summary.contains("? Why? (failed)"))
    app.forgetEffects()
    app.press(.control("r"))
    #expect(
      app.effects.contains(
        .send(AppDriver.space, SessionID("a"), app.turn, MessageID("q"), text: "Why?")))
  }

  @Test("a question that history holds is not called lost when the stop behind it is not confirmed")
  func storedQuestion() {
    var app = AppDriver.open()
    app.type("Why?")
    app.press(.enter)
    let turn = app.turn
    app.reduce(.messageNamed(turn, .success(MessageID("q"))))
    app.reduce(.sendWritten(turn))
    app.escape()
    app.reduce(
      .sendAnswered(turn, .failure(.lost())))
    app.reduce(.historyLoaded(SessionID("a"), .success([.make("q", .user, "Why?")])))
    app.wait(.seconds(13))
    #expect(app.conversation.summary.first == "? Why?")
    #expect(app.conversation.entries.last?.isUnconfirmed == true)
  }

  @Test("held text comes also where another client's question stands between it and the mark")
  func questionBetween() {
    var app = Self.detached()
    app.wait(.seconds(17))
    app.reduce(
      .historyLoaded(
        SessionID("a"),
        .success([
          .make("q0", .user, "Why?"), .make("A", .assistant, "Hello held"),
          .make("p", .user, "Other?"), .make("B", .assistant, "Theirs", .generating),
        ])))
    #expect(app.conversation.summary.contains("Hello held"))
  }
}
