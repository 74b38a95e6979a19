import QukaTestSupport
import QukaWire
import Testing

@testable import QukaStore

@Suite("Drafts on the disk", .timeLimit(.minutes(1))) struct StoredDraftTests {
  private let home: StoreHome
  private let owner = StoreOwner.make()

  init() throws { home = try StoreHome() }

  private var folder: String { home.temporary.path + "/state/quka-tui" }

  @Test("text, caret and what waits, with its options, of each program and each new chat")
  func contents() async {
    let store = home.store()
    let drafts = [
      StoredDraft(
        place: StoredDraft.Place(writer: 0, chat: nil, number: 1), text: "",
        waiting: [StoredDraft.Question(text: "q\0", options: ["search", "thinking"])]),
      StoredDraft(place: StoredDraft.Place(writer: 0, chat: nil, number: 2), text: "b", caret: 0),
      StoredDraft(
        place: StoredDraft.Place(writer: 0, chat: SessionID("a")), text: "c", caret: 1,
        waiting: [StoredDraft.Question(text: "1"), StoredDraft.Question(text: "2")]),
      StoredDraft(place: StoredDraft.Place(writer: 7, chat: SessionID("a")), text: "d"),
    ]
    for draft in drafts.reversed() { store.keep(.keepDraft(draft), of: owner) }
    store.keep(.keepDraft(drafts[2]), of: owner)
    #expect(store.settle())
    #expect(await store.drafts(of: owner) == drafts)
    store.keep(.forgetDraft(drafts[2].place), of: owner)
    var empty = drafts[0]
    empty.waiting = []
    store.keep(.keepDraft(empty), of: owner)
    #expect(store.settle())
    #expect(await store.drafts(of: owner) == [drafts[1], drafts[3]])
    store.signOut(owner)
    #expect(store.settle())
    #expect(await store.drafts(of: owner).isEmpty)
  }

  @Test("where the pictures of each text are, and how they are known again; they go with it")
  func pictures() async throws {
    func picture(_ name: String) -> Picture {
      Picture(
        path: "/home/\(name)", name: name, bytes: 31_457_280, format: .webp,
        changedAt: 1_796_000_000_123_456_789)
    }
    let store = home.store()
    let place = StoredDraft.Place(writer: 3, chat: nil, number: 1)
    let drafts = [
      StoredDraft(
        place: place, text: "",
        waiting: [
          StoredDraft.Question(text: "1", pictures: [picture("b"), picture("a")]),
          StoredDraft.Question(text: "2"),
          StoredDraft.Question(text: "3", pictures: [picture("c")]),
        ]),
      StoredDraft(
        place: StoredDraft.Place(writer: 3, chat: nil, number: 2), text: "",
        pictures: [picture("字\u{202E}\n"), picture("d")]),
    ]
    for draft in drafts { store.keep(.keepDraft(draft), of: owner) }
    #expect(store.settle())
    #expect(await store.drafts(of: owner) == drafts)
    store.keep(.forgetDraft(place), of: owner)
    #expect(store.settle())
    #expect(await store.drafts(of: owner) == [drafts[1]])
    store.signOut(owner)
    #expect(store.settle())
    #expect(try home.connection().integer("SELECT count(*) FROM draft_picture") == 0)
  }

  @Test("a chat that is forgotten leaves what was typed there")
  func forgotten() async {
    let store = home.store()
    store.keep("a", ["text"], of: owner)
    store.keep(.keepDraft(StoredDraft(chat: SessionID("a"), text: "mine")), of: owner)
    store.keep(.forgetChat(SessionID("a")), of: owner)
    #expect(store.settle())
    #expect(await store.drafts(of: owner).map(\.text) == ["mine"])
  }

  @Test("drafts of the schema before come along")
  func older() async throws {
    let old = home.store {
      $0.checksFile = false
      $0.migrations = Array(Schema.migrations.prefix(3))
    }
    old.keep("a", [], of: owner)
    #expect(old.end(within: .seconds(30)))
    let connection = try home.connection()
    try connection.run(
      "INSERT INTO draft SELECT key, ?, 'former' FROM owner", .key("a"))
    let store = home.store()
    #expect(store.settle())
    #expect(
      await store.drafts(of: owner) == [StoredDraft(chat: SessionID("a"), text: "former")])
  }

  @Test("programs at once have numbers of their own; one that has ended leaves its drafts")
  func writers() throws {
    let first = DraftWriters(folder: folder)
    #expect(first.own == 0 && first.own == 0)
    var second: DraftWriters? = DraftWriters(folder: folder)
    #expect(second?.own == 1)
    let third = DraftWriters(folder: folder)
    #expect(third.own == 2)
    #expect(third.holds(2) && !third.holds(1) && !third.holds(0))
    #expect(!third.takesOver([0, 1, 2]))
    second = nil
    #expect(third.takesOver([0, 1, 2]))
    #expect(!third.takesOver([0, 1, 2]), "they are its own now")
    #expect(third.holds(1) && !first.holds(1))
    #expect(DraftWriters(folder: folder).own == 3)
  }

  @Test("where there are no locks, one program has everything, and asking ends")
  func withoutLocks() {
    for folder in [nil, "/dev/null/nowhere"] as [String?] {
      let writers = DraftWriters(folder: folder)
      #expect(writers.own == 0 && writers.holds(5))
      _ = writers.takesOver([0, 5, 9])
      #expect(!writers.takesOver([0, 5, 9]))
    }
  }

  @Test("prompts are read as far as a memory should hold them")
  func promptBytes() async {
    let store = home.store { $0.limits.readPromptBytes = 10 }
    for text in ["aaaa", "bbbb", "cccc"] { store.keep(.keepPrompt(text), of: owner) }
    #expect(store.settle())
    #expect(await store.prompts(of: owner) == ["cccc", "bbbb"])
  }
}
