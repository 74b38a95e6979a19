import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// The promises of the stop key that a whole sequence has to show; S3 is measured, S11 is the decoder's.
@Suite("The promises of the stop key") struct PromiseTests {
  @Test("S1: one press is enough at every moment of an answer, and no second one is asked for")
  func onePress() {
    for wait in [0, 1, 999, 30_000] as [Int64] {
      var app = AppDriver.streaming()
      app.wait(.milliseconds(wait))
      #expect(app.escape() == [.stop("a", app.turn)])
      #expect(app.state.quitArmedUntil == nil && app.state.notice == nil)
    }
  }

  @Test("S2: the frame after the key says so and is frozen, before any answer of the network")
  func acknowledged() {
    var app = AppDriver.streaming()
    app.escape()
    let frozen = app.screen
    #expect(frozen.contains("stopping…"))
    #expect(!frozen.contains("Esc stop"))
    app.chat(.text("A", " and more", at: 5))
    app.chat(.started("B"))
    app.chat(.text("B", "another round"))
    #expect(app.screen == frozen)
  }

  @Test("S4: remembered while the send's answer is held, then sent at the first of both")
  func remembered() {
    for isEventFirst in [false, true] {
      var app = AppDriver.open()
      app.type("Why?")
      app.press(.enter)
      app.reduce(.messageNamed(app.turn, .success(MessageID("q"))))
      app.reduce(.sendWritten(app.turn))
      #expect(app.escape() == [])
      app.wait(.seconds(20))
      if isEventFirst {
        #expect(app.chat(.started("A")) == [.stop("a", app.turn)])
        #expect(app.reduce(.sendAnswered(app.turn, .success(.make()))) == [])
      } else {
        #expect(app.reduce(.sendAnswered(app.turn, .success(.make()))) == [.stop("a", app.turn)])
      }
    }
  }

  @Test("S5: on a mute socket history is asked, and confirms; stored complete 3 proves nothing")
  func muteSocket() {
    var app = AppDriver.streaming()
    app.escape()
    app.reduce(.stopAnswered(app.turn, .accepted))
    app.forgetEffects()
    app.wait(.milliseconds(1_500))
    #expect(app.allEffects.contains(.history("a")))
    var unproved = app
    unproved.reduce(
      .historyLoaded(SessionID("a"), .success([.make("A", .assistant, "Hello", .generating)])))
    #expect(unproved.conversation.turn?.isStopping == true)
    app.reduce(
      .historyLoaded(SessionID("a"), .success([.make("A", .assistant, "Hello you", .canceled)])))
    #expect(!app.conversation.isGenerating)
    #expect(app.conversation.summary[1] == "Hello you (stopped)")
    #expect(
      app.conversation.summary.filter { $0.hasPrefix("-- stopped · 9 characters") }.count == 1)
  }

  @Test("S6: a complete stop keeps every character once, whatever comes late")
  func nothingLost() {
    var app = AppDriver.streaming()
    app.escape()
    app.chat(.text("A", " held", at: 5))
    app.chat(.stopped("A", 10))
    app.chat(.text("A", " tail", at: 10))
    app.chat(.stopped("A", 15))
    app.wait(.seconds(60))
    #expect(app.conversation.summary[..<2] == ["? Why?", "Hello held tail (stopped)"])
    #expect(!app.conversation.isGenerating)
  }

  @Test("S9: stopping, accepted, retrying, and the mark are said as they are")
  func honest() {
    var app = AppDriver.streaming()
    app.escape()
    #expect(app.screen.contains("stopping…"))
    app.reduce(.stopAnswered(app.turn, .failed(.make("503"))))
    #expect(app.screen.contains("stopping… retrying"))
    app.wait(.milliseconds(1_200))
    app.reduce(.stopAnswered(app.turn, .accepted))
    #expect(app.screen.contains("stopping… accepted"))
    app.chat(.stopped("A"))
    #expect(app.screen.contains("stopped · 5 characters · confirmed in 1"))
    #expect(!app.screen.contains("stopping…"))
  }

  @Test(
    "S10: a failure is said and retried; whatever the answers, nothing stays in stopping for ever",
    arguments: [
      StopAnswer.accepted, .failed(.make("503")), .lost(.timedOut(host: "s")),
      .refused(.make("403")),
    ])
  func neverForEver(_ answer: StopAnswer) {
    for isAnswered in [true, false] {
      var app = AppDriver.streaming()
      app.escape()
      for _ in 0..<30 where app.conversation.turn?.isStopping == true {
        if isAnswered { app.reduce(.stopAnswered(app.turn, answer)) }
        app.wait(.milliseconds(500))
      }
      #expect(!app.conversation.isGenerating)
      #expect(app.stops.count <= 5)
      #expect(app.conversation.summary.last?.hasPrefix("-- stopped here") == true)
    }
    guard case .failed(let error) = answer else { return }
    var app = AppDriver.streaming()
    app.escape()
    app.reduce(.stopAnswered(app.turn, answer))
    #expect(app.state.notice?.text == error.fact)
  }

  @Test("S13: after the next question has gone out, no stop of the old turn follows")
  func noLateStop() {
    var app = AppDriver.streaming()
    app.escape()
    let old = app.turn
    app.wait(.seconds(2))
    app.chat(.stopped("A"))
    app.type("next")
    app.press(.enter)
    #expect(app.conversation.queue == ["next"], "two requests are unanswered")
    app.reduce(.stopAnswered(old, .accepted))
    #expect(app.conversation.queue == ["next"], "the second is held")
    app.reduce(.stopAnswered(old, .accepted))
    #expect(app.conversation.summary.last == "? next (sending)")
    app.forgetEffects()
    app.wait(.seconds(60))
    #expect(app.stops == [])
  }
}
