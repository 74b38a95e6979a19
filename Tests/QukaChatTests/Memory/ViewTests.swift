import QukaChatTestSupport
import QukaWire
import Testing

@testable import QukaChat

@Suite("Toggles of a chat") struct ChatTogglesTests {
  private func ask(_ stage: inout MemoryStage, _ text: String) {
    stage.act { chats in
      chats.withCurrent { $0.composer.insert(text) }
      return chats.submit()
    }
  }

  private func flip(_ stage: inout MemoryStage, _ toggle: Toggle) {
    stage.act { chats in
      chats.flip(toggle)
      return []
    }
  }

  @Test("a chat keeps those of its last question; new chats begin with those chosen last")
  func own() {
    var stage = MemoryStage.recalled(["a", "b"])
    flip(&stage, .search)
    #expect(stage.chats.toggles.on == [.search])
    stage.act { $0.open(SessionID("b")) }
    #expect(stage.chats.toggles.on == [.search])
    ask(&stage, "with search")
    flip(&stage, .thinking)
    stage.act { $0.open(SessionID("a")) }
    #expect(stage.chats.toggles.on == [.search])
    stage.act { chats in
      chats.newChat()
      return []
    }
    #expect(stage.chats.toggles.on == [.search, .thinking])
    stage.act { $0.open(SessionID("b")) }
    #expect(stage.chats.toggles.on == [.search, .thinking])
  }

  @Test("those of an earlier run come back with the chat, unless something was chosen since")
  func recalled() {
    var stage = MemoryStage.recalled(["a", "b"])
    let view = ChatView(toggles: [.thinking])
    stage.recall(.pageRecalled(SessionID("a"), KeptPage(view: view), MemoryStage.owner))
    #expect(stage.chats.toggles.on == [.thinking])
    stage.act { $0.open(SessionID("b")) }
    #expect(stage.chats.toggles.on == [])
    flip(&stage, .search)
    stage.recall(.pageRecalled(SessionID("b"), KeptPage(view: view), MemoryStage.owner))
    #expect(stage.chats.toggles.on == [.search])
  }

  @Test("what the space remembers counts where the chat has none of its own")
  func ofSpace() {
    var toggles = Toggles()
    toggles.enter([.search])
    toggles.recall([.knowledge: true])
    #expect(toggles.on == [.search])
    toggles.enter(nil)
    #expect(toggles.on == [.knowledge])
  }
}

@Suite("Switching the space") struct EnteringSpaceTests {
  private let other = SpaceID("other")

  private func stage() -> MemoryStage {
    var stage = MemoryStage()
    stage.serve(.signedIn(.success(.make(spaces: [.make(), .make("other", "Away")]))))
    stage.serve(.realtime(.connected))
    stage.serveList(["a", "b"])
    stage.act { $0.open(SessionID("a")) }
    stage.serve(.realtime(.subscribed(SessionID("a"))))
    stage.servePage([.stored(1)])
    stage.look()
    return stage
  }

  @Test("the other space's chats come, what was kept of it first, and the way back is there")
  func enter() {
    var stage = stage()
    stage.act { $0.enterSpace(SpaceID("other")) }
    #expect(
      stage.effects == [
        .unsubscribe(SpaceID("space"), SessionID("a")), .loadSessions(other, page: 1),
      ])
    let owner = SpaceOwner(user: "u", space: other)
    #expect(stage.memory.contains(.recallChats(owner)))
    #expect(stage.chats.sessions.isEmpty && stage.texts.isEmpty)
    // Where the person was in the space that they left stays kept.
    #expect(!stage.memory.contains(.keep(.place(nil), MemoryStage.owner)))
    #expect(stage.chats.otherSpaces.map(\.id.rawValue) == ["space"])
    stage.recall(
      .chatsRecalled(
        KeptChats(chats: MemoryStage.list(["x"]), last: SessionID("x")), owner))
    #expect(stage.chats.currentSession == SessionID("x"))
    stage.act { $0.enterSpace(SpaceID("space")) }
    #expect(stage.chats.space?.id == SpaceID("space"))
  }

  @Test(
    "it is not left while something would be lost sight of; what is typed in a new chat goes along")
  func stays() {
    var stage = stage()
    stage.act { chats in
      chats.withCurrent { $0.composer.insert("typed") }
      return chats.enterSpace(SpaceID("other"))
    }
    #expect(stage.news.contains(.place(.staysInSpace(.session(SessionID("a"))))))
    #expect(stage.chats.space?.id == SpaceID("space"))
    stage.act { chats in
      _ = chats.withCurrent { $0.unsent.takeAll() }
      chats.newChat()
      chats.withCurrent { $0.composer.insert("goes along") }
      return chats.enterSpace(SpaceID("other"))
    }
    #expect(stage.chats.space?.id == other)
    #expect(stage.chats.conversation.composer.text == "goes along")
  }

  @Test(
    "what comes of requests in the space that was left changes nothing here, but deletions count")
  func strayed() {
    var stage = stage()
    stage.act { $0.delete(SessionID("b")) }
    stage.act { $0.enterSpace(SpaceID("other")) }
    #expect(stage.effects.contains(.deleteSession(SpaceID("space"), SessionID("b"))))
    stage.look()
    let old = SpaceID("space")
    let list = MemoryStage.list(["a", "b"])
    stage.serve(
      .inSpace(old, .sessionsLoaded(page: 1, .success(Page(items: list, total: 2)))))
    stage.serve(.inSpace(old, .sessionCreated(TurnID(number: 9), .success(SessionID("z")))))
    stage.serve(.inSpace(old, .sessionDeleted(SessionID("b"), .success(Deleted()))))
    #expect(stage.chats.sessions.isEmpty && stage.chats.spareSessions.isEmpty)
    #expect(stage.memory == [.keep(.forget(SessionID("b")), MemoryStage.owner)])
    stage.serve(
      .inSpace(other, .sessionsLoaded(page: 1, .success(Page(items: list, total: 2)))))
    #expect(stage.chats.sessions.sessions.count == 2)
  }

  @Test("an answer that runs keeps it")
  func running() {
    var stage = stage()
    stage.serve(.realtime(.chat(SessionID("a"), .started("A"))))
    stage.act { $0.enterSpace(SpaceID("other")) }
    #expect(stage.chats.space?.id == SpaceID("space"))
  }
}
