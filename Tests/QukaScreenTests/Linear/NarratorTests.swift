import QukaChatTestSupport
import QukaScreenTestSupport
import QukaTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Screen-reader mode: what is told")
struct NarratorTests {
  @Test("the start, a question, its answer and the stop are told once each")
  func conversation() {
    var listener = Listener(app: .open())
    let start = listener.hear()
    #expect(start.hasPrefix("Quka, demo."))
    #expect(start.contains("Chat: Chat a\n"))
    #expect(listener.hear().isEmpty)
    listener.app.ask("Why?")
    #expect(listener.hear().contains("You: Why?\n"))
    listener.app.chat(.started("A"))
    listener.app.chat(.text("A", "First sentence. Second"))
    #expect(listener.hear() == "Assistant: First sentence. ")
    listener.app.escape()
    #expect(listener.hear().contains("\nStopping.\n"))
    listener.app.chat(.stopped("A", 22))
    let end = listener.hear()
    #expect(end.hasPrefix("Second\n"))
    #expect(end.contains("stopped · 22 characters"))
    #expect(listener.hear().isEmpty)
  }

  @Test("nothing is told twice and nothing is left out, whatever the cuts", arguments: 0..<20)
  func everyCharacterOnce(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = String(
      repeating: "Es war einmal ein Mädchen, das hieß 白雪公主。它住在山里！\nAnd then: “no” — 👩‍👩‍👧 e\u{301}. ",
      count: 6)
    var listener = Listener(app: .streaming(""))
    var heard = listener.hear()
    var rest = text.unicodeScalars[...]
    while !rest.isEmpty {
      let piece = rest.prefix(Int.random(in: 1...30, using: &random))
      rest = rest.dropFirst(piece.count)
      listener.app.chat(
        .text("A", String(piece), at: text.unicodeScalars.count - rest.count - piece.count))
      if Bool.random(using: &random) { heard += listener.hear() }
    }
    listener.app.chat(.done("A", text.unicodeScalars.count))
    heard += listener.hear()
    #expect(heard.contains("Assistant: " + text.dropLast() + "\n"))
  }

  @Test("an answer that turns out to have been thinking is followed by the whole answer")
  func withdrawn() {
    var listener = Listener(app: .streaming(""))
    listener.app.chat(.text("A", "It may be three or four. I count", at: 0))
    _ = listener.hear()
    listener.app.chat(
      .text("A", " again.\n</think>It is four, I am quite sure of that now.", at: 32))
    listener.app.chat(.done("A", 88))
    #expect(listener.hear().contains("It is four, I am quite sure of that now.\n"))
  }

