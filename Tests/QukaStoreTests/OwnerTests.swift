import QukaTestSupport
import QukaWire
import Testing

@testable import QukaStore

@Suite("Whose it is", .timeLimit(.minutes(1))) struct OwnerTests {
  private let home: StoreHome

  init() throws { home = try StoreHome() }

  private func fill(_ store: Store, _ owner: StoreOwner, _ text: String) {
    store.keep(.keepChat(.make("a", title: "title \(text)")), of: owner)
    var message = Message.make(1, "text \(text)", in: "a")
    message.attachments = [Attachment(.file, name: "file \(text)")]
    store.keep(.keepMessages([message], in: SessionID("a")), of: owner)
    store.keep(.keepDraft(StoredDraft(chat: nil, text: "draft \(text)")), of: owner)
    store.keep(.keepPrompt("prompt \(text)"), of: owner)
  }

  @Test("nothing is read for another token, space, user or server")
  func separation() async {
    let store = home.store()
    let mine = StoreOwner.make()
    fill(store, mine, "mine")
    #expect(store.settle())
    var elsewhere = mine
    elsewhere.server = "https://b.example"
    let others = [
      StoreOwner.make(fingerprint: "g"), .make(fingerprint: ""), .make("v"), .make(space: "t"),
      elsewhere,
    ]
    for other in others {
      #expect(await store.chats(of: other).isEmpty)
      #expect(await store.page("a", of: other) == MessagePage())
      #expect(await store.drafts(of: other).isEmpty)
      #expect(await store.prompts(of: other).isEmpty)
    }
    // Nor changed.
    for other in others {
      store.keep(.forgetChat(SessionID("a")), of: other)
      store.keep(.forgetPrompts, of: other)
      store.keep(.forgetDraft(in: nil), of: other)
      fill(store, other, "other")
    }
    #expect(store.settle())
    #expect(await store.texts("a", of: mine) == ["text mine"])
    #expect(await store.prompts(of: mine) == ["prompt mine"])
    #expect(await store.drafts(of: mine).map(\.text) == ["draft mine"])
  }

  @Test(
    "what is erased is nowhere in the files, whichever token filled it",
    arguments: [Journal.writeAhead, .rollback])
  func erasing(journal: Journal) async {
    let store = home.store { $0.journal = journal }
    let other = StoreOwner.make("v", fingerprint: "h")
    let erased = [StoreOwner.make(), .make(space: "t"), .make(fingerprint: "g")]
    for owner in erased {
      fill(store, owner, "secret")
      for round in 0..<300 {
        let text = "secret \(round) " + String(repeating: "z", count: round * 10)
        store.keep(.keepMessages([.make(round, text, in: "a")], in: SessionID("a")), of: owner)
      }
    }
    fill(store, other, "other")
    #expect(store.settle())
    #expect(home.holds("secret"))
    store.signOut(erased[0])
    #expect(store.settle())
    for text in ["secret", "zzzz"] { #expect(!home.holds(text)) }
    for owner in erased { #expect(await store.chats(of: owner).isEmpty) }
    #expect(home.holds("text other"))
    #expect(await store.texts("a", of: other) == ["text other"])

    store.eraseAll()
    #expect(store.settle())
    #expect(!home.holds("other"))
    #expect(!home.holds("a.example"))
    fill(store, erased[0], "again")
    #expect(store.settle())
    #expect(await store.texts("a", of: erased[0]) == ["text again"])
    #expect(home.problems.all.isEmpty)
  }

  @Test("signing out forgets who signed in, with every token of that user")
  func accounts() async {
    let store = home.store()
    let server = "https://a.example"
    for (user, fingerprint) in [("u", "f"), ("u", "g"), ("v", "h")] {
      let signIn = SignIn(
        user: User(id: user, name: "name of \(user)", appID: "", plan: ""), spaces: [])
      store.keep(signIn, server: server, fingerprint: fingerprint)
    }
    store.signOut(.make())
    #expect(store.settle())
    #expect(await store.signIn(server: server, fingerprint: "f") == nil)
    #expect(await store.signIn(server: server, fingerprint: "g") == nil)
    #expect(await store.signIn(server: server, fingerprint: "h")?.user.id == "v")
    #expect(!home.holds("name of u"))
  }

  @Test("copies that rows leave behind when they move in a page are erased", arguments: 0..<6)
  func copies(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let store = home.store()
    let owners = [("secret", StoreOwner.make()), ("other", .make("v", fingerprint: "h"))]
    for (_, owner) in owners { store.keep(.keepChat(.make("a")), of: owner) }
    for _ in 0..<2_000 {
      let (word, owner) = owners[Int.random(in: 0...1, using: &generator)]
      let text = word + String(repeating: "x", count: Int.random(in: 5..<900, using: &generator))
      let message = Message.make(Int.random(in: 0..<700, using: &generator), text, in: "a")
      store.keep(.keepMessages([message], in: message.session), of: owner)
    }
    #expect(store.settle())
    store.signOut(owners[0].1)
    #expect(store.settle())
    #expect(!home.holds("secret"))
    #expect(home.holds("other"))
  }

  @Test("what a killed program did not finish erasing is erased by the next")
  func resumed() async throws {
    let first = home.store { $0.checksFile = false }
    fill(first, .make(), "secret")
    #expect(first.end(within: .seconds(30)))
    let killed = try home.connection()
    try killed.run("PRAGMA secure_delete = OFF")
    try killed.apply([.eraseAll], limits: StoreLimits())
    #expect(home.holds("secret"))
    let next = home.store()
    #expect(next.settle())
    #expect(!home.holds("secret"))
    #expect(try !killed.hasErasure)
    #expect(home.problems.all.isEmpty)
  }

  @Test("erasing removes damaged files too")
  func damagedFiles() throws {
    let store = home.store()
    fill(store, .make(), "first")
    #expect(store.settle())
    try home.temporary.write("secret", to: "state/quka-tui/store.sqlite.damaged-2")
    store.signOut(.make("nobody", fingerprint: "nobody"))
    #expect(store.settle())
    #expect(!home.holds("secret"))
  }

  @Test("a reader elsewhere holds up what erasing does to the log, and then it is done")
  func heldUp() async throws {
    let store = home.store {
      $0.limits.busyTimeout = .milliseconds(20)
      $0.limits.retryDelay = .milliseconds(20)
      $0.checksFile = false
    }
    fill(store, .make(), "secret")
    #expect(store.settle())
    let reader = try home.connection()
    try reader.run("BEGIN")
    _ = try reader.integer("SELECT count(*) FROM message")
    store.signOut(.make())
    #expect(!store.settle())
    #expect(home.problems.all == [.busy])
    #expect(await store.chats(of: .make()).isEmpty)
    try reader.run("COMMIT")
    #expect(store.settle())
    #expect(!home.holds("secret"))
  }
}
