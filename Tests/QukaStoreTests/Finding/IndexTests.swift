import QukaTestSupport
import QukaWire
import Testing

@testable import QukaStore

@Suite("The index", .timeLimit(.minutes(1))) struct IndexTests {
  private let home: StoreHome
  private let owner = StoreOwner.make()

  init() throws { home = try StoreHome() }

  /// As a program wrote it that had no index.
  private func fillOlder(_ count: Int) throws {
    let file = try StorePlace(folder: home.folder).prepare()
    let older = try Connection(path: file.path, busyTimeout: .seconds(5))
    try older.migrate(by: Array(Schema.migrations.prefix(2)))
    let messages = (0..<count).map { Message.make($0, "needle \($0)", in: "a") }
    let changes = [StoreChange.keepChat(.make("a")), .keepMessages(messages, in: SessionID("a"))]
    try older.apply(changes.map { .change($0, owner) }, limits: StoreLimits())
  }

  @Test("an older file is indexed once it is open, beside what is written meanwhile")
  func upgrade() async throws {
    try fillOlder(1_000)
    let store = home.store { $0.limits.indexedMessages = 10 }
    store.keep("b", ["needle new"], at: 9, of: owner)
    store.keep(.keepMessages([.make(3, "replaced", in: "a")], in: SessionID("a")), of: owner)
    store.keep(.forgetMessage(MessageID("a-4"), in: SessionID("a")), of: owner)
    #expect(store.settle())
    #expect(await store.found("needle new", of: owner).messages.count == 1)
    await store.indexed(of: owner)
    #expect(await store.found("needle", of: owner, limit: 9_999).messages.count == 999)
    #expect(await store.found("replaced", of: owner).messages.map(\.id.rawValue) == ["a-3"])
    #expect(await store.found("needle 77", of: owner).messages.count == 11)
    #expect(await store.found("chat a", of: owner).chats.map(\.id.rawValue) == ["a"])
    let connection = try home.connection()
    #expect(
      try connection.rows(SQL.candidates, [.text("nee*"), .integer(9_999)]) { _ in }.count == 999)
    #expect(home.problems.all.isEmpty)
  }

  @Test("it is built in parts, the newest messages first, and a part is bounded by its bytes")
  func parts() throws {
    try fillOlder(10)
    let connection = try home.connection()
    try connection.migrate(by: Schema.migrations)
    var limits = StoreLimits()
    limits.indexedMessages = 4
    #expect(try connection.unindexedEnd == 10)
    #expect(try connection.indexMore(within: limits))
    #expect(try connection.unindexedEnd == 6)
    let keys = try connection.rows(SQL.candidates, [.text("\"nee\""), .integer(99)]) {
      $0.integer(0)
    }
    #expect(keys == [7, 8, 9, 10])
    limits.indexedBytes = 1
    #expect(try connection.indexMore(within: limits))
    #expect(try connection.unindexedEnd == 5)
    #expect(try !connection.indexMore(within: StoreLimits()))
    #expect(try connection.unindexedEnd == 0)
    #expect(try !connection.indexMore(within: limits))
  }

  @Test("while it is incomplete, a search says so")
  func incomplete() throws {
    try fillOlder(10)
    let connection = try home.connection()
    try connection.migrate(by: Schema.migrations)
    func isIndexed() throws -> Bool? {
      try connection.search(
        SearchQuery("needle"), of: owner, after: nil, limit: 9, limits: SearchLimits()
      ) { true }?.isIndexed
    }
    #expect(try isIndexed() == false)
    _ = try connection.indexMore(within: StoreLimits())
    #expect(try isIndexed() == true)
  }

  @Test(
    "what is erased leaves no piece in the files, and what others keep is found again",
    arguments: [Journal.writeAhead, .rollback])
  func erasing(journal: Journal) async {
    let store = home.store { $0.journal = journal }
    let other = StoreOwner.make("v", fingerprint: "h")
    for round in 0..<50 {
      store.keep("\(round)", ["齉 one \(round)", "靐 two"], of: owner)
      store.keep(.keepChat(.make("\(round)", title: "爨 title")), of: owner)
      store.keep("\(round)", ["needle \(round)"], of: other)
      if round % 10 == 9 { #expect(store.settle()) }
    }
    // Only the index writes this.
    #expect(home.holds("齉_") || home.holds("靐_"))
    store.signOut(owner)
    #expect(store.settle())
    for piece in ["齉_", "靐_", "爨_"] { #expect(!home.holds(piece)) }
    #expect(await store.found("Chat 7", of: other).chats.count == 1)
    await store.indexed(of: other)
    #expect(await store.found("needle", of: other).messages.count == 50)
    #expect(await store.found("one", of: owner).messages.isEmpty)
    store.eraseAll()
    #expect(store.settle())
    #expect(!home.holds("need") && !home.holds("eed"))
    store.keep("a", ["again"], of: owner)
    #expect(store.settle())
    #expect(await store.found("again", of: owner).messages.count == 1)
    #expect(home.problems.all.isEmpty)
  }

  @Test("pieces of chats that were deleted before go with the next erasure")
  func deletedBefore() async throws {
    let store = home.store()
    store.keep("a", ["齉 one"], of: owner)
    store.keep("b", ["kept"], of: owner)
    #expect(store.settle())
    store.keep(.forgetChat(SessionID("a")), of: owner)
    #expect(store.settle())
    #expect(home.holds("齉_"))
    #expect(store.end(within: .seconds(30)))
    try home.connection().rewrite()
    try home.connection().truncateLog()
    #expect(!home.holds("齉_"))
  }

  @Test("chats that go when there is too much leave the index as well")
  func makingRoom() async throws {
    let store = home.store { $0.limits.fileBytes = 1 << 20 }
    for chat in 0..<40 {
      let texts = (0..<20).map { "needle \(chat) \($0) " + String(repeating: "x", count: 2_000) }
      store.keep("\(chat)", texts, at: chat, of: owner)
    }
    #expect(store.settle())
    let chats = await store.chats(of: owner).count
    #expect((5..<40).contains(chats))
    let found = try home.connection().rows(SQL.candidates, [.text("\"nee\""), .integer(9_999)]) {
      $0.integer(0)
    }
    #expect(found.count == chats * 20)
  }

  @Test("everything is read in the order of the results, by indexes, and nothing is sorted")
  func plans() throws {
    #expect(home.store().end(within: .seconds(30)))
    let connection = try home.connection()
    for (sql, count) in [(SQL.searched, 7), (SQL.searchedTitles, 1)] {
      let plan = try connection.rows(
        "EXPLAIN QUERY PLAN " + sql, Array(repeating: .integer(1), count: count)
      ) { $0.text(3) }
      #expect(plan.allSatisfy { $0.contains("INDEX") }, "\(plan)")
      #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
    }
  }
}
