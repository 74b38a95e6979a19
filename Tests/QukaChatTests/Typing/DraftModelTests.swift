import QukaChatTestSupport
import QukaTestSupport
import QukaWire
import Testing

@testable import QukaChat

/// A disk and programs that are killed: what was typed must come through, once.
@Suite("Drafts over restarts") struct DraftModelTests {
  private struct Disk {
    var drafts: [KeptDraft.Place: KeptDraft] = [:]

    mutating func take(_ effects: [MemoryEffect]) {
      for case .keep(let change, _) in effects {
        switch change {
        case .draft(let draft):
          let isEmpty = draft.characters.isEmpty && draft.waiting.isEmpty
          drafts[draft.place] = isEmpty ? nil : draft
        case .forgetDraft(let place): drafts[place] = nil
        default: break
        }
      }
    }
  }

  private func start(_ disk: inout Disk, last: SessionID?) -> MemoryStage {
    var stage = MemoryStage()
    stage.recall(.signInRecalled(.make()))
    let drafts = disk.drafts.values.sorted {
      ($0.place.chat?.rawValue ?? "", $0.place.number)
        < ($1.place.chat?.rawValue ?? "", $1.place.number)
    }
    stage.recall(.typingRecalled(KeptTyping(drafts: drafts), MemoryStage.owner))
    stage.recall(
      .chatsRecalled(
        KeptChats(chats: MemoryStage.list(["a", "b"]), last: last), MemoryStage.owner))
    disk.take(stage.memory)
    return stage
  }

  /// Everything that was typed and not sent, wherever it is.
  private func texts(_ stage: MemoryStage) -> [String] {
    stage.chats.conversations.values.flatMap { $0.typedText + $0.lostQuestions.map(\.text) }
      .sorted()
  }

  @Test("after every kill everything typed is there, once", arguments: 0..<40)
  func kills(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var disk = Disk()
    var stage = start(&disk, last: nil)
    for step in 0..<60 {
      switch Int.random(in: 0..<8, using: &generator) {
      case 0, 1:
        stage.act { chats in
          chats.withCurrent { $0.composer.insert("t\(step) ") }
          return []
        }
      case 2: stage.act { $0.open(SessionID(Bool.random(using: &generator) ? "a" : "b")) }
      case 3:
        stage.act { chats in
          chats.newChat()
          return []
        }
      case 4: stage.act { $0.submit() }
      case 5:
        stage.act { chats in
          Bool.random(using: &generator) ? chats.recallPrevious() : chats.recallNext()
          return []
        }
      case 6: stage.pass(.seconds(1))
      default:
        stage.pass(.seconds(1))
        disk.take(stage.memory)
        let before = texts(stage)
        let last = stage.chats.currentSession
        stage = start(&disk, last: last)
        #expect(texts(stage) == before, "seed \(seed), step \(step)")
      }
    }
  }
}
