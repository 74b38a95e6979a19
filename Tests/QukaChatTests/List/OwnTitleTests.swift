import QukaChatTestSupport
import QukaWire
import Testing

@testable import QukaChat

@Suite("Titles of one's own") struct OwnTitleTests {
  private let id = SessionID("a")

  private func stage(_ title: String) -> MemoryStage {
    var stage = MemoryStage.recalled()
    stage.serve(.signedIn(.success(.make())))
    stage.serveList(["a", "b"])
    stage.look()
    let id = id
    stage.act { chats in
      chats.entitle(id, title)
      return []
    }
    return stage
  }

  @Test("one is kept, and stands in the place of the server's, whatever that is")
  func kept() {
    var stage = stage(" My\n \u{202E}trip  ")
    #expect(stage.chats.sessions.title(of: id) == "My trip")
    #expect(stage.news == [.arranging(.entitled(id, isKept: true))])
    #expect(
      stage.memory
        == [.keep(.arrangement(Arrangement(title: "My trip"), of: id), MemoryStage.owner)])
    #expect(stage.effects.isEmpty)
    stage.serveList(["b", "a"])
    stage.serve(.sessionTitled(id, .success("From the server")))
    #expect(stage.chats.sessions.title(of: id) == "My trip")
    stage.look()
    stage.act { $0.retitle(SessionID("a")) }
    #expect(stage.effects.isEmpty && stage.news == [.arranging(.titleIsOwn(id))])
  }

  @Test(
    "an empty one, or the server's, brings the server's back", arguments: ["", " \n", "Chat a"])
  func takenBack(text: String) {
    var stage = stage("Mine")
    stage.look()
    let id = id
    stage.act { chats in
      chats.entitle(id, text)
      return []
    }
    #expect(stage.chats.sessions.title(of: id) == "Chat a")
    #expect(stage.memory == [.keep(.arrangement(Arrangement(), of: id), MemoryStage.owner)])
    #expect(stage.news == [.arranging(.titleTakenBack(id))])
  }

  @Test("nothing is said or kept when nothing changes")
  func unchanged() {
    let stage = stage("Chat a")
    #expect(stage.memory.isEmpty && stage.news.isEmpty)
  }

  @Test("what was kept is there before the server answers, also for chats that come later")
  func recalled() {
    var stage = MemoryStage()
    stage.recall(.signInRecalled(.make()))
    let titles = [id: Arrangement(title: "Mine"), SessionID("c"): Arrangement(title: "Later")]
    stage.recall(
      .chatsRecalled(
        KeptChats(chats: MemoryStage.list(["a"]), arrangements: titles), MemoryStage.owner))
    #expect(stage.chats.sessions.title(of: id) == "Mine")
    stage.serve(.signedIn(.success(.make())))
    stage.serveList(["c", "a"])
    #expect(stage.chats.sessions.sessions.map(stage.chats.sessions.title) == ["Later", "Mine"])
  }

  @Test("without a memory it lasts for this run")
  func withoutMemory() {
    var stage = MemoryStage()
    stage.chats.keeping = .nothing
    stage.serve(.signedIn(.success(.make())))
    stage.serveList(["a"])
    stage.look()
    let id = id
    stage.act { chats in
      chats.entitle(id, "Mine")
      return []
    }
    #expect(stage.chats.sessions.title(of: id) == "Mine" && stage.memory.isEmpty)
    #expect(stage.news == [.arranging(.entitled(id, isKept: false))])
  }
}
