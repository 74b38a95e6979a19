import QukaTestSupport
import QukaWire
import Testing

@testable import QukaStore

@Suite("What is kept", .timeLimit(.minutes(1))) struct ContentTests {
  private let home: StoreHome
  private let store: Store
  private let owner = StoreOwner.make()

  init() throws {
    home = try StoreHome()
    store = home.store()
  }

  @Test("chats come in the order of their last change; one is replaced by its id, and deleted")
  func chats() async {
    for (index, id) in ["a", "b", "c"].enumerated() {
      store.keep(.keepChat(.make(id, at: 10 + index)), of: owner)
    }
    #expect(store.settle())
    #expect(await store.chats(of: owner).map(\.id.rawValue) == ["c", "b", "a"])
    #expect(await store.chats(of: owner, limit: 1).map(\.id.rawValue) == ["c"])

    let renamed = ChatSession(id: SessionID("a"), title: "new", createdAt: 2, latestAccessAt: 99)
    store.keep(.keepMessages([.make(1, "text", in: "a")], in: SessionID("a")), of: owner)
    store.keep(.keepDraft(StoredDraft(chat: SessionID("b"), text: "draft")), of: owner)
    store.keep(.keepChat(renamed), of: owner)
    store.keep(.forgetChat(SessionID("b")), of: owner)
    #expect(store.settle())
    #expect(await store.chats(of: owner) == [renamed, .make("c", at: 12)])
    #expect(await store.texts("a", of: owner) == ["text"])
    // What was typed there is not the server's to delete.
    #expect(await store.drafts(of: owner).map(\.text) == ["draft"])
  }

  @Test("a message comes back with all that shows it")
  func messages() async throws {
    var question = Message.make(1, "a question", in: "a", role: .user)
    question.attachments = [Attachment(.picture, name: "p.png"), Attachment(.file, name: "")]
    var call = Message.make(2, "", in: "a", role: .tool)
    call.progress = .failed
    call.tool = ToolTips(id: "t", name: "search", arguments: "{\"q\":1}", content: "found")
    var answer = Message.make(3, "an answer", in: "a")
    answer.progress = .canceled
    store.keep("a", [], of: owner)
    store.keep(.keepMessages([answer, question, call], in: SessionID("a")), of: owner)
    #expect(store.settle())
    #expect(await store.page("a", of: owner).messages.map(\.message) == [question, call, answer])

    question.attachments = [Attachment(.file, name: "other")]
    question.text = "another"
    store.keep(.keepMessages([question], in: SessionID("a")), of: owner)
    store.keep(.forgetMessage(call.id, in: SessionID("a")), of: owner)
    #expect(store.settle())
    #expect(await store.page("a", of: owner).messages.map(\.message) == [question, answer])

    store.keep(.forgetMessage(question.id, in: SessionID("a")), of: owner)
    #expect(store.settle())
    #expect(try home.connection().integer("SELECT count(*) FROM attachment") == 0)
  }

  @Test("a chat that is not kept takes no messages")
  func noChat() async {
    store.keep(.keepMessages([.make(1, "lost", in: "a")], in: SessionID("a")), of: owner)
    #expect(store.settle())
    #expect(await store.page("a", of: owner) == MessagePage())
    #expect(home.problems.all.isEmpty)
  }

  @Test("pages lead from the end to the start, each message once, also with equal sequences")
  func pages() async {
    store.keep("a", [], of: owner)
    var messages = (0..<25).map { Message.make($0, "\($0)", in: "a") }
    for index in 5..<15 { (messages[index].sequence, messages[index].sentAt) = (5, 7) }
    messages[14].sentAt = 6
    store.keep(.keepMessages(messages, in: SessionID("a")), of: owner)
    #expect(store.settle())
    var page = await store.page("a", of: owner, limit: 10)
    var texts = page.messages.map(\.message.text)
    var count = 1
    while let earlier = page.earlier {
      page = await store.page("a", of: owner, before: earlier, limit: 10)
      texts = page.messages.map(\.message.text) + texts
      count += 1
    }
    #expect(count == 3)
    let order = Array(0..<5) + [14] + Array(5..<14) + Array(15..<25)
    #expect(texts == order.map { "\($0)" })
  }

  @Test(
    "a tool's result is cut to 4 KB, between characters",
    arguments: [
      (String(repeating: "x", count: 4_096), 4_096), (String(repeating: "x", count: 5_000), 4_096),
      (String(repeating: "é", count: 4_000), 4_096), (String(repeating: "漢", count: 4_000), 4_095),
      (String(repeating: "👨‍👩‍👧‍👦", count: 400), 4_075),
      ("e" + String(repeating: "\u{301}", count: 9_000), 4_095),
    ])
  func cutting(result: String, bytes: Int) async throws {
    var call = Message.make(1, "{\"tool_name\":…}", in: "a", role: .tool)
    call.tool = ToolTips(id: "t", name: "n", arguments: "{}", content: result)
    let plain = Message.make(2, result, in: "a", role: .tool)
    let answer = Message.make(3, result, in: "a")
    store.keep("a", [], of: owner)
    store.keep(.keepMessages([call, plain, answer], in: SessionID("a")), of: owner)
    #expect(store.settle())
    let stored = await store.page("a", of: owner).messages
    try #require(stored.count == 3)
    for (stored, kept) in zip(stored, [stored[0].message.tool?.content, stored[1].message.text]) {
      #expect(kept?.utf8.count == bytes)
      #expect(result.utf8.starts(with: (kept ?? "none").utf8))
      #expect(stored.cutBytes == result.utf8.count - bytes)
    }
    #expect(stored[0].message.text.isEmpty)
    #expect(stored[2] == StoredMessage(answer))
  }

  @Test("a draft for each chat and one for the new chat; an empty one is none")
  func drafts() async {
    for chat in [SessionID("b"), nil, SessionID("a")] {
      store.keep(.keepDraft(StoredDraft(chat: chat, text: "first")), of: owner)
    }
    store.keep(.keepDraft(StoredDraft(chat: nil, text: "second")), of: owner)
    #expect(store.settle())
    #expect(
      await store.drafts(of: owner) == [
        StoredDraft(chat: nil, text: "second"), StoredDraft(chat: SessionID("a"), text: "first"),
        StoredDraft(chat: SessionID("b"), text: "first"),
      ])
    store.keep(.keepDraft(StoredDraft(chat: SessionID("a"), text: "")), of: owner)
    store.keep(.forgetDraft(in: nil), of: owner)
    #expect(store.settle())
    #expect(await store.drafts(of: owner) == [StoredDraft(chat: SessionID("b"), text: "first")])
  }

  @Test("prompts: newest first, none twice in a row, none that begins with a blank, not too many")
  func prompts() async throws {
    let home = try StoreHome()
    let store = home.store {
      $0.limits.prompts = 4
      $0.limits.promptBytes = 10
    }
    for text in [
      "a", "a", " b", "\tb", "\u{A0}b", "\nb", "", "b", "a", "é", "e\u{301}", "e\u{301}",
    ] {
      store.keep(.keepPrompt(text), of: owner)
    }
    store.keep(.keepPrompt(String(repeating: "x", count: 11)), of: owner)
    #expect(store.settle())
    let bytes = await store.prompts(of: owner).map { Array($0.utf8) }
    #expect(bytes == ["e\u{301}", "é", "a", "b"].map { Array($0.utf8) })
    store.keep(.keepPrompt("c"), of: owner)
    store.keep(.forgetPrompt("a"), of: owner)
    #expect(store.settle())
    #expect(await store.prompts(of: owner) == ["c", "e\u{301}", "é"])
    store.keep(.forgetPrompts, of: owner)
    #expect(store.settle())
    #expect(await store.prompts(of: owner).isEmpty)
  }

  @Test("when there is too much, the chats that changed longest ago go; drafts and prompts stay")
  func size() async throws {
    let home = try StoreHome()
    let limit = 1 << 20
    let store = home.store { $0.limits.fileBytes = limit }
    store.keep(.keepPrompt("asked"), of: owner)
    store.keep(.keepDraft(StoredDraft(chat: SessionID("0"), text: "draft")), of: owner)
    // The first one changed last.
    for index in 0..<40 {
      let time = index == 0 ? 1_000 : index
      store.keep("\(index)", [String(repeating: "x", count: 60_000)], at: time, of: owner)
      if index % 5 == 4 { #expect(store.settle()) }
    }
    let chats = await store.chats(of: owner).compactMap { Int($0.id.rawValue) }
    #expect(chats.first == 0)
    #expect(Array(chats.dropFirst()) == Array((41 - chats.count...39).reversed()))
    #expect((10...17).contains(chats.count))
    #expect(await store.prompts(of: owner) == ["asked"])
    #expect(await store.drafts(of: owner).map(\.text) == ["draft"])
    let bytes = try home.connection().contentBytes
    #expect(bytes <= limit)
    #expect(store.end(within: .seconds(30)))

    let smaller = home.store { $0.limits.fileBytes = limit / 4 }
    smaller.keep(.keepPrompt("next"), of: owner)
    #expect(smaller.end(within: .seconds(30)))
    #expect(try home.connection().fileBytes <= limit / 4)
    #expect(home.problems.all.isEmpty)
  }

  @Test("hostile text comes back as it was")
  func hostile() async {
    let texts = [
      "", "\0", "a\0b", "'; DROP TABLE chat; --", "\"", "\u{1B}[2J\r\n\t", "\u{FEFF}x",
      "\u{FFFD}\u{10FFFF}", "e\u{301}é", "?1 :a @b $c", String(repeating: "漢", count: 1_700_000),
    ]
    let owner = StoreOwner(
      server: "a\0b", user: "'\"", space: SpaceID("\u{1B}"), fingerprint: "\0\0")
    for (index, text) in texts.enumerated() {
      let id = "\(index)\0'"
      store.keep(.keepChat(.make(id, title: text)), of: owner)
      var message = Message.make(1, text, in: id)
      message.attachments = [Attachment(.file, name: text)]
      message.id = MessageID("\0\(index)")
      store.keep(.keepMessages([message], in: SessionID(id)), of: owner)
      store.keep(.keepDraft(StoredDraft(chat: SessionID(id), text: text)), of: owner)
      #expect(store.settle())
      let stored = await store.page(id, of: owner).messages.map(\.message)
      #expect(stored.map(\.id) == [message.id])
      #expect(stored.map { Array($0.text.utf8) } == [Array(text.utf8)])
      #expect(stored.first.map { Array($0.attachments[0].name.utf8) } == Array(text.utf8))
      let drafts = await store.drafts(of: owner).filter { $0.chat == SessionID(id) }
      #expect(drafts.map { Array($0.text.utf8) } == (text.isEmpty ? [] : [Array(text.utf8)]))
      let titles = await store.chats(of: owner).filter { $0.id == SessionID(id) }.map(\.title)
      #expect(titles.map { Array($0.utf8) } == [Array(text.utf8)])
    }
    var other = owner
    (other.server, other.fingerprint) = ("a", "")
    #expect(await store.chats(of: other).isEmpty)
  }
}
