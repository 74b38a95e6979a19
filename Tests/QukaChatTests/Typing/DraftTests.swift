import QukaChatTestSupport
import QukaWire
import Testing

@testable import QukaChat

@Suite("Drafts are kept") struct DraftTests {
  private let owner = MemoryStage.owner
  private let a = SessionID("a")

  /// Signed in by what was kept, in chat `a`; what was typed earlier is known.
  private func stage(_ typing: KeptTyping = KeptTyping(), last: String? = "a") -> MemoryStage {
    var stage = MemoryStage()
    stage.recall(.signInRecalled(.make()))
    stage.recall(.typingRecalled(typing, owner))
    stage.recall(
      .chatsRecalled(
        KeptChats(chats: MemoryStage.list(["a", "b"]), last: last.map { SessionID($0) }), owner))
    return stage
  }

  private func draft(
    _ chat: String?, _ text: String, caret: Int? = nil, number: Int = 0,
    waiting: [String] = []
  ) -> KeptDraft {
    KeptDraft(
      place: KeptDraft.Place(chat: chat.map { SessionID($0) }, number: number),
      characters: Array(text), caret: caret ?? text.count,
      waiting: waiting.map { QueuedQuestion(text: $0, options: SendOptions(search: true)) })
  }

  private func kept(_ stage: MemoryStage) -> [KeptDraft] {
    stage.memory.compactMap { effect in
      guard case .keep(.draft(let draft), owner) = effect else { return nil }
      return draft
    }
  }

  private func type(_ text: String, _ stage: inout MemoryStage) {
    stage.act { chats in
      chats.withCurrent { $0.composer.insert(text) }
      return []
    }
  }

  @Test("what is typed is kept within a second, with its caret, and not again without a change")
  func typed() {
    var stage = stage()
    stage.look()
    type("hello", &stage)
    stage.act { chats in
      chats.withCurrent { $0.composer.move(.left) }
      return []
    }
    #expect(kept(stage).isEmpty)
    #expect(stage.chats.deadline.map { $0 - stage.now <= .milliseconds(500) } == true)
    stage.pass(.milliseconds(500))
    #expect(kept(stage) == [draft("a", "hello", caret: 4)])
    stage.look()
    stage.pass(.seconds(5))
    stage.act { _ in [] }
    #expect(kept(stage).isEmpty && stage.chats.deadline == nil)
  }

  @Test("before it is known what was kept, nothing is written over it")
  func early() {
    var stage = MemoryStage.recalled()
    type("hello", &stage)
    stage.pass(.seconds(5))
    #expect(kept(stage).isEmpty)
    stage.recall(.typingRecalled(KeptTyping(drafts: [draft("a", "older")]), owner))
    #expect(stage.chats.conversation.composer.text == "hello")
    #expect(stage.chats.conversation.held.map(\.text) == ["older"])
    #expect(kept(stage).map { String($0.characters) } == ["hello"])
    #expect(stage.memory.last == .typingTaken(owner))
  }

  @Test("a draft is there again: text, caret, what waited, with its toggles, and nothing goes out")
  func restored() {
    var stage = stage(
      KeptTyping(drafts: [
        draft("a", "half a sen", caret: 4, waiting: ["first", "second"]), draft("b", "other"),
      ]))
    #expect(stage.chats.currentSession == a)
    let conversation = stage.chats.conversation
    #expect(conversation.composer.text == "half a sen" && conversation.composer.caret == 4)
    #expect(conversation.held.map(\.text) == ["first", "second"])
    #expect(conversation.held.map(\.options.search) == [true, true])
    stage.serve(.signedIn(.success(.make())))
    stage.pass(.seconds(5))
    let asked = stage.effects.filter { effect in
      if case .nameMessage = effect { true } else { false }
    }
    #expect(asked.isEmpty)
    #expect(stage.chats.conversations[.session(SessionID("b"))]?.composer.text == "other")
  }

  @Test("a sent draft is a question that waits, at once")
  func sent() {
    var stage = stage(KeptTyping(drafts: [draft("a", "question")]))
    stage.look()
    stage.act { $0.submit() }
    stage.pass(.zero)
    // Without a server it waits.
    #expect(kept(stage).map { $0.waiting.map(\.text) } == [["question"]])
    #expect(kept(stage).map(\.characters) == [[]])
  }