  @Test("an outage is told once, without its counting")
  func outage() {
    var listener = Listener(app: .open())
    _ = listener.hear()
    listener.app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(9))))
    #expect(
      listener.hear().contains("Offline: The connection to the server was lost. Retrying."))
    listener.app.wait(.seconds(5))
    #expect(listener.hear().isEmpty)
    listener.app.reduce(.realtime(.connected))
    #expect(listener.hear().contains("Connected.\n"))
  }

  @Test("the list of chats is told row by row, the help and a deletion in words")
  func windows() {
    var listener = Listener(app: .open())
    _ = listener.hear()
    listener.app.press(Key(.tab))
    #expect(listener.hear() == "Chats, 1 of 3: Chat a\n")
    listener.app.press(Key(.down))
    #expect(listener.hear() == "Chats, 2 of 3: Chat b\n")
    listener.app.press(Key(.delete))
    #expect(listener.hear().hasPrefix("Delete “Chat b”?"))
    listener.app.escape()
    _ = listener.hear()
    listener.app.press(Key(.function(1)))
    #expect(listener.hear().hasPrefix("Keys; Esc closes them.\nEverywhere:\nEsc: stop"))
  }

  @Test("the help says where a key counts, and leaves out what only a screen could show")
  func help() throws {
    let help = HelpNarrator.words(AppDriver.open().state).split(separator: "\n")
    let input = try #require(help.firstIndex(of: "Input:"))
    let chats = try #require(help.firstIndex(of: "Chats:"))
    #expect(help[input..<chats].contains("Enter: send; while streaming or offline, queue"))
    #expect(help[chats...].contains("Enter: open it, or a folded day"))
    #expect(help.contains("PgUp: read the chat from its start"))
    for label in ["F2", "F4", "Ctrl-L", "Ctrl-B", "Ctrl-U Ctrl-D", "Home End"] {
      #expect(!help.contains { $0.hasPrefix(label + ":") })
    }
    for (line, next) in zip(help, help.dropFirst() + ["End:"]) where line.hasSuffix(":") {
      #expect(!next.hasSuffix(":"), "a heading without a key")
    }
  }

  @Test("links are told one by one, an address before it is opened, a source in full")
  func links() {
    let text = "See [the docs](https://example.org/a) and [a note](#knowledge-k)."
    var listener = Listener(app: .streaming(text))
    listener.app.chat(.done("A", text.unicodeScalars.count))
    _ = listener.hear()
    listener.app.press(.control("s"))
    #expect(listener.hear().contains("Link 1 of 2: the docs. Enter shows its address"))
    listener.app.press(.enter)
    #expect(listener.hear().contains("Link 1 of 2: https://example.org/a. Enter opens it"))
    listener.app.press(Key(.left))
    _ = listener.hear()
    listener.app.press(Key(.down))
    #expect(listener.hear().contains("Source 2 of 2: a note. Enter reads it"))
    listener.app.press(.enter)
    #expect(listener.hear().contains("The source is loading."))
    let id = KnowledgeID("k")
    let note = Knowledge(id: id, title: "Note", tags: [], text: "It says so.")
    listener.app.reduce(.knowledgeLoaded(id, .success(note)))
    #expect(listener.hear().contains("Source: Note\nIt says so.\nEnd of the source."))
  }

  @Test("an answer is heard as text, then how many links it has; the links say the same numbers")
  func answerAsText() {
    let text = "At https://example.org is **more**, see [the docs](https://example.org/a).\n"
    var listener = Listener(app: .streaming(text))
    _ = listener.hear()
    listener.app.chat(.done("A", text.unicodeScalars.count))
    #expect(listener.hear().hasSuffix("is more, see the docs [link 1].\n"))
    listener.app.wait(.seconds(2))
    #expect(listener.hear() == "End of the answer. 2 links. Ctrl-S reads them.\n")
    listener.app.press(.control("s"))
    _ = listener.hear()
    listener.app.press(Key(.down))
    #expect(listener.hear().hasPrefix("Link 2 of 2, in the text link 1: the docs."))
  }

  @Test(
    "a stop says all that had come",
    arguments: [
      ("One **two** thr", "One two thr\n"),
      ("```swift\nlet a = 1\nlet b", "Code, swift.\nlet a = 1\nlet b\nEnd of code.\n"),
      ("| A | B |\n|---|---|\n| 1 | 2 |\n| 3", "Row 1. A: 1; B: 2\nRow 2. A: 3\nEnd of table.\n"),
      ("- one\n- two *thr", "Item: one\nItem: two *thr\n"),
    ])
  func stopped(text: String, end: String) {
    var listener = Listener(app: .streaming(text))
    var heard = listener.hear()
    listener.app.escape()
    listener.app.chat(.stopped("A", text.unicodeScalars.count))
    heard += listener.hear()
    let parts = end.split(separator: "\n").filter { !heard.contains("\($0)\n") }
    #expect(parts.isEmpty, "\(heard)")
    #expect(heard.contains("stopped · "))
  }

  @Test("a chat that is left while an answer runs tells that answer from its start on the way back")
  func leftAndBack() {
    var listener = Listener(app: .streaming("One. Two **three"))
    _ = listener.hear()
    listener.app.press(Key(.down, .alt))
    _ = listener.hear()
    listener.app.press(Key(.up, .alt))
    listener.app.chat(.text("A", "**.", at: 16))
    listener.app.chat(.done("A", 19))
    #expect(listener.hear().contains("Assistant: One. Two three.\n"))
  }

  @Test("a chat that is opened begins with its last question; scrolling up reads all of it")
  func opening() {
    var listener = Listener(app: .connected(chats: ["a"]))
    _ = listener.hear()
    listener.app.press(Key(.down, .alt))
    listener.app.reduce(.realtime(.subscribed(SessionID("a"))))
    listener.app.reduce(
      .historyLoaded(
        SessionID("a"),
        .success([
          .make("1", .user, "First?"), .make("2", .assistant, "One."),
          .make("3", .user, "Second?"), .make("4", .assistant, "Two."),
        ])))
    listener.app.reduce(.laidOut(TranscriptMetrics(totalRows: 1_000, visibleRows: 10)))
    let opened = listener.hear()
    #expect(opened.contains("2 earlier entries"))
    #expect(opened.contains("You: Second?\nAssistant: Two.\n"))
    #expect(!opened.contains("First?"))
    listener.app.press(Key(.pageUp))
    let all = listener.hear()
    #expect(all.contains("You: First?\nAssistant: One.\nYou: Second?\nAssistant: Two.\n"))
    #expect(listener.hear().isEmpty)
  }
}

