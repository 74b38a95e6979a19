import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

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

  /// An answer that was stopped while these were queued.
  private static func held(_ texts: [String], typing half: String = "") -> AppDriver {
    var app = AppDriver.streaming()
    for text in texts {
      app.type(text)
      app.press(.enter)
    }
    app.type(half)
    let turn = app.turn
    app.escape()
    app.chat(.stopped("A"))
    app.reduce(.stopAnswered(turn, .accepted))
    app.forgetEffects()
    return app
  }

  @Test("after a stop the queue is held: seen, not sent, and not merged with what is being typed")
  func holds() {
    var app = Self.held(["second", "third"], typing: "half")
    #expect(app.conversation.queue == [])
    #expect(app.conversation.held == ["second", "third"])
    #expect(app.typed == "half")
    #expect(app.screen.contains("held  second") && app.screen.contains("held  third"))
    app.wait(.seconds(60))
    #expect(app.allEffects.isEmpty)
    app.press(.enter)
    #expect(app.conversation.summary.last == "? half (sending)", "what is typed goes out alone")
    #expect(app.conversation.held == ["second", "third"])
  }

  @Test("Enter on the empty input sends the oldest held one, not before half a second is over")
  func sendsHeld() {
    var app = Self.held(["second", "third"])
    #expect(app.screen.contains("Enter send held"))
    app.press(.enter)
    app.wait(.milliseconds(400))
    #expect(app.press(.enter) == [])
    #expect(app.conversation.held.count == 2, "it was meant for something else")
    app.wait(.milliseconds(100))
    app.press(.enter)
    #expect(app.conversation.held == ["third"])
    #expect(app.conversation.summary.last == "? second (sending)")
    app.wait(.milliseconds(500))
    app.press(.enter)
    #expect(app.conversation.held == [] && app.conversation.queue == ["third"])
    app.type(" ")
    app.press(.enter)
    #expect(app.typed == " ")
  }

  @Test("that Enter is to be pressed again is said until the next key")
  func againSaid() {
    var app = AppDriver.streaming()
    app.type("next")
    app.press(.enter)
    app.escape()
    app.reduce(.stopAnswered(app.turn, .accepted))
    app.chat(.stopped("A", 5))
    app.press(.enter)
    #expect(app.state.notice?.text == "Press Enter again to send the held question.")
    app.press(Key(.up))
    #expect(app.typed == "next" && app.state.notice == nil)
  }

  @Test("Up on the empty input walks through what waits and what Ctrl-C cleared, and Down back")
  func walks() {
    var app = Self.held(["second", "third"])
    app.type("gone")
    app.press(.control("c"))
    var seen: [String] = []
    for key in [Key(.up), Key(.up), Key(.up), Key(.up), Key(.down), Key(.down), Key(.down)] {
      app.press(key)
      seen.append(app.typed)
    }
    #expect(seen == ["third", "second", "gone", "Why?", "gone", "second", "third"])
    app.press(Key(.down))
    #expect(app.typed.isEmpty)
    #expect(app.conversation.held == ["second", "third"])
    app.press(Key(.up))
    app.press(.enter)
    #expect(app.conversation.summary.last == "? third (sending)")
    #expect(app.conversation.held == ["second"])
  }

  @Test("everything that Ctrl-C cleared comes back, the newest first")
  func clearedTwice() {
    var app = AppDriver.open()
    for text in ["第一个", "two", "three"] {
      app.type(text)
      app.press(.control("c"))
    }
    var seen: [String] = []
    for _ in 0..<4 {
      app.press(Key(.up))
      seen.append(app.typed)
    }
    #expect(seen == ["three", "two", "第一个", "第一个"])
  }

  @Test("what Up brought and was changed is a text like any other: no arrow loses it")
  func changed() {
    var app = Self.held(["second", "third"])
    app.press(Key(.up))
    app.type("!")
    app.press(Key(.up))
    #expect(app.typed == "Why?")
    app.press(Key(.down))
    #expect(app.typed == "third!")
    #expect(app.conversation.held == ["second"])
  }

  @Test("what Up took out of the queue is never sent by surprise when Down returns it too late")
  func late() {
    var app = AppDriver.streaming()
    app.type("second")
    app.press(.enter)
    app.press(Key(.up))
    app.chat(.done("A"))
    app.wait(.seconds(3))
    app.press(Key(.down))
    #expect(app.typed == "" && app.conversation.queue == [])
    #expect(app.conversation.held == ["second"])
  }

  @Test("what Up took out of the queue is held after a stop, whatever is still on its way")
  func recalledBeforeStop() {
    var app = AppDriver.streaming()
    app.type("second")
    app.press(.enter)
    app.press(Key(.up))
    app.escape()
    app.chat(.stopped("A"))
    app.press(Key(.down))
    #expect(app.conversation.held == ["second"] && app.conversation.queue == [])
    app.reduce(.stopAnswered(app.turn, .accepted))
    #expect(app.conversation.held == ["second"])
  }

  @Test("offline, Up and Down leave what waits for the connection in the queue")
  func recalledOffline() {
    var app = AppDriver.open()
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(9))))
    app.type("Why?")
    app.press(.enter)
    app.press(Key(.up))
    app.press(Key(.down))
    #expect(app.conversation.queue == ["Why?"])
  }

  @Test("a second Enter, or the one that opened the chat, sends nothing that is held")
  func oneAtATime() {
    var app = Self.held(["second", "third"])
    app.wait(.seconds(1))
    app.press(.enter)
    app.press(.enter)
    #expect(app.conversation.held == ["third"])
    app.wait(.seconds(1))
    for key in [Key(.down, .alt), Key(.up, .alt)] {
      app.wait(.seconds(1))
      app.press(key)
    }
    app.press(.enter)
    #expect(app.state.chats.currentSession == SessionID("a"))
    #expect(app.conversation.held == ["third"])
  }

  @Test("a question that Esc takes back comes into the empty input, else it is held")
  func takenBack() {
    for half in ["", "half"] {
      var app = AppDriver.open()
      app.type("Why?")
      app.press(.enter)
      app.type("queued")
      app.press(.enter)
      app.type(half)
      app.escape()
      #expect(app.typed == (half.isEmpty ? "Why?" : half))
      let place = half.isEmpty ? "in the input again." : "held."
      #expect(app.state.notice?.text.hasSuffix(place) == true)
      #expect(app.conversation.held == (half.isEmpty ? ["queued"] : ["Why?", "queued"]))
    }
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
    #expect(app.typed == "Why?")
    #expect(app.conversation.queue == ["second"])
  }

  @Test("after a failure nothing is sent by surprise")
  func failure() {
    var app = AppDriver.streaming()
    app.type("second")
    app.press(.enter)
    app.chat(.failure("A"))
    #expect(app.typed == "")
    #expect(app.conversation.held == ["second"])
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
    #expect(app.reduce(.stopAnswered(old, .failed(.make("503")))) != [])
    #expect(app.conversation.summary.last == "? next (sending)")
  }

  @Test("after a stop while settling the queue is held")
  func stopWhileSettling() {
    var app = AppDriver.streaming()
    app.chat(.done("A"))
    app.type("next")
    app.press(.enter)
    #expect(app.escape().count == 1)
    app.wait(.seconds(3))
    #expect(!app.conversation.isGenerating)
    #expect(app.conversation.queue.isEmpty)
    #expect(app.conversation.held == ["next"])
    #expect(app.reduce(.stopAnswered(app.turn, .accepted)) == [])
  }
}
