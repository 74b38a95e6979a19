import QukaChatTestSupport
import QukaWire
import Testing

@testable import QukaChat

@Suite("What is kept") struct KeepingTests {
  private let a = SessionID("a")

  private func changes(_ stage: MemoryStage) -> [MemoryChange] {
    stage.memory.compactMap { effect in
      if case .keep(let change, MemoryStage.owner) = effect { return change }
      return nil
    }
  }

  /// Signed in, with a chat on screen whose channel is open.
  private func open() -> MemoryStage {
    var stage = MemoryStage.recalled(["a"])
    stage.recallPage([])
    stage.serve(.signedIn(.success(.make())))
    stage.serve(.realtime(.connected))
    stage.serveList(["a"])
    stage.serve(.realtime(.subscribed(a)))
    stage.servePage([])
    stage.look()
    return stage
  }

  @Test("of the list only what is new is kept")
  func list() {
    var stage = open()
    stage.serveList(["a"])
    #expect(changes(stage).isEmpty)
    stage.serveList(["b", "a"])
    #expect(
      changes(stage).map { change in
        if case .chats(let chats) = change { chats.map(\.id.rawValue) } else { [] }
      } == [["b"]])
  }

  @Test("a question is kept once it is there, its answer once it has ended; nothing with each word")
  func turn() {
    var stage = open()
    stage.act { chats in
      chats.withCurrent { $0.composer.insert("why?") }
      return chats.submit()
    }
    let turn = TurnID(number: 0)
    stage.serve(.messageNamed(turn, .success(MessageID("q"))))
    stage.look()
    stage.serve(
      .sendAnswered(turn, .success(SendReceipt(sequence: 7, answer: MessageID("unused")))))
    var question = Message.make("q", .user, "why?")
    question.sequence = 7
    #expect(changes(stage).last == .messages([question], in: a))
    stage.look()
    var begun = Message.make("A", .assistant, "", .uncompleted)
    begun.sequence = 8
    stage.serve(.realtime(.chat(a, .messageStarted(begun))))
    stage.serve(.realtime(.chat(a, .text("A", "<think>hm</think>be"))))
    stage.serve(.realtime(.chat(a, .text("A", "cause", at: 19))))
    #expect(changes(stage).isEmpty)
    stage.serve(.realtime(.chat(a, .done("A", 24))))
    stage.pass(.seconds(5))
    var answer = Message.make("A", .assistant, "<think>hm</think>because")
    answer.sequence = 8
    #expect(changes(stage).contains(.messages([question, answer], in: a)))
  }

  @Test("an older page is kept with the message behind it")
  func olderPage() {
    var stage = open()
    stage.servePage([.stored(60)], total: 60)
    stage.look()
    let page = HistoryPage(number: 2, total: 60, receivedAt: 100)
    stage.serve(.historyLoaded(a, .success([.stored(58), .stored(59)]), page))
    #expect(changes(stage) == [.page([.stored(58), .stored(59), .stored(60)], in: a)])
  }

  @Test("without a memory nothing is asked of it")
  func off() {
    var stage = MemoryStage()
    stage.chats.keeping = .nothing
    stage.serve(.signedIn(.success(.make())))
    stage.serveList(["a"])
    stage.act { $0.open(SessionID("a")) }
    stage.servePage([.stored(1)])
    #expect(stage.memory.isEmpty)
  }

  @Test("the program knows where it was left")
  func place() {
    var stage = open()
    stage.act { chats in
      chats.newChat()
      return []
    }
    #expect(changes(stage) == [.place(nil)])
    stage.look()
    stage.act { $0.open(SessionID("a")) }
    #expect(changes(stage) == [.place(a)])
  }
}

@Suite("What vanishes at the server") struct VanishingTests {
  private static let day = 86_400

  /// The list lacks chat `b`, which was created so long before today began.
  private func stage(age days: Int) -> MemoryStage {
    let today = 100 * Self.day
    var stage = MemoryStage.recalled(["a", "b"], created: today - days * Self.day)
    stage.chats.dayStart = today
    stage.serve(.signedIn(.success(.make())))
    stage.look()
    stage.serveList(["a"], created: today - days * Self.day)
    return stage
  }

