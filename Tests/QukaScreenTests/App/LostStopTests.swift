import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// A request that got no answer may still arrive; the session must neither be hit nor be blocked.
@Suite("A stop request that was lost") struct LostStopTests {
  /// A stopped answer whose stop request was not answered in time.
  private static func stopped() -> AppDriver {
    var app = AppDriver.streaming()
    app.escape()
    let turn = app.turn
    app.chat(.stopped("A"))
    app.reduce(.stopAnswered(turn, .lost(.timedOut(host: "s"))))
    app.forgetEffects()
    return app
  }

  @Test("the next question waits a bounded time, visibly, and then goes out by itself")
  func waits() {
    var app = Self.stopped()
    app.type("next")
    #expect(app.press(.enter) == [])
    #expect(app.conversation.queue == ["next"])
    #expect(
      app.state.notice?.text == "Still stopping. Your question will be sent right after.")
    app.wait(.milliseconds(4_999))
    #expect(app.conversation.queue == ["next"])
    app.wait(.milliseconds(1))
    #expect(app.conversation.summary.last == "? next (sending)")
    #expect(app.conversation.queue.isEmpty)
  }

  @Test("what waits can be taken back")
  func recall() {
    var app = Self.stopped()
    app.type("next")
    app.press(.enter)
    app.press(Key(.up))
    #expect(app.typed == "next")
    app.wait(.seconds(10))
    #expect(!app.conversation.isGenerating)
  }

  @Test("for two minutes a question says that the old stop may still reach its answer")
  func says() {
    var app = Self.stopped()
    app.wait(.seconds(60))
    app.ask("next")
    #expect(app.state.notice?.text.hasPrefix("An earlier stop got lost.") == true)
    #expect(app.state.notice?.kind == .warning)
    app = Self.stopped()
    app.wait(.seconds(120))
    app.ask("next")
    #expect(app.state.notice == nil)
  }

  @Test("other sessions do not wait")
  func others() {
    var app = Self.stopped()
    app.openChat("b")
    app.type("And?")
    app.press(.enter)
    #expect(app.conversation.summary == ["? And? (sending)"])
  }

  @Test("a stop that was lost while the answer goes on is repeated like a failed one")
  func repeated() {
    var app = AppDriver.streaming()
    app.escape()
    app.reduce(.stopAnswered(app.turn, .lost(.timedOut(host: "s"))))
    app.wait(.seconds(1))
    #expect(app.stops.last == .stop("a", app.turn, isFresh: true))
    #expect(app.conversation.turn?.stop?.failure == .timedOut(host: "s"))
  }

  @Test("no combination of lost, failed and accepted requests blocks the session for ever")
  func neverBlocked() {
    let answers: [StopAnswer] = [
      .accepted, .failed(.make("503")), .lost(.timedOut(host: "s")), .refused(.make("404")),
    ]
    for first in answers {
      for second in answers {
        var app = AppDriver.streaming()
        app.escape()
        app.wait(.seconds(13))
        let turn = app.turn
        for index in app.stops.indices {
          app.reduce(.stopAnswered(turn, index == 0 ? first : second))
        }
        app.type("next")
        app.press(.enter)
        app.wait(.seconds(6))
        #expect(app.conversation.summary.last == "? next (sending)", "\(first) \(second)")
      }
    }
  }
}
