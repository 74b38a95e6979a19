import QukaTestSupport
import QukaWire
import Testing

@testable import QukaStore

@Suite("Finding what was said", .timeLimit(.minutes(1))) struct FindingTests {
  private let home: StoreHome
  private let store: Store
  private let owner = StoreOwner.make()

  init() throws {
    home = try StoreHome()
    store = home.store()
  }

  @Test(
    "texts are found as in a chat: two Chinese characters, one, parts of words, across marks and lines",
    arguments: [
      ("数据", true), ("据", true), ("的", false), ("ROWSER", false), ("rowser", true),
      ("cafe", true), ("Café", true), ("cafe\u{301}s", false), ("fett gedruckt", true),
      ("**Fett**", true), ("Fett* ", false), ("line two", true), ("e", true), ("q", false),
      ("lo", true), ("->", true), ("=>", false), ("Zwei  Wörter", true), ("wörter", true),
      ("worter", true), ("🙂", true), ("", false), (" ", true), ("\"", false), ("\0", false),
    ])
  func matching(query: String, isFound: Bool) async {
    let text = """
      大数据库, Browser; Café -> **Fett** gedruckt: one line
      two. Zwei\tWörter 🙂 lo
      """
    store.keep("a", [text], of: owner)
    #expect(store.settle())
    let found = await store.found(query, of: owner)
    #expect(found.messages.count == (isFound ? 1 : 0))
    #expect(found.chats.isEmpty || query == "e" || query == " ")
    #expect(found.more == nil)
    #expect(home.problems.all.isEmpty)
  }

  @Test("a result has its chat, its place and the text around the match")
  func result() async throws {
    let text =
      String(repeating: "vorher ", count: 40) + "das Wórt" + String(repeating: " 后", count: 300)
    store.keep("a", ["first", text + " wort", "last"], at: 7, of: owner)
    #expect(store.settle())
    let found = try #require(await store.found("wort", of: owner).messages.first)
    #expect(found.chat == .make("a", at: 7))
    #expect(found.id == MessageID("a-1"))
    #expect(found.role == .assistant)
    #expect(found.sentAt == 1)
    #expect(found.count == 2)
    #expect(found.excerpt.matched == "Wórt")
    #expect(found.excerpt.isCutBefore && found.excerpt.isCutAfter)
    #expect(text.contains(found.excerpt.text))
    #expect((100...400).contains(found.excerpt.text.unicodeScalars.count))
    let page = await store.page("a", of: owner, before: found.behind)
    #expect(page.messages.map(\.message.id.rawValue) == ["a-0", "a-1"])
  }

  @Test(
    "an excerpt holds whole characters",
    arguments: [
      ("👨‍👩‍👧 e\u{301}x", "e", "e\u{301}"), ("xﬁy", "i", "ﬁ"), ("가각", "각", "각"),
      ("a" + String(repeating: "\u{301}", count: 5_000) + "b", "b", "b"), ("b", "b", "b"),
    ])
  func characters(text: String, query: String, match: String) throws {
    let excerpt = try #require(SearchQuery(query).excerpt(of: text)?.excerpt)
    #expect(Array((excerpt.matched ?? "").utf8) == Array(match.utf8))
  }

  @Test("titles are found too, the chat that changed last first, and nobody's but the owner's")
  func titles() async {
    for (index, title) in ["Über Datenbanken", "数据库", "datenbank", "other"].enumerated() {
      store.keep(.keepChat(.make("\(index)", title: title, at: index)), of: owner)
    }
    store.keep(.keepChat(.make("x", title: "Datenbank")), of: .make("v"))
    store.keep("y", ["datenbank"], of: .make("v"))
    #expect(store.settle())
    #expect(await store.found("datenbank", of: owner).chats.map(\.id.rawValue) == ["2", "0"])
    #expect(await store.found("数据", of: owner).chats.map(\.id.rawValue) == ["1"])
    #expect(await store.found("datenbank", of: owner, limit: 1).chats.map(\.id.rawValue) == ["2"])
    #expect(await store.found("n", of: owner).chats.map(\.id.rawValue) == ["2", "0"])
    store.keep(.keepChat(.make("2", title: "renamed", at: 2)), of: owner)
    store.keep(.forgetChat(SessionID("1")), of: owner)
    #expect(store.settle())
    #expect(await store.found("datenbank", of: owner).chats.map(\.id.rawValue) == ["0"])
    #expect(await store.found("renamed", of: owner).chats.map(\.id.rawValue) == ["2"])
    #expect(await store.found("数据", of: owner).chats.isEmpty)
    #expect(await store.found("datenbank", of: owner).messages.isEmpty)
    #expect(await store.found("datenbank", of: .make("w")) == SearchPage())
  }

  @Test("what a tool answered is not searched")
  func tools() async {
    store.keep("a", [], of: owner)
    var call = Message.make(1, "needle", in: "a", role: .tool)
    call.tool = ToolTips(id: "t", name: "needle", arguments: "needle", content: "needle")
    var plain = Message.make(2, "needle", in: "a", role: .tool)
    store.keep(.keepMessages([call, plain], in: SessionID("a")), of: owner)
    #expect(store.settle())
    for query in ["needle", "e"] {
      #expect(await store.found(query, of: owner).messages.isEmpty)
    }
    plain.role = .assistant
    store.keep(.keepMessages([plain], in: SessionID("a")), of: owner)
    #expect(store.settle())
    #expect(await store.found("needle", of: owner).messages.map(\.id.rawValue) == ["a-2"])
  }

  @Test("what changed is found as it is now; what was deleted is not found, nor in the index")
  func changes() async throws {
    store.keep("a", ["first one", "second one", "third one"], of: owner)
    store.keep("b", ["first two", "second two"], of: owner)
    #expect(store.settle())
    let chat = SessionID("a")
    store.keep(.keepMessages([.make(0, "replaced", in: "a")], in: chat), of: owner)
    store.keep(.forgetMessage(MessageID("a-1"), in: chat), of: owner)
    store.keep(.forgetChat(SessionID("b")), of: owner)
    #expect(store.settle())
    for (query, ids) in [
      ("first", []), ("second", []), ("replaced", ["a-0"]), ("third", ["a-2"]), ("one", ["a-2"]),
    ] {
      #expect(await store.found(query, of: owner).messages.map(\.id.rawValue) == ids, "\(query)")
    }
    store.keep(.forgetMessage(MessageID("a-0"), in: chat), of: owner)
    store.keep(.forgetMessage(MessageID("a-2"), in: chat), of: owner)
    store.keep(.keepPage([.make(9, "other", in: "a")], in: chat), of: owner)
    #expect(store.settle())
    #expect(await store.found("third", of: owner).messages.isEmpty)
    #expect(await store.found("other", of: owner).messages.map(\.id.rawValue) == ["a-9"])
    let connection = try home.connection()
    for piece in ["fir", "sec", "thi", "one", "rep"] {
      #expect(
        try connection.rows(SQL.candidates, [.text("\"\(piece)\""), .integer(9)]) { _ in }.isEmpty)
    }
  }

  @Test(
    "newest chats first, in a chat the newest message; pages lead to each result once",
    arguments: [(0, 0), (0, 100), (100, 100)])
  func order(sorted: Int, remembered: Int) async throws {
    let home = try StoreHome()
    let store = home.store {
      $0.limits.search.sorted = sorted
      $0.limits.search.remembered = remembered
    }
    for (time, chat) in ["b", "c", "a"].enumerated() {
      store.keep(chat, (0..<7).map { "needle \($0)" } + ["none"], at: time, of: owner)
    }
    #expect(store.settle())
    var (ids, place, pages) = ([String](), SearchCursor?.none, 0)
    repeat {
      let page = await store.found("needle", of: owner, after: place, limit: 4)
      ids += page.messages.map(\.id.rawValue)
      place = page.more
      pages += 1
    } while place != nil && pages < 20
    let expected = ["a", "c", "b"].flatMap { chat in (0..<7).reversed().map { "\(chat)-\($0)" } }
    #expect(ids == expected)
  }

  @Test(
    "a query shorter than a piece is found once at each place, whether the index is asked or not",
    arguments: ["z", "zz", "据"], [0, 100, 150, 1_000])
  func short(query: String, tried: Int) async throws {
    let home = try StoreHome()
    let store = home.store { $0.limits.search.tried = tried }
    let texts = (0..<12).map { $0.isMultiple(of: 3) ? "zz 据 \($0)" : "\($0)" }
    store.keep("a", texts, of: owner)
    #expect(store.settle())
    for limit in [1, 2, 3, 4, 5] {
      var (ids, place) = ([String](), SearchCursor?.none)
      repeat {
        let page = await store.found(query, of: owner, after: place, limit: limit)
        ids += page.messages.map(\.id.rawValue)
        place = page.more
      } while place != nil && ids.count < 20
      #expect(ids == ["a-9", "a-6", "a-3", "a-0"])
    }
  }

  @Test("a search that has read enough answers with what it has, and where to go on")
  func budget() async throws {
    let home = try StoreHome()
    let store = home.store { $0.limits.search.steps = 150 }
    store.keep("a", ["z here"] + (0..<12).map { "\($0)" }, of: owner)
    #expect(store.settle())
    var (found, place, pages) = ([String](), SearchCursor?.none, 0)
    repeat {
      let page = await store.found("z", of: owner, after: place)
      found += page.messages.map(\.id.rawValue)
      place = page.more
      pages += 1
    } while place != nil && pages < 20
    #expect(found == ["a-0"])
    #expect(pages == 3)
  }

  @Test("hostile text is found and asks nothing else of the database")
  func hostile() async {
    let texts = [
      "a\0b", "'; DROP TABLE chat; --", "\"quoted\" OR \"x\"", "\u{1B}[2J\r\n\tred",
      "NEAR(a b, 2)", "pieces: x", "^start", "\u{FFFD}\u{10FFFF}x", "?1 :a @b $c", "(((", "a* b",
    ]
    store.keep("a", texts, of: owner)
    #expect(store.settle())
    for (index, text) in texts.enumerated() {
      let ids = await store.found(text, of: owner).messages.map(\.id.rawValue)
      #expect(ids == ["a-\(index)"], "\(text)")
    }
    #expect(home.problems.all.isEmpty)
  }

  @Test("the index loses nothing that reading everything finds", arguments: 0..<4)
  func law(seed: UInt64) async throws {
    let letters = ["a", "b", "B", "é", " ", "\n", "数", "据", "，", "-", "*", "ß", "ﬁ", "각", "1"]
    var random = SeededGenerator(seed: seed)
    func text(_ length: Int) -> String {
      (0..<length).map { _ in letters.randomElement(using: &random) ?? "" }.joined()
    }
    let texts = (0..<150).map { _ in text(Int.random(in: 0..<40, using: &random)) }
    store.keep("a", texts, of: owner)
    // Some are written again.
    let again = (0..<30).map { Message.make($0 * 3, texts[$0 * 3 + 1], in: "a") }
    store.keep(.keepMessages(again, in: SessionID("a")), of: owner)
    #expect(store.settle())
    let kept = await store.texts("a", of: owner)
    for _ in 0..<150 {
      let query = text(Int.random(in: 1..<6, using: &random))
      let pattern = SearchQuery(query)
      let expected = kept.indices.filter { !pattern.isEmpty && pattern.isIn(kept[$0]) }
      let found = await store.found(query, of: owner, limit: 1_000).messages
      #expect(found.map(\.sentAt) == expected.reversed(), "\(query.debugDescription)")
    }
  }
}
