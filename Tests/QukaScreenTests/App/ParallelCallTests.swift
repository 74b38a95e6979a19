import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// All events of several calls come under one id (docs/protocol.md §6.4).
@Suite("Parallel calls of one tool") struct ParallelCallTests {
  /// The call that was announced first gets no word of its own.
  private static let begun: [ChatEvent] = [
    .failure("u", "Sorry, I'm wrong"), .tool("t1"), .using("t2"), .tool("t2"), .using("t2"),
  ]
  private static let answered: [ChatEvent] = [
    .started("A"), .text("A", "So."), .done("A", 3),
  ]

  private static func asked(_ events: [ChatEvent]) -> AppDriver {
    var app = AppDriver.open()
    app.ask("Why?")
    for event in events { app.chat(event) }
    return app
  }

  private static func stored(_ second: QukaWire.Progress) -> Event {
    .historyLoaded(
      SessionID("a"),
      .success([
        .question("q0", "Why?"), .call("t1", "", .uncompleted), .call("t2", "Search", second),
        .answer("A", "So."),
      ]), HistoryPage(total: 4, receivedAt: Message.now))
  }

  @Test("the one without a word did not fail: live, after a reload, and in another run")
  func untold() {
    let shown = ["? Why?", "tool  (untold)", "tool Search (completed)", "So."]
    var app = Self.asked(Self.begun + [.result("t2"), .toolDone(MessageID("t2"))])
    #expect(app.conversation.summary[1] == "tool  (running)", "until the next round begins")
    for event in Self.answered.prefix(1) { app.chat(event) }
    #expect(app.conversation.summary.contains("tool  (untold)"))
    for event in Self.answered.dropFirst() { app.chat(event) }
    app.wait(.seconds(3))
    app.reduce(Self.stored(.completed))
    #expect(app.conversation.summary == shown)
    #expect(app.screen.contains("no result of its own") && !app.screen.contains("failed"))
    let live = app.screen
    app.reduce(Self.stored(.completed))
    #expect(app.screen == live)
    var other = AppDriver.open()
    other.reduce(Self.stored(.completed))
    #expect(other.conversation.summary == shown)
    #expect(!other.conversation.isGenerating)
  }

  @Test("of several calls under one id the last outcome counts, live and after a reload")
  func outcomes() {
    let failed = ChatEvent.toolFailed(MessageID("t2"))
    let done: [ChatEvent] = [.result("t2"), .toolDone(MessageID("t2"))]
    let rows: [([ChatEvent], QukaWire.Progress, String)] = [
      ([failed] + done, .completed, "tool Search (completed)"),
      (done + [failed], .failed, "tool Search (failed)"),
    ]
    for (events, progress, shown) in rows {
      var app = Self.asked(Self.begun + events + Self.answered)
      #expect(app.conversation.summary.contains(shown))
      app.forgetEffects()
      app.wait(.seconds(1))
      #expect(app.allEffects.contains(.history("a")), "one may have overtaken the other")
      app.reduce(Self.stored(progress))
      #expect(app.conversation.summary.contains(shown))
      #expect(app.conversation.summary.contains("tool  (untold)"))
    }
  }

  @Test("nobody hears of a failure either")
  func heard() {
    var listener = Listener(app: Self.asked(Self.begun))
    var heard = listener.hear()
    for event in [.result("t2"), .toolDone(MessageID("t2"))] + Self.answered {
      listener.app.chat(event)
      heard += listener.hear()
    }
    listener.app.wait(.seconds(3))
    heard += listener.hear()
    #expect(heard.contains("Tool: no result of its own."))
    #expect(heard.contains("Tool Search: done"))
    #expect(!heard.contains("failed"))
  }
}