  private let forgotten = MemoryEffect.keep(.forget(SessionID("b")), MemoryStage.owner)
  private let marked = MemoryEffect.keep(.withoutServer(SessionID("b")), MemoryStage.owner)

  /// The server denies the chat when it is asked for it, or has it.
  private func answer(_ stage: inout MemoryStage, isGone: Bool) {
    #expect(stage.effects.contains(.readHistory(SpaceID("space"), SessionID("b"), page: 1)))
    stage.serve(
      .historyRead(
        SessionID("b"), isGone ? .failure(.gone) : .success([.stored(1)]),
        HistoryPage(number: 1, total: 1, receivedAt: 100)))
  }

  @Test("a young chat was deleted: it is erased here, once the server denies it")
  func young() {
    var stage = stage(age: 29)
    #expect(!stage.memory.contains(forgotten))
    #expect(stage.chats.sessions.sessions.map(\.id.rawValue) == ["a"])
    answer(&stage, isGone: true)
    #expect(stage.memory.contains(forgotten))
  }

  @Test("a list that lacks a chat proves nothing: it stays kept when the server has it")
  func lacking() {
    var stage = stage(age: 29)
    answer(&stage, isGone: false)
    #expect(!stage.memory.contains(forgotten))
  }

  @Test("an old one was cleaned away: it stays, marked, and can be read")
  func old() {
    var stage = stage(age: 31)
    #expect(stage.memory.contains(marked))
    #expect(!stage.memory.contains(forgotten))
    #expect(stage.chats.sessions.sessions.map(\.id.rawValue) == ["a", "b"])
    #expect(stage.chats.isListedAsGone(SessionID("b")))
    stage.look()
    stage.act { $0.open(SessionID("b")) }
    stage.recallPage([.stored(1)], in: "b")
    #expect(stage.texts == ["text 1"])
    #expect(stage.effects.isEmpty, "the server is not asked for what it lacks")
    stage.serveList(["a"])
    #expect(stage.chats.sessions.sessions.map(\.id.rawValue) == ["a", "b"])
  }

  @Test("where it is wanted so, an old one goes too, once the server denies it")
  func erasing() {
    var stage = MemoryStage.recalled(["a", "b"], created: 60 * Self.day)
    stage.chats.erasesGone = true
    stage.chats.dayStart = 100 * Self.day
    stage.serve(.signedIn(.success(.make())))
    stage.look()
    stage.serveList(["a"], created: 60 * Self.day)
    #expect(!stage.memory.contains(forgotten) && !stage.memory.contains(marked))
    answer(&stage, isGone: true)
    #expect(stage.memory.contains(forgotten))
  }

  @Test("and so do those that were kept as gone before it was wanted so")
  func erasingKept() {
    var stage = MemoryStage()
    stage.chats.erasesGone = true
    stage.recall(.signInRecalled(.make()))
    let chats = MemoryStage.list(["a", "b"])
    stage.recall(
      .chatsRecalled(
        KeptChats(chats: chats, withoutServer: [SessionID("b")], last: SessionID("b")),
        MemoryStage.owner))
    #expect(stage.memory.contains(forgotten))
    #expect(stage.chats.sessions.sessions.map(\.id.rawValue) == ["a"])
    #expect(stage.chats.currentSession == nil)
  }

  @Test("one whose age nobody knows is erased")
  func unknown() {
    var stage = MemoryStage.recalled(["a", "b"], created: 0)
    stage.serve(.signedIn(.success(.make())))
    stage.serveList(["a"], created: 0)
    answer(&stage, isGone: true)
    #expect(stage.memory.contains(forgotten))
  }

  @Test("a chat that the server denies when it is opened follows the same rule")
  func denied() {
    for (age, effect) in [(5, forgotten), (40, marked)] {
      let today = 100 * Self.day
      var stage = MemoryStage.recalled(["b"], last: "b", created: today - age * Self.day)
      stage.chats.dayStart = today
      stage.recallPage([.stored(1)], in: "b")
      stage.serve(.signedIn(.success(.make())))
      stage.look()
      stage.serve(.historyLoaded(SessionID("b"), .failure(.gone)))
      #expect(stage.memory.contains(effect))
      #expect(stage.texts == ["text 1"], "what is on screen stays")
    }
  }
}
