import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// Stored states that look unfinished prove nothing (docs/protocol.md §4.2).
@Suite("Answers stored as unfinished") struct StoredStateTests {
  private static let now = 1_795_363_200

  private func stored(
    _ id: String, _ role: Role = .assistant, _ text: String = "", _ progress: Progress = .completed,
    age: Int = 0
  ) -> Message {
    var message = Message.make(id, role, text, progress)
    message.sentAt = Self.now - age
    return message
  }

  private func opened(_ messages: [Message]) -> AppDriver {
    var app = AppDriver.open()
    app.forgetEffects()
    load(messages, into: &app)
    return app
  }

  private func load(_ messages: [Message], into app: inout AppDriver) {
    app.reduce(
      .historyLoaded(
        SessionID("a"), .success(messages),
        HistoryPage(total: messages.count, receivedAt: Self.now)))
  }

  @Test("one that a later question follows is incomplete, in both states")
  func followed() {
    for progress in [Progress.uncompleted, .generating] {
      let page = [
        stored("q1", .user, "One?"), stored("a1", .assistant, "Half", progress),
        stored("q2", .user, "Two?"), stored("a2", .assistant, "Two."),
      ]
      var app = opened(page)
      let shown = [
        "? One?", "Half (incomplete)",
        "-- incomplete · how it ended is not known", "? Two?", "Two.",
      ]
      #expect(app.conversation.summary == shown)
      #expect(!app.conversation.isGenerating)
      load(page, into: &app)
      #expect(app.conversation.summary == shown, "again, nothing changes")
    }
  }

  @Test("one that is older than five and a half minutes is incomplete")
  func old() {
    let app = opened([
      stored("q1", .user, "One?", age: 400),
      stored("a1", .assistant, "Half", .generating, age: 331),
    ])
    #expect(app.conversation.summary[1] == "Half (incomplete)")
    #expect(app.state.escapeMeaning == .nothing)
    #expect(app.state.deadline == nil)
  }

  @Test("the newest young one is joined: Esc stops it")
  func young() {
    var app = opened([
      stored("q1", .user, "One?", age: 60), stored("a1", .assistant, "Half", .generating, age: 59),
    ])
    #expect(app.conversation.summary == ["? One?", "Half (open)"])
    #expect(app.state.escapeMeaning == .stop)
    #expect(app.allEffects.contains(.warmStop))
    #expect(app.escape() == [.stop("a", app.turn)])
    app.chat(.stopped("a1", 4))
    #expect(app.conversation.summary[1] == "Half (stopped)")
  }

  @Test("one that falls quiet asks history once more, because its end may have been stored late")
  func silent() {
    let page = [
      stored("q1", .user, "One?", age: 60), stored("a1", .assistant, "Half", .generating, age: 59),
    ]
    var app = opened(page)
    app.forgetEffects()
    app.wait(.milliseconds(3_999))
    #expect(!app.allEffects.contains(.history("a")))
    app.wait(.milliseconds(1))
    #expect(app.allEffects.contains(.history("a")))
    #expect(!app.conversation.isGenerating)
    load(page, into: &app)
    #expect(app.conversation.summary[1] == "Half (incomplete)")
    #expect(app.conversation.entries.last?.isMark == true)
    app.forgetEffects()
    app.wait(.seconds(1))
    app.chat(.text("a1", " more", at: 4))
    #expect(app.conversation.summary == ["? One?", "Half more (open)"], "it ran after all")
    #expect(app.state.escapeMeaning == .stop)
    #expect(app.allEffects.contains(.history("a")), "what was missed is fetched")
  }

  @Test("a joined answer that history finishes is finished")
  func finishes() {
    var app = opened([
      stored("q1", .user, "One?", age: 60), stored("a1", .assistant, "Half", .generating, age: 59),
    ])
    app.wait(.seconds(51))
    load([stored("q1", .user, "One?"), stored("a1", .assistant, "Half and all")], into: &app)
    app.wait(.seconds(3))
    #expect(app.conversation.summary == ["? One?", "Half and all"])
    #expect(!app.conversation.isGenerating)
  }

  @Test("a tool that is stored as running is judged likewise")
  func tools() {
    let tips = "Using tool: Search"
    var app = opened([
      stored("q1", .user, "One?", age: 900), stored("t1", .tool, tips, .generating, age: 890),
    ])
    #expect(app.conversation.summary.last == "tool  (untold)")
    #expect(!app.conversation.isGenerating)
    app = opened([
      stored("q1", .user, "One?", age: 20), stored("t1", .tool, tips, .generating, age: 10),
    ])
    #expect(app.conversation.summary.last == "tool  (running)")
    #expect(app.escape() == [.stop("a", app.turn)])
    app = opened([
      stored("q1", .user, "One?", age: 20), stored("t1", .tool, tips, .generating, age: 10),
      stored("a1", .assistant, "Done."),
    ])
    #expect(app.conversation.summary.suffix(2) == ["tool  (untold)", "Done."])
  }

  @Test("a round that another one follows is over, and nothing runs")
  func rounds() {
    let app = opened([
      stored("q1", .user, "One?"), stored("a1", .assistant, "First", .generating),
      stored("a2", .assistant, "Second"),
    ])
    #expect(app.conversation.summary == ["? One?", "First", "Second"])
    #expect(!app.conversation.isGenerating)
  }

  @Test("one that was taken for incomplete and is complete after all loses its mark")
  func corrected() {
    var app = opened([
      stored("q1", .user, "One?", age: 400),
      stored("a1", .assistant, "Half", .generating, age: 399),
    ])
    load([stored("q1", .user, "One?"), stored("a1", .assistant, "Half and all")], into: &app)
    #expect(app.conversation.summary == ["? One?", "Half and all"])
  }

  @Test("the newest stored answer does not end a turn that has gone on to a tool since")
  func goesOn() {
    var app = AppDriver.streaming()
    app.chat(.done("A"))
    app.chat(.tool("T"))
    app.chat(.using("T"))
    load([stored("q0", .user, "Why?"), stored("A", .assistant, "Hello")], into: &app)
    app.wait(.seconds(5))
    #expect(app.conversation.isGenerating)
    #expect(app.state.escapeMeaning == .stop)
  }
}