@Suite("Screen-reader mode: what is written")
struct LinearPageTests {
  @Test("typed text is followed at its end, and text that comes meanwhile goes above it")
  func draft() {
    var page = LinearPage()
    #expect(page.text(for: [], draft: "a") == "> a")
    #expect(page.text(for: [], draft: "ab") == "b")
    #expect(page.text(for: [], draft: "a") == "\u{8} \u{8}")
    #expect(page.text(for: [], draft: "a中") == "中")
    #expect(page.text(for: [], draft: "a") == "\u{8} \u{8}\u{8} \u{8}")
    #expect(page.text(for: [.piece("Some")], draft: "a") == "")
    #expect(page.text(for: [.piece(" text."), .end], draft: "a") == "\nSome text.\n> a")
    #expect(page.text(for: [.line("News")], draft: "a") == "\nNews\n> a")
    #expect(page.text(for: [], draft: "xa") == "\n> xa")
    #expect(page.text(for: [], draft: "") == "\n")
    #expect(page.text(for: [.piece("On")], draft: "") == "On")
    #expect(page.text(for: [.piece(" and on"), .end], draft: "") == " and on\n")
  }

  @Test("what cannot be wiped out is written anew: wrapped lines, sequences, tabs, other lines")
  func wiping() {
    var page = LinearPage()
    page.columns = 12
    _ = page.text(for: [], draft: "中文字母")
    #expect(page.text(for: [], draft: "中文") == String(repeating: "\u{8} \u{8}", count: 4))
    #expect(page.text(for: [], draft: "中文😀") == "😀")
    #expect(page.text(for: [], draft: "中文") == String(repeating: "\u{8} \u{8}", count: 2))
    _ = page.text(for: [], draft: "中文123456")
    #expect(page.text(for: [], draft: "中文12345") == "\n> 中文12345")
    #expect(page.text(for: [], draft: "中文1234") == "\u{8} \u{8}")
    for end in ["👩‍👩‍👧", "❤️", "e\u{301}", "🇩🇪", "\t"] {
      _ = page.text(for: [], draft: "a" + end)
      #expect(page.text(for: [], draft: "a") == "\n> a")
    }
    _ = page.text(for: [], draft: "a long line\nb")
    _ = page.text(for: [], draft: "a long line\nbc")
    #expect(page.text(for: [], draft: "a long line\nb") == "\u{8} \u{8}")
    #expect(page.text(for: [], draft: "a long line") == "\n> a long line")
  }

