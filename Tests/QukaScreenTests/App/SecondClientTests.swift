import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// Another client of the same person, in the same chat (docs/protocol.md §7.8).
@Suite("A second client") struct SecondClientTests {
  private func loaded(_ app: inout AppDriver, _ messages: [Message]) {
    app.reduce(.historyLoaded(SessionID("a"), .success(messages)))
  }

  @Test("its question is fetched again when history does not have it yet")
  func lateQuestion() {
    var app = AppDriver.open()
    let before: [Message] = [.make("q1", .user, "One?"), .make("a1", .assistant, "One.")]
    loaded(&app, before)
    #expect(app.chat(.started("B")) == [.warmStop, .history("a")])
    app.chat(.text("B", "Two"))
    loaded(&app, before)
    #expect(app.conversation.summary == ["? One?", "One.", "Two (open)"])
    app.forgetEffects()
    app.wait(.seconds(1))
    #expect(app.allEffects.contains(.history("a")))
    loaded(&app, before + [.make("q2", .user, "Two?"), .make("B", .assistant, "T", .generating)])
    #expect(app.conversation.summary == ["? One?", "One.", "? Two?", "Two (open)"])
    app.forgetEffects()
    app.wait(.seconds(10))
    #expect(!app.allEffects.contains(.history("a")), "it is there")
    app.chat(.done("B", 3))
    app.wait(.seconds(3))
    #expect(app.conversation.summary == ["? One?", "One.", "? Two?", "Two"])
  }

  @Test("a question that never comes is not asked for without end")
  func noQuestion() {
    var app = AppDriver.open()
    app.forgetEffects()
    app.chat(.started("B"))
    for _ in 0..<400 {
      app.wait(.milliseconds(50))
      if app.conversation.record.newest == .loading { loaded(&app, []) }
    }
    #expect((5...7).contains(app.allEffects.count { $0 == .history("a") }))
    #expect(!app.screen.contains("missing"))
  }

  @Test("both clients see both turns in order")
  func both() {
    let stored: [Message] = [
      .make("q0", .user, "Mine?"), .make("A", .assistant, "For me."),
      .make("q9", .user, "Theirs?"), .make("B", .assistant, "For them."),
    ]
    let expected = ["? Mine?", "For me.", "? Theirs?", "For them."]
    var asker = AppDriver.open()
    asker.ask("Mine?")
    let own = MessageID("q\(asker.turn.number)")
    var page = stored
    page[0].id = own
    var other = AppDriver.open()
    for (answer, text) in [("A", "For me."), ("B", "For them.")] {
      for event in [
        ChatEvent.started(answer), .text(answer, text), .done(answer, text.unicodeScalars.count),
      ] {
        asker.chat(event)
        other.chat(event)
      }
      let count = answer == "A" ? 2 : 4
      if asker.conversation.record.newest == .loading { loaded(&asker, Array(page.prefix(count))) }
      if other.conversation.record.newest == .loading { loaded(&other, Array(page.prefix(count))) }
      asker.wait(.seconds(5))
      other.wait(.seconds(5))
    }
    #expect(other.conversation.summary == expected)
    #expect(asker.conversation.summary == expected)
  }

  @Test("when a stop ended one of two answers, the other goes on and can be stopped, too")
  func oneOfTwoStopped() {
    var app = AppDriver.streaming("Mine")
    app.chat(.started("B"))
    app.chat(.text("B", "Theirs"))
    app.escape()
    app.chat(.stopped("A", 4))
    #expect(!app.conversation.isGenerating)
    app.chat(.text("B", " goes", at: 6))
    app.wait(.milliseconds(1_999))
    app.chat(.text("A", " tail", at: 4))
    app.chat(.text("B", " on", at: 11))
    #expect(!app.conversation.isGenerating, "so soon it may be a straggler")
    app.wait(.milliseconds(1))
    app.chat(.text("A", " and more", at: 9))
    #expect(!app.conversation.isGenerating, "what has ended stays ended")
    app.chat(.text("B", " and on", at: 14))
    #expect(app.conversation.isGenerating)
    let summary = app.conversation.summary
    #expect(summary.prefix(2) == ["? Why?", "Mine tail and more (stopped)"])
    #expect(summary.last == "Theirs goes on and on (open)")
    #expect(summary.count == 4, "the mark of the stop stands under what it stopped")
    app.reduce(.stopAnswered(TurnID(number: 0), .accepted))
    app.forgetEffects()
    app.escape()
    #expect(app.stops.count == 1)
    app.chat(.stopped("B", 21))
    #expect(!app.conversation.isGenerating)
  }

