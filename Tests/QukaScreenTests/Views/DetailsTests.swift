import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

@Suite("Thinking and tool calls") struct DetailsTests {
  static let small = Size(columns: 40, rows: 20)

  /// The transcript's rows on a screen without the list, without blank rows at the end.
  static func transcript(_ app: AppDriver) -> [String] {
    var app = app
    app.change { $0.isListWanted = false }
    var rows = app.screen.split(separator: "\n", omittingEmptySubsequences: false)
      .dropFirst().dropLast().map(String.init)
    if let rule = rows.lastIndex(where: { $0.contains("───") }) {
      rows.removeLast(rows.count - rule)
    }
    // The word at the end of a running turn is not what these tests are about.
    while rows.last?.isEmpty == true || rows.last == "   waiting…" { rows.removeLast() }
    return rows
  }

  static func toolCall(_ content: String, arguments: String = #"{"query":"backup policy"}"#)
    -> ChatEvent
  {
    .toolUpdated(
      MessageID("T"),
      ToolTips(id: "T", name: "SearchUserKnowledges", arguments: arguments, content: content),
      progress: .completed)
  }

  // MARK: - Thinking

  @Test("while it thinks, the last rows show; once it answers, one line with size and time")
  func thinking() {
    var app = AppDriver.streaming("<think>one\ntwo\nthree\nfour\nfive", size: Self.small)
    #expect(
      Self.transcript(app) == [
        " › Why?", "", "   ◦ thinking…", "     two", "     three", "     four", "     five",
      ])
    app.wait(.seconds(3))
    app.chat(.text("A", "</think>So it is.", at: 30))
    #expect(
      Self.transcript(app) == [
        " › Why?", "", "   ◦ thought for 3 s · 23 characters", "", "   So it is.",
      ])
  }

  @Test("Ctrl-O shows all of it, and folds it again")
  func expanded() {
    var app = AppDriver.streaming("<think>one\ntwo</think>Yes.", size: Self.small)
    app.press(.control("o"))
    #expect(
      Self.transcript(app) == [
        " › Why?", "", "   ◦ thought · 7 characters", "     one", "     two", "", "   Yes.",
      ])
    app.press(.control("o"))
    #expect(Self.transcript(app).contains("   ◦ thought · 7 characters"))
    #expect(!Self.transcript(app).contains("     one"))
  }

  @Test("thinking that a stop cuts open is folded, too")
  func stopped() {
    var app = AppDriver.streaming("<think>one\ntwo", size: Self.small)
    app.escape()
    #expect(Self.transcript(app).contains("     two"))
    app.chat(.stopped("A"))
    #expect(
      Self.transcript(app).prefix(4) == [
        " › Why?", "", "   ◦ thought for less than 1 s · 7 characters".cut(to: 40),
        "",
      ])
  }

  @Test("thinking that a tool cuts open is folded when its round ends")
  func cutByTool() {
    var app = AppDriver.streaming("<think>I need a search", size: Self.small)
    app.chat(.done("A", 22))
    app.chat(.tool("T"))
    #expect(!Self.transcript(app).contains { $0.contains("thinking…") })
    #expect(Self.transcript(app).contains { $0.contains("◦ thought") })
  }

  @Test("stored thinking is folded, and so is that of a message that was never ended")
  func stored() {
    var app = AppDriver.open(size: Self.small)
    let messages = [
      Message.make("q", .user, "Why?"), .make("a", .assistant, "<think>hm</br>so</think>Yes."),
      .make("b", .assistant, "<think>left open", .generating), .make("r", .user, "And?"),
    ]
    app.reduce(.historyLoaded(SessionID("a"), .success(messages)))
    #expect(
      Self.transcript(app) == [
        " › Why?", "", "   ◦ thought · 5 characters", "", "   Yes.", "",
        "   ◦ thought · 9 characters", "", "   incomplete · how it ended is not",
        "   known", "", " › And?",
      ])
  }

  // MARK: - Tools

  @Test("a running tool says so in one line with its seconds, then how it went")
  func tool() {
    var app = AppDriver.streaming("Hi", size: Size(columns: 60, rows: 20))
    app.chat(.tool("T"))
    app.chat(.using("T"))
    #expect(Self.transcript(app).last == "   ◦ Search  running…")
    app.wait(.seconds(3))
    #expect(Self.transcript(app).last == "   ◦ Search  running 3 s")
    app.chat(Self.toolCall("Found it."))
    app.chat(.toolDone(MessageID("T")))
    #expect(
      Self.transcript(app).last
        == #"   ✓ Search user knowledges  done in 3 s  query: "backup p…"#)
  }

  @Test(
    "tools that run side by side stand in the order of their start, failed and stopped ones marked")
  func parallel() {
    var app = AppDriver.streaming("Hi", size: Size(columns: 60, rows: 24))
    for id in ["T", "U", "V"] { app.chat(.tool(id)) }
    app.chat(.using("V"))
    app.chat(.using("T"))
    app.chat(.using("U"))
    app.chat(.toolDone(MessageID("U")))
    app.chat(.toolFailed(MessageID("V")))
    #expect(
      Self.transcript(app).suffix(3) == [
        "   ◦ Search  running…", "   ✓ Search  done", "   ✗ Search  failed",
      ])
    app.escape()
    app.chat(.toolFailed(MessageID("T")))
    #expect(Self.transcript(app).contains("   ▪ Search  stopped"))
  }

  @Test("details show the arguments and the beginning of the result, and how much more there is")
  func toolDetails() {
    var app = AppDriver.streaming("Hi", size: Size(columns: 60, rows: 40))
    app.chat(.tool("T"))
    let result = (1...20).map { "行 line \($0)" }.joined(separator: "\n")
    app.chat(Self.toolCall(result, arguments: #"{"query":"q","limit":2}"#))
    app.press(.control("o"))
    let rows = Self.transcript(app)
    let lines = (1...12).map { "       行 line \($0)" }
    let expected =
      ["   ✓ Search user knowledges  done", #"       query: "q""#, "       limit: 2"] + lines
      + ["       … 79 more characters"]
    #expect(rows.dropFirst(4).joined(separator: "\n") == expected.joined(separator: "\n"))
  }

  @Test("“Using tool: X” is never shown as a result", arguments: [true, false])
  func provisional(_ isRunning: Bool) {
    var app = AppDriver.streaming("Hi", size: Size(columns: 60, rows: 24))
    app.chat(.tool("T"))
    app.chat(.using("T", "Using tool: Search"))
    if !isRunning { app.chat(.toolFailed(MessageID("T"))) }
    app.press(.control("o"))
    #expect(!Self.transcript(app).contains { $0.contains("Using tool") })
  }

  @Test("a result of megabytes costs no more rows than a short one, even as a single character")
  func huge() {
    var app = AppDriver.streaming("Hi", size: Size(columns: 60, rows: 40))
    app.chat(.tool("T"))
    app.press(.control("o"))
    for result in [
      String(repeating: "x漢 ", count: 1_000_000),
      "e" + String(repeating: "\u{301}", count: 500_000),
      String(repeating: "\n", count: 1_000_000),
    ] {
      app.chat(Self.toolCall(result, arguments: result))
      let rows = Self.transcript(app)
      #expect(rows.count < 36)
      #expect(rows.contains { $0.contains("more characters") })
    }
  }

  // MARK: - The reading position

  @Test("unfolding does not move what is being read")
  func position() {
    var app = AppDriver.open()
    let messages = (0..<40).flatMap { number in
      [
        Message.make("q\(number)", .user, "Question \(number)"),
        .make("a\(number)", .assistant, "<think>one\ntwo\nthree</think>Answer \(number)"),
      ]
    }
    app.reduce(.historyLoaded(SessionID("a"), .success(messages)))
    app.draw()
    for _ in 0..<3 { app.press(Key(.pageUp)) }
    app.draw()
    let first = Self.firstRow(app)
    for _ in 0..<3 {
      app.press(.control("o"))
      app.draw()
      #expect(Self.firstRow(app) == first)
    }
  }

  private static func firstRow(_ app: AppDriver) -> Substring? {
    app.screen.split(separator: "\n").dropFirst().first
  }
}

extension String {
  /// As a screen of that width cuts it, with its margin.
  fileprivate func cut(to columns: Int) -> String {
    " " + TextFit.cut(String(dropFirst()), to: columns - 2)
  }
}