  @Test("what is being typed is repeated once the answer ends, not after each of its parts")
  func repeated() {
    var page = LinearPage()
    let part = String(repeating: "word ", count: LinearPage.patience / 5) + "end. "
    #expect(page.text(for: [], draft: "typed", isMoreComing: true) == "> typed")
    #expect(page.text(for: [.piece(part)], draft: "typed", isMoreComing: true) == "\n" + part)
    for _ in 0..<5 {
      #expect(page.text(for: [.piece(part)], draft: "typed", isMoreComing: true) == part)
    }
    #expect(
      page.text(for: [.piece("More.")], draft: "typed!", isMoreComing: true)
        == "More.\n> typed!")
    #expect(page.text(for: [.piece(" Rest")], draft: "typed!", isMoreComing: true) == "")
    #expect(
      page.text(for: [.line("Tool: done.")], draft: "typed!", isMoreComing: true)
        == "\n Rest\nTool: done.\n")
    #expect(page.text(for: [], draft: "typed!", isMoreComing: true) == "")
    #expect(page.text(for: [.piece("End."), .end], draft: "typed!") == "End.\n> typed!")
    #expect(page.text(for: [], draft: "typed!") == "")
  }

  @Test("no escape sequence of a server or a paste gets through")
  func gate() {
    var page = LinearPage()
    let text = page.text(
      for: [.line("a\u{1B}[2Jb"), .piece("\u{9B}31m\u{7}"), .end], draft: "\u{1B}]0;x\u{7}")
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x7F })
    #expect(!text.unicodeScalars.contains { (0x80..<0xA0).contains($0.value) })
  }

  @Test("the end of an answer that was heard is said, and so is that Esc came after it")
  func ending() {
    var listener = Listener(app: .streaming("All of it."))
    _ = listener.hear()
    listener.app.chat(.done("A", 10))
    #expect(listener.hear().hasSuffix("All of it.\n"), "another round may follow")
    listener.app.escape()
    #expect(!listener.hear().contains("Stopping"))
    listener.app.wait(.seconds(2))
    #expect(listener.hear() == "End of the answer.\n")
    listener.app.wait(.seconds(60))
    #expect(listener.hear() == "")
  }

  @Test("the end is said once, after the last round, however many rounds and DONEs there are")
  func endingOfRounds() {
    var listener = Listener(app: .streaming("See [this](https://example.org)."))
    var heard = listener.hear()
    let rest: [ChatEvent] = [
      .done("A", 32), .tool("T"), .using("T"), .result("T"), .toolDone(MessageID("T")),
      .started("B"), .text("B", "So it is."), .done("B", 9), .done("B", 9), .text("B", "!", at: 9),
      .done("B", 10),
    ]
    for event in rest {
      listener.app.chat(event)
      heard += listener.hear()
      #expect(!heard.contains("End of the answer."))
    }
    listener.app.wait(.seconds(2))
    heard += listener.hear()
    #expect(
      heard.hasSuffix("So it is.!\nEnd of the answer.\n")
        || heard.hasSuffix("\n!\nEnd of the answer.\n"))
    #expect(
      heard.contains("1 link. Ctrl-S reads them.\n"), "of the first round, when the second began")
    listener.app.reduce(
      .historyLoaded(
        SessionID("a"),
        .success([
          .make("q0", .user, "Why?"), .make("A", .assistant, "See [this](https://example.org)."),
          .make("B", .assistant, "So it is.!"),
        ])))
    listener.app.wait(.seconds(60))
    #expect(!listener.hear().contains("End of"))
  }

  @Test(
    "an answer of an earlier run is told as incomplete, without an end; one that runs on has its end"
  )
  func quiet() {
    var app = AppDriver.open()
    app.reduce(
      .historyLoaded(
        SessionID("a"),
        .success([.make("q", .user, "Why?"), .make("A", .assistant, "Half", .generating)])))
    var listener = Listener(app: app)
    #expect(listener.hear().contains("Waiting for the answer.\n"))
    listener.app.wait(.seconds(4))
    let heard = listener.hear()
    #expect(heard.contains("Assistant: Half\nincomplete · how it ended is not known\n"))
    #expect(!heard.contains("End of"))
    listener.app.chat(.text("A", " and all.", at: 4))
    listener.app.chat(.done("A", 13))
    listener.app.wait(.seconds(2))
    #expect(listener.hear().hasSuffix("and all.\nEnd of the answer.\n"))
  }

  @Test("a tool without news is told once")
  func withoutNews() {
    var app = AppDriver.open()
    var tool = Message.make("T", .tool, "", .generating)
    tool.tool = ToolTips(id: "T", name: "Search", arguments: "", content: "Using tool: Search")
    app.reduce(.historyLoaded(SessionID("a"), .success([.make("q", .user, "Why?"), tool])))
    var listener = Listener(app: app)
    #expect(listener.hear().contains("Tool Search: running.\n"))
    listener.app.wait(.seconds(4))
    #expect(listener.hear() == "No news of the answer. It may still be running.\n")
    listener.app.wait(.seconds(60))
    #expect(listener.hear() == "")
  }

  @Test("Ctrl-O is told, and then thinking, what tools found, and lengths are read")
  func details() {
    var app = AppDriver.streaming("<think>first this</think>So it is.")
    app.chat(.done("A", 38))
    var listener = Listener(app: app)
    #expect(!listener.hear().contains("first this"))
    listener.app.press(.control("o"))
    let heard = listener.hear()
    #expect(heard.contains("Details on:"))
    #expect(
      heard.contains("Thought: first this\n") && heard.contains("The answer: 9 characters"))
    #expect(listener.hear().isEmpty)
    listener.app.press(.control("o"))
    #expect(listener.hear().contains("Details off."))
  }

  @Test("with details, thinking is read before its answer")
  func liveDetails() {
    var listener = Listener(app: .streaming("<think>first this"))
    listener.app.press(.control("o"))
    #expect(!listener.hear().contains("first this"))
    listener.app.chat(.text("A", "</think>So it is.", at: 17))
    listener.app.chat(.done("A", 34))
    let heard = listener.hear()
    #expect(
      heard.contains("Thought: first this\nAssistant: So it is.\nThe answer: 9 characters"))
  }
}