  /// Ours streams, and theirs below it; then Esc, which reaches only the newer one (docs/protocol.md §6.7).
  private func newerStopped() -> AppDriver {
    var app = AppDriver.streaming("Mine")
    app.chat(.started("B"))
    app.chat(.text("B", "Theirs"))
    loaded(
      &app,
      [
        .make("q0", .user, "Why?"), .make("A", .assistant, "Mine", .generating),
        .make("p", .user, "Theirs?"), .make("B", .assistant, "Theirs", .generating),
      ])
    app.escape()
    app.reduce(.stopAnswered(app.turn, .accepted))
    app.chat(.stopped("B", 6))
    for index in 0..<8 {
      app.wait(.milliseconds(340))
      app.chat(.text("A", ".", at: 4 + index))
    }
    return app
  }

  @Test(
    "when a stop reached only the newer answer its mark stays there, and the older is seen to stream"
  )
  func newerOfTwoStopped() {
    let theirs = [
      "? Theirs?", "Theirs (stopped)", "-- stopped · 6 characters · confirmed in less than 1 ms",
    ]
    var app = newerStopped()
    #expect(app.conversation.summary == ["? Why?", "Mine........ (open)"] + theirs)
    #expect(app.conversation.isGenerating && app.screen.contains("streaming"))
    app.chat(.text("B", " tail", at: 6))
    app.chat(.stopped("B", 11))
    #expect(app.conversation.isGenerating, "what has ended stays ended")
    #expect(app.conversation.summary[3] == "Theirs tail (stopped)")
    app.chat(.done("A", 12))
    app.wait(.seconds(2))
    #expect(app.conversation.summary.prefix(3) == ["? Why?", "Mine........", "? Theirs?"])
    #expect(app.conversation.summary.count == 5)
    #expect(!app.conversation.isGenerating)
  }

