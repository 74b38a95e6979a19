import QukaTestSupport
import QukaWire
import Testing

@testable import QukaStore

@Suite("What the person made of chats", .timeLimit(.minutes(1))) struct ArrangementTests {
  private let home: StoreHome
  private let owner = StoreOwner.make()

  init() throws { home = try StoreHome() }

  private func arrangement(
    _ chat: String, _ title: String?, isArchived: Bool = false
  ) -> StoredArrangement {
    StoredArrangement(chat: SessionID(chat), title: title, isArchived: isArchived)
  }

  @Test("is there after a restart, for its owner only, and an empty one is none")
  func kept() async {
    let first = home.store()
    first.keep("a", ["text"], of: owner)
    first.keep(.keepArrangement(arrangement("a", "咖啡\u{0}x")), of: owner)
    first.keep(.keepArrangement(arrangement("b", "gone")), of: owner)
    first.keep(.keepArrangement(arrangement("b", nil)), of: owner)
    first.keep(.keepArrangement(arrangement("c", nil, isArchived: true)), of: owner)
    first.keep(.keepArrangement(arrangement("d", "both", isArchived: true)), of: owner)
    #expect(first.end(within: .seconds(30)))
    let second = home.store()
    #expect(
      await second.arrangements(of: owner) == [
        arrangement("a", "咖啡\u{0}x"), arrangement("c", nil, isArchived: true),
        arrangement("d", "both", isArchived: true),
      ])
    #expect(await second.arrangements(of: .make(fingerprint: "g")).isEmpty)
    // The server's title is kept beside it.
    #expect(await second.chats(of: owner).map(\.title) == ["Chat a"])
  }

  @Test("stays when the chat makes room, and goes when the chat or the owner is deleted")
  func leaving() async {
    let store = home.store { $0.limits.fileBytes = 0 }
    store.keep("a", ["text"], of: owner)
    store.keep(.keepArrangement(arrangement("a", "mine")), of: owner)
    #expect(store.settle())
    #expect(await store.chats(of: owner).isEmpty)
    #expect(await store.arrangements(of: owner) == [arrangement("a", "mine")])
    store.keep(.forgetChat(SessionID("a")), of: owner)
    #expect(store.settle())
    #expect(await store.arrangements(of: owner).isEmpty)
    store.keep(.keepArrangement(arrangement("a", "mine")), of: owner)
    store.signOut(owner)
    #expect(store.settle())
    #expect(await store.arrangements(of: owner).isEmpty)
  }
}