  @Test("drafts of new chats: the person is in the last one again, unless they asked for a new one")
  func newChats() {
    let typing = KeptTyping(drafts: [draft(nil, "one", number: 0), draft(nil, "two", number: 4)])
    var again = stage(typing, last: nil)
    #expect(again.chats.conversation.composer.text == "two")
    #expect(again.chats.newChats.count == 1)
    again.pass(.seconds(1))
    var fresh = MemoryStage()
    fresh.chats.opensLast = false
    fresh.recall(.signInRecalled(.make()))
    fresh.recall(.typingRecalled(typing, owner))
    fresh.recall(.chatsRecalled(KeptChats(), owner))
    #expect(fresh.chats.conversation.unsent.isEmpty)
    #expect(fresh.chats.newChats.count == 2)
  }

  @Test("two programs' drafts of one chat: one in the input, the other held, the same text once")
  func merged() {
    let stage = stage(
      KeptTyping(drafts: [
        draft("a", "mine", waiting: ["same"]), draft("a", "yours", waiting: ["same"]),
        draft("a", "mine"),
      ]))
    #expect(stage.chats.conversation.composer.text == "mine")
    #expect(stage.chats.conversation.held.map(\.text) == ["same", "yours"])
  }

  @Test("a draft of a chat that the list does not have is in sight all the same")
  func unlisted() {
    let stage = stage(KeptTyping(drafts: [draft("z", "text")]))
    #expect(stage.chats.sessions.session(SessionID("z")) != nil)
  }

  @Test("at the end a question that did not reach the server is kept, too")
  func lost() {
    var stage = stage()
    stage.serve(.signedIn(.success(.make())))
    stage.serve(.realtime(.connected))
    type("lost", &stage)
    stage.act { $0.submit() }
    stage.look()
    stage.act { chats in
      chats.keepDrafts(isLast: true)
      return []
    }
    #expect(kept(stage).flatMap(\.waiting).map(\.text) == ["lost"])
  }

  @Test("what was brought from the history is no draft; what was put aside for it is")
  func fromHistory() {
    var stage = stage(KeptTyping(prompts: ["asked"]))
    type("mine", &stage)
    stage.act { chats in
      chats.recallPrevious()
      return []
    }
    #expect(stage.chats.conversation.composer.text == "asked")
    stage.look()
    stage.pass(.seconds(1))
    #expect(kept(stage).map { String($0.characters) } == ["mine"])
  }

  @Test("a text that was put aside comes back as that, and is no question")
  func aside() {
    var stage = stage(KeptTyping(prompts: ["asked"]))
    type("mine", &stage)
    stage.act { chats in
      chats.recallPrevious()
      chats.withCurrent { $0.composer.insert("!") }
      return []
    }
    stage.look()
    stage.pass(.seconds(1))
    let drafts = kept(stage)
    #expect(drafts.map(\.aside?.text) == ["mine"] && drafts.allSatisfy { $0.waiting.isEmpty })
    var again = self.stage(KeptTyping(drafts: drafts))
    #expect(again.chats.conversation.composer.text == "asked!")
    #expect(again.chats.conversation.held.isEmpty)
    again.act { chats in
      chats.clearInput()
      return []
    }
    #expect(again.chats.conversation.composer.text == "mine")
  }

  @Test("a question on its way is kept until it is written, and everything once more at the end")
  func onItsWay() {
    var stage = stage()
    stage.serve(.signedIn(.success(.make())))
    stage.serve(.realtime(.connected))
    type("on its way", &stage)
    stage.look()
    stage.act { $0.submit() }
    stage.pass(.zero)
    #expect(kept(stage).map { $0.waiting.map(\.text) } == [["on its way"]])
    type("draft", &stage)
    stage.pass(.seconds(1))
    stage.look()
    stage.act { chats in
      chats.keepDrafts(isLast: true)
      return []
    }
    #expect(kept(stage).map { String($0.characters) } == ["draft"], "others may have erased it")
  }

  @Test("entering another space keeps what is typed here, and it is there on return")
  func spaces() {
    var stage = MemoryStage()
    let spaces = ["space", "other"].map { Space(id: SpaceID($0), title: $0, role: "") }
    stage.recall(.signInRecalled(SignIn(user: SignIn.make().user, spaces: spaces)))
    stage.recall(.typingRecalled(KeptTyping(), owner))
    stage.recall(.chatsRecalled(KeptChats(chats: MemoryStage.list(["a"]), last: a), owner))
    type("here", &stage)
    stage.look()
    stage.act { $0.enterSpace(SpaceID("other")) }
    #expect(kept(stage) == [draft("a", "here")])
    #expect(
      stage.memory.contains(
        .recallTyping(SpaceOwner(user: "u", space: SpaceID("other")))))
    #expect(stage.chats.conversation.unsent.isEmpty)
  }
}
