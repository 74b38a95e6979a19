import QukaChatTestSupport
import QukaWire
import Testing

@testable import QukaChat

@Suite("A search in all chats") struct FindingTests {
  private static let space = SpaceID("space")

  /// Signed in, with chats in the list of which nothing is kept; none is on screen.
  private func stage(_ ids: [String], coverage: [SessionID: Coverage] = [:]) -> MemoryStage {
    var stage = MemoryStage()
    stage.chats.opensLast = false
    stage.recall(.signInRecalled(.make()))
    stage.recall(.chatsRecalled(KeptChats(coverage: coverage), MemoryStage.owner))
    stage.serve(.signedIn(.success(.make())))
    stage.serve(.realtime(.connected))
    stage.serveList(ids)
    stage.look()
    return stage
  }

  private func pages(_ stage: MemoryStage) -> [String] {
    stage.effects.compactMap { effect in
      guard case .readHistory(Self.space, let id, let page) = effect else { return nil }
      return "\(id.rawValue)\(page)"
    }
  }

  private func serve(
    _ stage: inout MemoryStage, _ id: String, page: Int = 1, _ messages: [Message], total: Int
  ) {
    stage.serve(
      .historyRead(
        SessionID(id), .success(messages),
        HistoryPage(number: page, total: total, receivedAt: 100)))
  }

  private func find(_ stage: inout MemoryStage, _ query: String) {
    stage.act { $0.find(query) }
  }

  @Test("each change of the words asks the disk once; an answer to other words says nothing")
  func onDisk() {
    var stage = stage([])
    find(&stage, "a")
    find(&stage, "a")
    find(&stage, "ab")
    #expect(
      stage.memory == [
        .find("a", number: 1, MemoryStage.owner), .find("ab", number: 2, MemoryStage.owner),
      ])
    #expect(stage.chats.finding?.isAwaited == true)
    let old = FoundTexts(chats: MemoryStage.list(["x"]))
    stage.recall(.found(old, number: 1))
    #expect(stage.chats.finding?.found.chats.isEmpty == true)
    let new = FoundTexts(chats: MemoryStage.list(["y"]))
    stage.recall(.found(new, number: 2))
    #expect(stage.chats.finding?.found == new)
    #expect(stage.chats.finding?.isAwaited == false)
    find(&stage, "")
    #expect(stage.chats.finding?.found == FoundTexts())
    stage.act { chats in
      chats.endFinding()
      return []
    }
    #expect(stage.memory.last == .endFinding)
    #expect(stage.chats.finding == nil)
  }

  @Test("the server's pages are read to their ends, two requests at once, and kept")
  func reading() {
    var stage = stage(["a", "b", "c"])
    find(&stage, "")
    #expect(pages(stage) == ["a1", "b1"])
    #expect(stage.chats.readingProgress?.read == 0)
    stage.look()
    serve(&stage, "a", [.stored(51), .stored(52)], total: 110)
    #expect(pages(stage) == ["a2"])
    serve(&stage, "b", [.stored(1)], total: 1)
    #expect(pages(stage) == ["a2", "c1"])
    serve(&stage, "a", page: 2, [.stored(1)], total: 110)
    serve(&stage, "c", [], total: 0)
    #expect(pages(stage) == ["a2", "c1"])
    #expect(stage.chats.readingProgress == nil)
    let kept = stage.memory.compactMap { effect -> String? in
      switch effect {
      case .keep(.page(let messages, let id), _):
        "\(id.rawValue): \(messages.map(\.sequence))"
      case .keep(.coverage(let coverage, let id), _): "\(id.rawValue) whole, \(coverage.count)"
      default: nil
      }
    }
    // The second page brings along the message that it ends at.
    #expect(
      kept == [
        "a: [51, 52]", "b: [1]", "b whole, 1", "a: [1, 51]", "a whole, 110", "c whole, 0",
      ])
    #expect(stage.chats.conversations[.session(SessionID("a"))] == nil, "no chat is opened by it")
  }

  @Test("what was read before is not read again; of a chat that went on only what is new")
  func covered() {
    let used = 20_000
    var stage = stage(
      ["a", "b", "c"],
      coverage: [
        SessionID("a"): Coverage(usedAt: used, count: 500),
        SessionID("b"): Coverage(usedAt: used - 5_000, count: 500),
      ])
    find(&stage, "")
    #expect(pages(stage) == ["b1", "c1"])
    stage.look()
    serve(&stage, "b", [.stored(540)], total: 540)
    #expect(pages(stage) == [])
  }

  @Test("what comes in meanwhile is looked for, but not with each page")
  func again() {
    var stage = stage(["a", "b"])
    find(&stage, "x")
    stage.look()
    serve(&stage, "a", [.stored(1)], total: 1)
    serve(&stage, "b", [.stored(1)], total: 1)
    #expect(!stage.memory.contains { if case .find = $0 { true } else { false } })
    stage.pass(.milliseconds(300))
    #expect(stage.memory.contains(.find("x", number: 2, MemoryStage.owner)))
    stage.look()
    stage.pass(.seconds(5))
    #expect(stage.memory.isEmpty)
  }

  @Test("after three failures in a row it ends, and a chat that is gone is no failure")
  func failures() {
    var stage = stage(["a", "b", "c", "d", "e"])
    find(&stage, "")
    func fail(_ id: String, _ failure: Failure) {
      stage.serve(
        .historyRead(
          SessionID(id), .failure(failure), HistoryPage(number: 1, total: nil, receivedAt: 100)))
    }
    fail("a", .gone)
    #expect(stage.memory.contains(.keep(.forget(SessionID("a")), MemoryStage.owner)))
    fail("b", .make("500"))
    fail("c", .make("500"))
    #expect(stage.chats.readingProgress != nil)
    fail("d", .make("500"))
    #expect(stage.chats.readingProgress == nil)
    #expect(pages(stage) == ["a1", "b1", "c1", "d1", "e1"])
  }

  @Test("nothing is asked of the server after the search has ended, but what comes is kept")
  func ended() {
    var stage = stage(["a", "b", "c"])
    find(&stage, "")
    stage.act { chats in
      chats.endFinding()
      return []
    }
    stage.look()
    serve(&stage, "a", [.stored(1)], total: 1)
    #expect(stage.effects.isEmpty)
    #expect(
      stage.memory.contains(.keep(.page([.stored(1)], in: SessionID("a")), MemoryStage.owner)))
  }

  @Test("a page that comes after the search is no page of the chat that was opened meanwhile")
  func late() {
    var stage = stage(["a"])
    find(&stage, "")
    serve(&stage, "a", [.stored(300)], total: 500)
    stage.act { chats in
      chats.endFinding()
      return chats.open(SessionID("a"))
    }
    stage.serve(.realtime(.subscribed(SessionID("a"))))
    stage.servePage([.stored(500)], total: 500)
    serve(&stage, "a", page: 2, [.stored(200)], total: 500)
    #expect(stage.texts == ["text 500"])
  }
}

