import QukaChatTestSupport
import QukaWire
import Testing

@testable import QukaChat

@Suite("What was kept comes back") struct RecallTests {
  @Test("the list and the last chat stand before the server has answered")
  func beforeTheServer() {
    var stage = MemoryStage.recalled()
    #expect(stage.chats.sessions.sessions.map(\.id.rawValue) == ["a", "b"])
    #expect(stage.chats.currentSession == SessionID("a"))
    #expect(stage.memory.contains(.recallPage(SessionID("a"), before: nil, MemoryStage.owner)))
    stage.recallPage([.stored(1, .user), .stored(2)])
    #expect(stage.texts == ["text 1", "text 2"])
    #expect(stage.effects.isEmpty, "nothing may be asked before the sign-in")
  }

  @Test("the server goes on where the kept list ends, without a second answer for anything")
  func thenTheServer() {
    var stage = MemoryStage.recalled()
    stage.recallPage([.stored(1, .user), .stored(2)])
    stage.look()
    stage.serve(.signedIn(.success(.make())))
    let space = SpaceID("space")
    #expect(
      stage.effects == [
        .connect(appID: "app"), .loadSessions(space, page: 1), .subscribe(space, SessionID("a")),
        .loadHistory(space, SessionID("a")),
      ])
    stage.serveList(["b", "a", "c"])
    stage.servePage([.stored(1, .user), .stored(2), .stored(3, .user), .stored(4)])
    #expect(stage.chats.sessions.sessions.map(\.id.rawValue) == ["b", "a", "c"])
    #expect(stage.chats.currentSession == SessionID("a"))
    #expect(stage.texts == ["text 1", "text 2", "text 3", "text 4"])
  }

  @Test("somebody who has begun to type or has left stays where they are")
  func begun() {
    var stage = MemoryStage()
    stage.act { chats in
      chats.withCurrent { $0.composer.insert("hello") }
      return []
    }
    stage.recall(.signInRecalled(.make()))
    stage.recall(
      .chatsRecalled(
        KeptChats(chats: MemoryStage.list(["a"]), last: SessionID("a")), MemoryStage.owner))
    #expect(stage.chats.current == .draft(0))
    #expect(stage.chats.sessions.sessions.count == 1)
  }

  @Test("nothing is taken over for another user or space")
  func otherOwner() {
    var stage = MemoryStage.recalled([], last: nil)
    let other = SpaceOwner(user: "u", space: SpaceID("other"))
    stage.recall(
      .chatsRecalled(KeptChats(chats: MemoryStage.list(["x"]), last: SessionID("x")), other))
    #expect(stage.chats.sessions.isEmpty)
  }

  @Test("a server that is quicker than the disk loses nothing, and gets the last chat opened")
  func quickServer() {
    var stage = MemoryStage()
    stage.serve(.signedIn(.success(.make())))
    stage.serveList(["c", "a"])
    #expect(stage.memory.contains(.recallChats(MemoryStage.owner)))
    stage.recall(.signInRecalled(.make()))
    stage.recall(
      .chatsRecalled(
        KeptChats(
          chats: MemoryStage.list(["a", "z", "old"]), withoutServer: [SessionID("old")],
          last: SessionID("a")), MemoryStage.owner))
    // The server's list counts: it lacks z. What it lacks for good is added.
    #expect(stage.chats.sessions.sessions.map(\.id.rawValue) == ["c", "a", "old"])
    #expect(stage.chats.currentSession == SessionID("a"))
    stage.servePage([.stored(5)])
    stage.recallPage([.stored(1), .stored(2)])
    #expect(stage.texts == ["text 5"], "what the server told is not mixed with what was kept")
  }

  @Test("older messages come from the disk until the server has told of the chat")
  func older() {
    var stage = MemoryStage.recalled()
    stage.recallPage([.stored(3), .stored(4)], hasEarlier: true)
    stage.look()
    stage.act { $0.loadOlder() }
    #expect(
      stage.memory == [.recallPage(SessionID("a"), before: MessageID("m3"), MemoryStage.owner)])
    stage.act { $0.loadOlder() }
    #expect(stage.memory.count == 1, "asked once")
    stage.recallPage([.stored(1), .stored(2)])
    #expect(stage.texts == ["text 1", "text 2", "text 3", "text 4"])
    stage.look()
    stage.act { $0.loadOlder() }
    #expect(stage.memory.isEmpty)
  }

  @Test("a question that is asked before the sign-in goes to its chat after it")
  func askedBefore() {
    var stage = MemoryStage.recalled()
    stage.act { chats in
      chats.withCurrent { $0.composer.insert("hello") }
      return chats.submit()
    }
    stage.look()
    stage.serve(.signedIn(.success(.make())))
    let turn = TurnID(number: 0)
    #expect(stage.effects.contains(.nameMessage(SpaceID("space"), SessionID("a"), turn)))
    #expect(stage.effects.count { $0 == .subscribe(SpaceID("space"), SessionID("a")) } == 1)
    #expect(!stage.effects.contains(.createSession(SpaceID("space"), turn)))
  }
}

@Suite("What was kept and the server's record") struct SettleKeptTests {
  /// Kept messages, the server's newest page, and what stands then.
  private func settled(
    _ kept: [Message], _ page: [Message], total: Int? = nil
  ) -> [String] {
    var stage = MemoryStage.recalled()
    stage.recallPage(kept)
    stage.serve(.signedIn(.success(.make())))
    stage.servePage(page, total: total)
    return stage.texts
  }

  @Test("what the server no longer has goes; what it has not told of yet stays")
  func vanished() {
    let texts = settled(
      [.stored(1), .stored(2), .stored(3), .stored(4), .stored(5)],
      [.stored(2), .stored(4)], total: 3)
    #expect(texts == ["text 1", "text 2", "text 4"])
  }

  @Test("no hole stays between a page and what was kept: the older pages bring that again")
  func hole() {
    #expect(
      settled([.stored(1), .stored(2)], [.stored(60), .stored(61)], total: 61) == [
        "text 60", "text 61",
      ])
    #expect(
      settled([.stored(1), .stored(9)], [.stored(8), .stored(9)], total: 9) == [
        "text 8", "text 9",
      ])
    #expect(settled([.stored(1), .stored(2)], [], total: 0) == [])
  }

  @Test("a longer text of the server counts, and an answer that is still written is joined")
  func running() {
    var stage = MemoryStage.recalled()
    stage.recallPage([.stored(1, .user), .stored(2, .assistant, .generating, "be")])
    #expect(stage.texts == ["text 1", "be", "incomplete"])
    stage.serve(.signedIn(.success(.make())))
    stage.servePage([.stored(1, .user), .stored(2, .assistant, .generating, "begun")])
    #expect(stage.texts == ["text 1", "begun"])
    #expect(stage.chats.conversation.isGenerating)
  }

  @Test("a stop of an earlier run is known, though the server stores the answer as unfinished")
  func stoppedBefore() {
    var stage = MemoryStage.recalled()
    stage.recallPage([.stored(1, .user), .stored(2, .assistant, .canceled, "half")])
    stage.serve(.signedIn(.success(.make())))
    stage.servePage([.stored(1, .user), .stored(2, .assistant, .generating, "half")])
    #expect(!stage.chats.conversation.isGenerating)
    #expect(stage.texts == ["text 1", "half", "\(TurnMark.stopped(characters: 4, after: nil))"])
    // And it stays known.
    #expect(
      stage.memory.contains(
        .keep(
          .page(
            [.stored(1, .user), .stored(2, .assistant, .canceled, "half")], in: SessionID("a")),
          MemoryStage.owner)))
  }
}
