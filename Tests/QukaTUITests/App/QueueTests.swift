import QukaWire
import Testing

@testable import QukaTUI

@Suite("Typing ahead") struct QueueTests {
  @Test("Enter queues while an answer streams, and the queue goes out one by one")
  func queue() {
    var app = AppDriver.streaming()
    app.type("second")
    #expect(app.press(.enter) == [])
    app.type("third")
    app.press(.enter)
    #expect(app.conversation.queue == ["second", "third"])
    app.chat(.done("A"))
    #expect(app.conversation.queue.count == 2)
    app.wait(.seconds(2))
    #expect(app.conversation.queue == ["third"])
    #expect(app.conversation.summary.last == "? second (sending)")
    #expect(app.effects.contains(.nameMessage(AppDriver.space, SessionID("a"), app.turn)))
  }

  @Test("after a stop the queue returns to the composer, before what is being typed")
  func returns() {
    var app = AppDriver.streaming()
    app.type("second")
    app.press(.enter)
    app.type("half")
    app.escape()
    app.chat(.stopped("A"))
    #expect(app.conversation.queue == [])
    #expect(app.typed == "second\nhalf")
  }

  @Test("Up on an empty composer takes the newest queued message back")
  func recall() {
    var app = AppDriver.streaming()
    app.type("second")
    app.press(.enter)
    app.press(Key(.up))
    #expect(app.typed == "second")
    #expect(app.conversation.queue == [])
    app.press(Key(.up))
    #expect(app.typed == "second")
  }

  @Test("after a failure nothing is sent by surprise")
  func failure() {
    var app = AppDriver.streaming()
    app.type("second")
    app.press(.enter)
    app.chat(.failure("A"))
    #expect(app.typed == "second")
    #expect(!app.conversation.isGenerating)
  }

  @Test("nothing is sent while a stop request is unanswered, though the turn has ended")
  func unansweredStop() {
    var app = AppDriver.streaming()
    app.escape()
    let old = app.turn
    app.chat(.stopped("A"))
    app.type("next")
    #expect(app.press(.enter) == [])
    #expect(app.conversation.queue == ["next"])
    #expect(app.reduce(.stopAnswered(old, .failed("503"))) != [])
    #expect(app.conversation.summary.last == "? next (sending)")
  }

  @Test("after a stop while settling the queue returns to the composer")
  func stopWhileSettling() {
    var app = AppDriver.streaming()
    app.chat(.done("A"))
    app.type("next")
    app.press(.enter)
    #expect(app.escape().count == 1)
    app.wait(.seconds(3))
    #expect(!app.conversation.isGenerating)
    #expect(app.conversation.queue.isEmpty)
    #expect(app.conversation.composer.text == "next")
    #expect(app.reduce(.stopAnswered(app.turn, .accepted)) == [])
  }
}
