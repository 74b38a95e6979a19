import QukaChatTestSupport
import QukaWire
import Testing

@testable import QukaChat

@Suite("The archive") struct ArchiveTests {
  private static let ids = ["a", "b", "c", "d"]

  private func stage(archived: [String]) -> MemoryStage {
    var stage = MemoryStage.recalled(Self.ids, last: nil)
    stage.serve(.signedIn(.success(.make())))
    stage.serveList(Self.ids)
    stage.serve(.realtime(.connected))
    for id in archived { archive(id, true, &stage) }
    stage.look()
    return stage
  }

  private func archive(_ id: String, _ isArchived: Bool, _ stage: inout MemoryStage) {
    stage.act { chats in
      chats.archive(SessionID(id), isArchived)
      return []
    }
  }

  private func ids(_ stage: MemoryStage, _ places: [Int]) -> [String] {
    places.map { stage.chats.sessions.sessions[$0].id.rawValue }
  }

  @Test("a chat that is put away stands at the end, is kept so, and comes back to its place")
  func archiving() {
    var stage = stage(archived: [])
    let b = SessionID("b")
    stage.chats.sessions.selected = b
    archive("b", true, &stage)
    #expect(ids(stage, stage.chats.listed.all) == ["a", "c", "d", "b"])
    #expect(stage.chats.sessions.selected == SessionID("c"))
    #expect(stage.news == [.arranging(.archived(b, isKept: true))] && stage.effects.isEmpty)
    #expect(
      stage.memory == [.keep(.arrangement(Arrangement(isArchived: true), of: b), MemoryStage.owner)]
    )
    stage.serveList(Self.ids)
    #expect(ids(stage, stage.chats.listed.archived) == ["b"])
    stage.look()
    archive("b", false, &stage)
    #expect(ids(stage, stage.chats.listed.all) == Self.ids)
    #expect(stage.news == [.arranging(.takenOut(b))])
    #expect(stage.memory == [.keep(.arrangement(Arrangement(), of: b), MemoryStage.owner)])
  }

  @Test("the last of the others hands the selection up, and the only one keeps it")
  func selection() {
    var stage = stage(archived: [])
    for (id, next) in [("d", "c"), ("c", "b"), ("a", "b"), ("b", "b")] {
      stage.chats.sessions.selected = SessionID(id)
      archive(id, true, &stage)
      #expect(stage.chats.sessions.selected == SessionID(next))
    }
  }

  @Test("deleting does not lead the selection into the archive")
  func deleting() {
    var stage = stage(archived: ["d"])
    stage.chats.sessions.selected = SessionID("c")
    stage.act { $0.delete(SessionID("c")) }
    #expect(stage.chats.sessions.selected == SessionID("b"))
  }

  @Test("who goes from chat to chat passes it by, and goes on within it")
  func walking() {
    var stage = stage(archived: ["b", "d"])
    stage.act { $0.open(SessionID("a")) }
    stage.act { $0.openNeighbour(1) }
    #expect(stage.chats.currentSession == SessionID("c"))
    stage.act { $0.openNeighbour(1) }
    #expect(stage.chats.currentSession == SessionID("c"))
    stage.act { $0.open(SessionID("d")) }
    stage.act { $0.openNeighbour(-1) }
    #expect(stage.chats.currentSession == SessionID("b"))
  }

  @Test("a question takes its chat out")
  func asking() {
    var stage = stage(archived: ["b"])
    stage.act { $0.open(SessionID("b")) }
    #expect(ids(stage, stage.chats.listed.archived) == ["b"])
    stage.chats.withCurrent { $0.composer.insert("Why?") }
    stage.act { $0.submit() }
    #expect(stage.chats.listed.archived.isEmpty)
  }
}
