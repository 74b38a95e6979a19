import FoundationEssentials
import Glibc
import QukaTestSupport
import QukaWire
import Testing

@testable import QukaStore

@Suite("Damaged files", .timeLimit(.minutes(1))) struct DamageTests {
  private let home: StoreHome
  private let owner = StoreOwner.make()

  init() throws {
    home = try StoreHome()
    fill()
  }

  private func fill() {
    let store = home.store { $0.checksFile = false }
    store.keep("a", (0..<400).map { "text \($0) " + String(repeating: "x", count: 500) }, of: owner)
    #expect(store.end(within: .seconds(30)))
  }

  /// Destroys the first page of a table.
  private func damage(_ table: String) throws {
    let page = try home.connection().first(
      "SELECT rootpage FROM sqlite_schema WHERE name = ?", [.text(table)]
    ) { $0.integer(0) }
    try home.overwrite(
      at: (try #require(page) - 1) * 4096, Array(repeating: 0xA5, count: 4096))
  }

  private var damaged: [StoreProblem] { [.damaged(setAside: home.path + ".damaged-1")] }

  @Test("garbage is set aside, and a new file is begun at once")
  func garbage() async throws {
    let garbage = Array("not a database".utf8) + Array(repeating: UInt8(7), count: 5_000)
    try Data(garbage).write(to: URL(filePath: home.path))
    let store = home.store()
    #expect(await store.chats(of: owner).isEmpty)
    store.keep("b", ["new"], of: owner)
    #expect(store.settle())
    #expect(await store.texts("b", of: owner) == ["new"])
    #expect(home.problems.all == damaged)
    #expect(try Data(contentsOf: URL(filePath: home.path + ".damaged-1")) == Data(garbage))
  }

  @Test("a file that was cut off is set aside")
  func truncated() async throws {
    truncate(home.path, 3 * 4096)
    let store = home.store()
    #expect(await home.problems.next() == damaged.first)
    store.keep("b", ["new"], of: owner)
    #expect(store.settle())
    #expect(await store.texts("b", of: owner) == ["new"])
  }

  @Test("a damaged page that nobody reads is found by the check")
  func check() async throws {
    try damage("prompt")
    let store = home.store()
    #expect(await home.problems.next() == damaged.first)
    store.keep("b", ["new"], of: owner)
    #expect(store.settle())
    #expect(await store.texts("b", of: owner) == ["new"])
    #expect(await store.chats(of: owner).count == 1)
  }

  @Test("a damaged page is found while reading")
  func reading() async throws {
    try damage("message")
    let store = home.store { $0.checksFile = false }
    #expect(await store.page("a", of: owner) == MessagePage())
    #expect(await home.problems.next() == damaged.first)
    store.keep("b", ["new"], of: owner)
    #expect(store.settle())
    #expect(await store.texts("b", of: owner) == ["new"])
  }

  @Test("a damaged page is found while writing, and what was to be written is in the new file")
  func writing() async throws {
    try damage("prompt")
    let store = home.store { $0.checksFile = false }
    store.keep("b", ["new"], of: owner)
    store.keep(.keepPrompt("asked"), of: owner)
    #expect(store.settle())
    #expect(home.problems.all == damaged)
    #expect(await store.prompts(of: owner) == ["asked"])
    #expect(await store.texts("b", of: owner) == ["new"])
  }

  @Test("whatever part of the file is damaged, the store works again soon", arguments: 0..<24)
  func anywhere(seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    let blocks = try Data(contentsOf: URL(filePath: home.path)).count / 512
    for _ in 0..<3 {
      let garbage = (0..<512).map { _ in UInt8.random(in: 0...255, using: &generator) }
      try home.overwrite(at: Int.random(in: 0..<blocks, using: &generator) * 512, garbage)
    }
    let store = home.store()
    var isKept = false
    for _ in 0..<10 where !isKept {
      _ = await store.page("a", of: owner)
      store.keep("b", ["new"], of: owner)
      isKept = store.settle()
      isKept = await store.texts("b", of: owner) == ["new"] && isKept
    }
    #expect(isKept)
    #expect(home.problems.all.allSatisfy { $0 == damaged.first }, "\(home.problems.all)")
  }

  @Test("no more than two damaged files are kept, the last ones")
  func bound() throws {
    for round in 1...5 {
      try Data("garbage \(round)".utf8).write(to: URL(filePath: home.path))
      #expect(home.store { $0.checksFile = false }.end(within: .seconds(30)))
    }
    #expect(
      home.names == ["store.sqlite", "store.sqlite.damaged-1", "store.sqlite.damaged-2"])
    #expect(home.temporary.text(of: "state/quka-tui/store.sqlite.damaged-1") == "garbage 5")
    #expect(home.temporary.text(of: "state/quka-tui/store.sqlite.damaged-2") == "garbage 4")
  }

  @Test("a file that another process has replaced is not set aside, but followed")
  func replaced() async throws {
    let store = home.store { $0.checksFile = false }
    #expect(await store.chats(of: owner).count == 1)
    let old = try #require(FileIdentity(path: home.path))
    let file = StoreFile(path: home.path, identity: old)
    #expect(file.setAside(keeping: 2) == home.path + ".damaged-1")
    let other = home.store()
    other.keep("b", ["other"], of: owner)
    #expect(other.settle())
    #expect(file.setAside(keeping: 2) == nil)
    store.keep("c", ["mine"], of: owner)
    #expect(store.settle())
    #expect(await store.chats(of: owner).map(\.id.rawValue).sorted() == ["b", "c"])
    #expect(await other.chats(of: owner).map(\.id.rawValue).sorted() == ["b", "c"])
    #expect(home.problems.all.isEmpty)
  }

  @Test("a full disk costs what comes, not what is there; room made by deleting is used")
  func full() async throws {
    let store = home.store {
      $0.largestPageCount = 120
      $0.limits.retryDelay = .milliseconds(10)
    }
    store.keep(.keepPrompt("asked"), of: owner)
    #expect(store.settle())
    // What deletes is not given up with what comes beside it.
    store.keep(.forgetPrompts, of: owner)
    store.keep("b", (0..<400).map { "\($0) " + String(repeating: "y", count: 1_000) }, of: owner)
    #expect(!store.settle())
    #expect(home.problems.all == [.full])
    #expect(await store.texts("a", of: owner).count == 400)
    #expect(await store.page("b", of: owner) == MessagePage())
    #expect(store.settle())
    #expect(await store.prompts(of: owner).isEmpty)
    #expect(await store.chats(of: owner).count == 1)
    store.keep(.forgetChat(SessionID("a")), of: owner)
    store.keep("b", ["small"], of: owner)
    #expect(store.settle())
    #expect(await store.texts("b", of: owner) == ["small"])
    #expect(await store.chats(of: owner).count == 1)
  }
}
