import QukaTestSupport
import QukaWire
import Testing

@testable import QukaStore

@Suite("Pages of the server's record", .timeLimit(.minutes(1))) struct PageTests {
  private let home: StoreHome
  private let owner = StoreOwner.make()

  init() throws { home = try StoreHome() }

  private func page(_ sequences: [Int]) -> StoreChange {
    .keepPage(sequences.map { .make($0, "t\($0)", in: "a") }, in: SessionID("a"))
  }

  /// What can be read from the end without a hole, after these pages.
  private func kept(_ pages: [[Int]], limit: Int = 1_000) async -> [String] {
    let store = home.store()
    store.keep("a", [], of: owner)
    for sequences in pages { store.keep(page(sequences), of: owner) }
    #expect(store.settle())
    return await store.page("a", of: owner, limit: limit).messages.map(\.message.text)
  }

  @Test("what is not in a page any more, between its first and its last message, goes")
  func deleted() async {
    #expect(await kept([[1, 2, 3, 4, 5], [2, 4]]) == ["t1", "t2", "t4", "t5"])
  }

  @Test("a page that does not reach what was kept is read without that, until the hole is closed")
  func hole() async {
    let newest = [10, 11, 12]
    #expect(await kept([[1, 2, 3], newest]) == ["t10", "t11", "t12"])
    #expect(await kept([[1, 2, 3], newest, [7, 8, 9, 10]]) == (7...12).map { "t\($0)" })
    #expect(
      await kept([[1, 2, 3], newest, [7, 8, 9, 10], [3, 4, 5, 6, 7]])
        == (1...12).map { "t\($0)" })
  }

  @Test("pages can come again, and a shorter limit goes on where it ended")
  func again() async {
    let store = home.store()
    store.keep("a", [], of: owner)
    for _ in 0..<3 { store.keep(page(Array(1...6)), of: owner) }
    #expect(store.settle())
    let last = await store.page("a", of: owner, limit: 4)
    #expect(last.messages.map(\.message.sequence) == [3, 4, 5, 6])
    let before = await withCheckedContinuation { waiting in
      store.messages(
        in: SessionID("a"), of: owner, before: MessageID("a-3"), limit: 4
      ) { waiting.resume(returning: $0) }
    }
    #expect(before.messages.map(\.message.sequence) == [1, 2])
    #expect(before.earlier == nil)
  }
}

@Suite("Who signed in, and where the program was left", .timeLimit(.minutes(1)))
struct AccountTests {
  private let home: StoreHome
  private let owner = StoreOwner.make()

  init() throws { home = try StoreHome() }

  private func signIn(_ spaces: [String]) -> SignIn {
    SignIn(
      user: User(id: "u", name: "Ada 艾达", appID: "app", plan: "pro"),
      spaces: spaces.map { Space(id: SpaceID($0), title: "Space \($0)", role: "r") })
  }

  private func known(_ store: Store, fingerprint: String = "f") async -> SignIn? {
    await store.signIn(server: owner.server, fingerprint: fingerprint)
  }

  private func place(_ store: Store) async -> SessionID? {
    await withCheckedContinuation { waiting in
      store.place(of: owner) { waiting.resume(returning: $0) }
    }
  }

  @Test("the last sign-in of a token is known, and of no other token")
  func signIn() async {
    let store = home.store()
    store.keep(signIn(["s", "t"]), server: owner.server, fingerprint: "f")
    store.keep(signIn(["t", "s", "x"]), server: owner.server, fingerprint: "f")
    #expect(store.settle())
    #expect(await known(store) == signIn(["t", "s", "x"]))
    #expect(await known(store, fingerprint: "g") == nil)
  }

  @Test("erasing the last space of a token forgets who it was, and no trace stays")
  func erased() async {
    let store = home.store()
    store.keep(signIn(["s"]), server: owner.server, fingerprint: "f")
    store.keep("a", ["secret"], of: owner)
    #expect(store.settle())
    #expect(home.holds("艾达"))
    store.signOut(owner)
    #expect(store.settle())
    #expect(await known(store) == nil)
    #expect(!home.holds("艾达") && !home.holds("secret"))
  }

  @Test("of a chat that is forgotten no text stays in the file or its log")
  func forgotten() async {
    let store = home.store()
    store.keep("a", ["first secret 秘密甲"], of: owner)
    store.keep("b", ["other 秘密乙"], of: owner)
    #expect(store.settle())
    store.keep(.forgetChat(SessionID("a")), of: owner)
    #expect(store.settle())
    #expect(!home.holds("first secret") && !home.holds("秘密甲"))
    #expect(await store.texts("b", of: owner) == ["other 秘密乙"])
  }

  @Test("the place is known until its owner is erased")
  func places() async {
    let store = home.store()
    #expect(await place(store) == nil)
    store.keep(.keepPlace(SessionID("a")), of: owner)
    #expect(store.settle())
    #expect(await place(store) == SessionID("a"))
    store.keep(.keepPlace(nil), of: owner)
    #expect(store.settle())
    #expect(await place(store) == nil)
  }

  @Test("that the server lacks a chat is known until it has it again")
  func withoutServer() async {
    let store = home.store()
    store.keep("a", [], of: owner)
    store.keep(.keepWithoutServer(SessionID("a")), of: owner)
    #expect(store.settle())
    #expect(await stored(store).map(\.isAtServer) == [false])
    store.keep(.keepChat(.make("a")), of: owner)
    #expect(store.settle())
    #expect(await stored(store).map(\.isAtServer) == [true])
  }

  @Test("how a chat is looked at is known until the chat goes")
  func views() async {
    let store = home.store()
    store.keep("a", [], of: owner)
    func view() async -> StoredView? {
      await withCheckedContinuation { waiting in
        store.view(of: SessionID("a"), owner) { waiting.resume(returning: $0) }
      }
    }
    #expect(await view() == nil)
    let first = StoredView(
      message: MessageID("m"), offset: -1, isBody: true, showsDetails: true,
      toggles: ["knowledge", "search"])
    for kept in [first, StoredView(), StoredView(toggles: [])] {
      store.keep(.keepView(kept, of: SessionID("a")), of: owner)
      #expect(store.settle())
      #expect(await view() == kept)
    }
    store.keep(.forgetChat(SessionID("a")), of: owner)
    #expect(store.settle())
    #expect(await view() == nil)
  }

  @Test("that all of a chat was read is known")
  func coverage() async {
    let store = home.store()
    store.keep("a", [], of: owner)
    let coverage = StoredCoverage(usedAt: 7, count: 9)
    store.keep(.keepCoverage(coverage, of: SessionID("a")), of: owner)
    store.keep(.keepChat(.make("a", title: "new")), of: owner)
    #expect(store.settle())
    #expect(await stored(store).map(\.coverage) == [coverage])
  }

  private func stored(_ store: Store) async -> [StoredChat] {
    await withCheckedContinuation { waiting in
      store.chats(of: owner) { waiting.resume(returning: $0) }
    }
  }
}
