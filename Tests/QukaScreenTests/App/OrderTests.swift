import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Messages whose events overtook each other") struct OrderTests {
  private static func message(
    _ id: String, _ role: Role, _ sequence: Int, _ progress: QukaWire.Progress = .completed
  ) -> Message {
    var message = Message.make(id, role, "text \(id)", progress)
    message.sequence = sequence
    return message
  }

  private static func page(_ progress: QukaWire.Progress = .completed) -> Event {
    .historyLoaded(
      SessionID("a"),
      .success([
        message("q0", .user, 1), message("t1", .tool, 2), message("t2", .tool, 3),
        message("A", .assistant, 4, progress),
      ]))
  }

  /// Two tools whose announcements came in the wrong order.
  private static func swapped() -> AppDriver {
    var app = AppDriver.open()
    app.ask("text q0")
    app.chat(.toolStarted(message("t2", .tool, 3, .uncompleted)))
    app.chat(.toolStarted(message("t1", .tool, 2, .uncompleted)))
    return app
  }

  private func ids(_ app: AppDriver) -> [String] {
    app.conversation.entries.compactMap(\.message?.rawValue)
  }

  @Test("a late announcement makes history look once, and its message finds its place")
  func late() {
    var app = Self.swapped()
    #expect(ids(app) == ["q0", "t2", "t1"])
    app.forgetEffects()
    app.wait(.seconds(1))
    #expect(app.allEffects.count { $0 == .history("a") } == 1)
    app.reduce(Self.page(.generating))
    #expect(ids(app) == ["q0", "t1", "t2", "A"])
    app.forgetEffects()
    app.wait(.seconds(30))
    #expect(!app.allEffects.contains(.history("a")))
  }

  @Test("a tool's result without its announcement makes history look")
  func unannouncedTool() {
    var app = AppDriver.open()
    app.ask("text q0")
    app.chat(.using("t1"))
    app.forgetEffects()
    app.wait(.seconds(1))
    #expect(app.allEffects.contains(.history("a")))
  }

  @Test("what would cross the beginning of a running turn waits for the turn's end")
  func acrossTurns() {
    var app = AppDriver.open()
    app.reduce(
      .historyLoaded(
        SessionID("a"),
        .success([Self.message("old", .user, 1), Self.message("B", .assistant, 2)])))
    app.ask("text q0")
    app.chat(.toolStarted(Self.message("t", .tool, 2, .uncompleted)))
    app.chat(.toolDone(MessageID("t")))
    let page = Event.historyLoaded(
      SessionID("a"),
      .success([
        Self.message("old", .user, 1), Self.message("B", .assistant, 2),
        Self.message("t", .tool, 3), Self.message("q0", .user, 4),
      ]))
    app.reduce(page)
    #expect(ids(app) == ["old", "B", "q0", "t"])
    app.chat(.started("A"))
    app.chat(.done("A", 0))
    app.forgetEffects()
    app.wait(.seconds(3))
    #expect(app.allEffects.contains(.history("a")))
    app.reduce(page)
    #expect(ids(app).prefix(4) == ["old", "B", "t", "q0"])
  }

  @Test("history's ending counts more than the one that was concluded here")
  func endings() {
    var app = AppDriver.streaming()
    app.chat(.failure("A"))
    #expect(app.conversation.summary.last?.hasPrefix("--") == true)
    app.reduce(
      .historyLoaded(
        SessionID("a"),
        .success([.make("q0", .user, "Why?"), .make("A", .assistant, "Hello there.")])))
    #expect(app.conversation.summary == ["? Why?", "Hello there."])
    #expect(app.conversation.failed == nil, "there is nothing to ask again")
  }

  @Test("an answer's own end counts more than that of the turn that ended beside it")
  func ownEnd() {
    var app = AppDriver.streaming()
    app.chat(.started("B"))
    app.chat(.text("B", "Other"))
    app.chat(.failure("A"))
    #expect(app.conversation.summary.contains("Other (failed)"))
    app.chat(.done("B"))
    #expect(app.conversation.summary.contains("Other"))
  }

  @Test("text of an earlier turn is not held back because a later one is being stopped")
  func earlierText() {
    var app = AppDriver.streaming()
    app.chat(.done("A"))
    app.wait(.seconds(3))
    app.ask("And?")
    app.chat(.started("B"))
    app.escape()
    app.reduce(
      .historyLoaded(
        SessionID("a"),
        .success([.make("q0", .user, "Why?"), .make("A", .assistant, "Hello there.")])))
    #expect(app.conversation.summary[1] == "Hello there.")
  }
}