@Suite("Going to what was found") struct GoalTests {
  private let chat = ChatSession(
    id: SessionID("a"), title: "Chat a", createdAt: 1, latestAccessAt: 10)

  private func goals(_ stage: MemoryStage) -> [ChatNews] {
    stage.news.filter {
      switch $0 {
      case .history(.goalReached), .history(.goalMissed): true
      default: false
      }
    }
  }

  @Test("without the server the kept messages are read back to it")
  func onDisk() {
    var stage = MemoryStage.recalled(["b", "a"], last: nil)
    stage.act { [chat] in $0.open(chat, at: MessageID("m3")) }
    stage.recallPage([.stored(7), .stored(8)], hasEarlier: true)
    #expect(goals(stage).isEmpty)
    stage.recallPage([.stored(5), .stored(6)], hasEarlier: true)
    stage.recallPage([.stored(3), .stored(4)], hasEarlier: true)
    let entry = stage.chats.conversation.entries[0].id
    #expect(goals(stage) == [.history(.goalReached(.session(chat.id), entry))])
    #expect(stage.memory.count { if case .recallPage = $0 { true } else { false } } == 3)
  }

  @Test("a message that is not there any more is said, once")
  func missed() {
    var stage = MemoryStage.recalled(["b", "a"], last: nil)
    stage.serve(.signedIn(.failure(.make("h"))))
    stage.act { [chat] in $0.open(chat, at: MessageID("gone")) }
    stage.recallPage([.stored(7)])
    #expect(goals(stage) == [.history(.goalMissed(.session(chat.id)))])
  }

  @Test("at the server its pages are read back to it")
  func atServer() {
    var stage = MemoryStage.recalled(["b", "a"], last: nil)
    stage.serve(.signedIn(.success(.make())))
    stage.serve(.realtime(.connected))
    stage.act { [chat] in $0.open(chat, at: MessageID("m3")) }
    stage.recallPage([])
    stage.serve(.realtime(.subscribed(chat.id)))
    stage.look()
    stage.servePage([.stored(7), .stored(8)], total: 100)
    #expect(stage.effects.contains(.loadHistory(SpaceID("space"), chat.id, page: 2)))
    stage.serve(
      .historyLoaded(
        chat.id, .success([.stored(3), .stored(4)]),
        HistoryPage(number: 2, total: 100, receivedAt: 100)))
    #expect(goals(stage).count == 1)
  }

  @Test("a chat that the list does not reach is put into it")
  func notListed() {
    var stage = MemoryStage.recalled(["b"], last: nil)
    stage.act { [chat] in $0.open(chat) }
    #expect(stage.chats.sessions.title(of: chat.id) == "Chat a")
    #expect(stage.chats.currentSession == chat.id)
  }
}
