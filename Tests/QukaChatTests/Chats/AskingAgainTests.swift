import QukaChatTestSupport
import QukaWire
import Testing

@testable import QukaChat

@Suite("The last question once more") struct AskingAgainTests {
  /// Signed in and connected, in chat `a` with one question and its answer.
  private func stage(_ question: String = "Why?") -> MemoryStage {
    var stage = MemoryStage.recalled()
    stage.serve(.signedIn(.success(.make())))
    stage.serve(.realtime(.connected))
    stage.serve(.realtime(.subscribed(SessionID("a"))))
    stage.servePage([.stored(1, .user, .completed, question), .stored(2)])
    stage.look()
    return stage
  }

  @Test("changing brings it into the input; what was being typed is put aside and comes back")
  func changing() {
    var stage = stage()
    stage.act { chats in
      chats.withCurrent { $0.composer.insert("draft") }
      chats.editLastQuestion()
      return []
    }
    #expect(stage.chats.conversation.composer.text == "Why?")
    #expect(stage.news.contains(.asking(.broughtForChange)))
    stage.act { chats in
      chats.withCurrent { $0.composer.insert(" Really?") }
      return chats.submit()
    }
    #expect(stage.chats.conversation.sending?.text == "Why? Really?")
    #expect(stage.chats.conversation.composer.text == "draft")
    #expect(stage.texts.prefix(2) == ["Why?", "text 2"], "the old ones stay")
  }

  @Test("asking again sends the same text as a new question, with what is on now")
  func again() {
    var stage = stage()
    stage.act { chats in
      chats.flip(.thinking)
      return chats.askAgain()
    }
    let sending = stage.chats.conversation.sending
    #expect(sending?.text == "Why?" && sending?.options.thinking == true && sending?.message == nil)
    #expect(stage.texts == ["Why?", "text 2", "Why?"])
    stage.look()
    stage.act { $0.askAgain() }
    #expect(stage.news == [.asking(.nothingToContinue(.isRunning))], "one at a time")
  }

  @Test("without a question it says so")
  func others() {
    var empty = MemoryStage.recalled(last: nil)
    empty.look()
    empty.act { $0.askAgain() }
    empty.act { chats in
      chats.editLastQuestion()
      return []
    }
    #expect(empty.news == [.asking(.nothingAsked), .asking(.nothingAsked)])
  }
}