  @Test("the older one can be stopped too, and each has its own mark")
  func bothStopped() {
    var app = newerStopped()
    app.forgetEffects()
    app.escape()
    #expect(app.stops.count == 1)
    app.chat(.stopped("A", 12))
    #expect(
      app.conversation.summary == [
        "? Why?", "Mine........ (stopped)",
        "-- stopped · 12 characters · confirmed in less than 1 ms",
        "? Theirs?", "Theirs (stopped)", "-- stopped · 6 characters · confirmed in less than 1 ms",
      ])
  }

  @Test(
    "an older answer that was left incomplete goes on when ours is stopped, and keeps its place")
  func incompleteGoesOn() {
    var app = AppDriver.open()
    loaded(&app, [.make("p", .user, "Theirs?"), .make("B", .assistant, "Half", .generating)])
    app.wait(.seconds(4))
    app.ask("Mine?")
    app.chat(.started("A"))
    app.chat(.text("A", "Mine"))
    app.chat(.text("B", ".", at: 4))
    app.escape()
    app.chat(.stopped("A", 4))
    app.reduce(.stopAnswered(app.turn, .accepted))
    let mine = [
      "? Mine?", "Mine (stopped)", "-- stopped · 4 characters · confirmed in less than 1 ms",
    ]
    #expect(app.conversation.summary == ["? Theirs?", "Half. (open)"] + mine)
    app.wait(.milliseconds(340))
    app.chat(.text("B", ".", at: 5))
    #expect(app.conversation.isGenerating && app.screen.contains("streaming"))
    app.chat(.failure("B"))
    #expect(
      app.conversation.summary == [
        "? Theirs?", "Half.. (failed)", "-- failed · the server could not finish this answer",
      ] + mine)
  }

  @Test("how an answer beside the running one ends is said below it")
  func besideEnds() {
    let endings: [(ChatEvent, [String])] = [
      (.done("B", 5), ["Half."]),
      (.stopped("B", 5), ["Half. (stopped)", "-- stopped · 5 characters"]),
      (
        .failure("B"),
        ["Half. (failed)", "-- failed · the server could not finish this answer"]
      ),
    ]
    for (event, shown) in endings {
      var app = AppDriver.open()
      loaded(&app, [.make("p", .user, "Theirs?"), .make("B", .assistant, "Half", .generating)])
      app.wait(.seconds(4))
      app.ask("Mine?")
      app.chat(.started("A"))
      app.chat(.text("B", ".", at: 4))
      app.chat(event)
      #expect(app.conversation.summary == ["? Theirs?"] + shown + ["? Mine?", " (open)"])
      app.wait(.seconds(9))
      #expect(app.conversation.summary == ["? Theirs?"] + shown + ["? Mine?", " (open)"])
      #expect(app.conversation.isGenerating)
    }
  }

  @Test("two generations at once do not mix their texts, and the other question is fetched")
  func atOnce() {
    var app = AppDriver.open()
    app.ask("Mine?")
    let own = "q\(app.turn.number)"
    app.chat(.started("A"))
    app.forgetEffects()
    app.chat(.started("B"))
    for index in 0..<30 {
      app.chat(.text("A", "a", at: index))
      app.chat(.text("B", "漢", at: index))
    }
    app.wait(.milliseconds(500))
    #expect(app.allEffects.contains(.history("a")))
    loaded(
      &app,
      [
        .make(own, .user, "Mine?"), .make("q9", .user, "Theirs?"),
        .make("A", .assistant, "aaa", .generating), .make("B", .assistant, "漢", .generating),
      ])
    app.chat(.done("A", 30))
    app.chat(.text("B", "字", at: 30))
    app.chat(.done("B", 31))
    app.wait(.seconds(5))
    #expect(
      app.conversation.summary == [
        "? Mine?", "? Theirs?", String(repeating: "a", count: 30),
        String(repeating: "漢", count: 30) + "字",
      ])
    #expect(!app.conversation.isGenerating)
  }

  @Test(
    "an answer that begins right after ours, with no tool between, may be another's: history is asked"
  )
  func rightAfter() {
    var app = AppDriver.streaming()
    app.chat(.done("A"))
    app.chat(.started("B"))
    app.forgetEffects()
    app.wait(.seconds(1))
    #expect(app.allEffects.contains(.history("a")))
    loaded(
      &app,
      [
        .make("q0", .user, "Why?"), .make("A", .assistant, "Hello"), .make("p", .user, "Theirs?"),
        .make("B", .assistant, "", .uncompleted),
      ])
    #expect(app.conversation.summary == ["? Why?", "Hello", "? Theirs?", " (open)"])
    app = AppDriver.streaming()
    app.chat(.done("A"))
    for event in [ChatEvent.tool("T"), .using("T"), .result("T"), .toolDone(MessageID("T"))] {
      app.chat(event)
    }
    app.chat(.started("B"))
    app.forgetEffects()
    app.wait(.seconds(1))
    #expect(!app.allEffects.contains(.history("a")), "a round after a tool is the turn's own")
  }

  @Test(
    "a turn of another client of which only the end is heard shows its question",
    arguments: [
      [.failure("u", "Sorry, I'm wrong"), .failure("v")], [.stopped("u", 0)],
      [.started("B"), .failure("B", "Sorry, I'm wrong")],
    ] as [[ChatEvent]])
  func onlyFailed(_ events: [ChatEvent]) {
    for isQuiet in [false, true] {
      var app = AppDriver.open()
      let before: [Message] = [
        .make("q1", .user, "One?"),
        .make("a1", .assistant, "One.", isQuiet ? .generating : .completed),
      ]
      loaded(&app, before)
      app.wait(.seconds(5))
      if app.conversation.record.newest == .loading { loaded(&app, before) }
      app.forgetEffects()
      for event in events { app.chat(event) }
      app.wait(.seconds(3))
      #expect(app.allEffects.contains(.history("a")))
      loaded(&app, before + [.make("q2", .user, "Two?")])
      #expect(app.conversation.summary.last { $0.hasPrefix("?") } == "? Two?")
      #expect(!app.conversation.isGenerating)
    }
  }

  @Test("the end of a turn of ours asks history for no question")
  func ownEnds() {
    for events in [
      [ChatEvent.failure("A"), .failure("A")], [.stopped("A"), .stopped("A"), .failure("u")],
    ] {
      var app = AppDriver.streaming()
      app.forgetEffects()
      for event in events { app.chat(event) }
      app.wait(.seconds(1))
      #expect(!app.allEffects.contains(.history("a")))
    }
  }

  @Test("the other client's stop shows as stopped")
  func foreignStop() {
    var app = AppDriver.streaming()
    app.chat(.stopped("A"))
    #expect(app.conversation.summary.suffix(2) == ["Hello (stopped)", "-- stopped · 5 characters"])
    app.chat(.text("A", " tail", at: 5))
    #expect(app.conversation.summary[1] == "Hello tail (stopped)")
    #expect(!app.conversation.isGenerating)
  }
}
