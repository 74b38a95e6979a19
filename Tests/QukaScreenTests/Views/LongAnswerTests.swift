import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

/// However much there is to lay out, a frame does a bounded part of it, so that the key behind it is soon handled.
@Suite("Long answers") struct LongAnswerTests {
  /// Lays a stored conversation out as the event loop does, and answers the texts of its rows.
  private func layOut(
    _ texts: [String], showsDetails: Bool = false, budget: Int
  ) -> (frames: Int, worst: Int, last: [String], rows: [String]) {
    var app = AppDriver.connected(chats: ["a"])
    app.press(Key(.down, .alt))
    let messages = texts.enumerated().map { index, text in
      Message.make("m\(index)", .assistant, text)
    }
    app.reduce(.historyLoaded(SessionID("a"), .success(messages)))
    var work = LayoutWork(
      conversation: app.conversation,
      context: EntryContext(width: 60, theme: .standard, showsDetails: showsDetails))
    var layout = ConversationLayout()
    var frames = 0
    var worst = 0
    var last: [String] = []
    repeat {
      let before = layout.work
      work.budget = budget
      layout.follow(work)
      layout.layOut(.everything, &work)
      worst = max(worst, layout.work - before)
      frames += 1
      if frames == 1 {
        last = (max(0, layout.rowCount - 5)..<layout.rowCount).map { layout.row($0).line.text }
      }
    } while layout.isBehind && frames < 100_000
    return (frames, worst, last, (0..<layout.rowCount).map { layout.row($0).line.text })
  }

  @Test("a message of 5 MB is laid out a bounded piece per frame")
  func hugeMessage() {
    let text = (0..<60_000).map {
      "Line \($0) of a *very* long message that nobody reads to its end.\n\n"
    }
    .joined()
    let result = layOut([text], budget: LayoutCache.frameBudget)
    #expect(result.worst <= 4 * LayoutCache.frameBudget, "\(result.worst)")
    #expect(result.rows.count >= 119_000)
  }

  @Test("what is behind is laid out from the end: the first frame shows the newest answer")
  func endFirst() {
    let texts = (0..<200).map {
      "Answer \($0)\n\n" + String(repeating: "word ", count: 400) + "\n\nend \($0)"
    }
    let result = layOut(texts, budget: 20_000)
    #expect(result.frames > 3)
    #expect(result.last.last == "end 199")
    #expect(result.rows == layOut(texts, budget: .max).rows)
  }

  @Test("hostile texts cost a frame no more than others")
  func hostile() {
    func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
    let texts = [
      times("> ", 40_000) + "a", times("- ", 40_000) + "a", times("[", 200_000),
      times("`", 200_000), times("*a_ ", 100_000), times("[a](", 60_000), times("![", 60_000),
      times("<a ", 60_000), times("&", 200_000), times("\\", 200_000),
      times("[a]: http://x\n", 9_000), times("[a]: http://x\n", 2_000) + times("[a] ", 20_000),
      "|a|b|\n|-|-|\n" + times("|c|d|\n", 20_000), times("|", 200_000) + "\n|-|\n",
      times("x", 1_000_000), times("漢", 300_000), "```\n" + times("x", 600_000),
      "```swift\n" + times("\"a\" ", 100_000), times("- x\n", 50_000), times("a\n", 200_000),
      times("e\u{301}\u{302}", 60_000), times("the $\\frac{a}{b}$ is\n\n", 4_000),
      times("1. a\n\n\tb\n", 10_000), times("a@b.c ", 50_000),
      times("http://a ", 50_000), times("***a ", 60_000), times("\u{200D}", 100_000),
    ]
    for text in texts {
      let result = layOut([text], budget: LayoutCache.frameBudget)
      #expect(
        result.worst <= 5 * LayoutCache.frameBudget,
        "\(text.prefix(12).debugDescription) \(result.worst)")
      #expect(result.frames < 5_000)
    }
  }

  /// The rows of every frame until all is laid out, without the header and what stands below the transcript.
  private func frames(_ app: inout AppDriver, _ cache: inout LayoutCache) -> [String] {
    var frames: [String] = []
    var isBehind = true
    while isBehind, frames.count < 10_000 {
      let rendering = ScreenView.render(app.state, theme: app.state.look.theme, cache: &cache)
      app.reduce(.laidOut(rendering.metrics))
      frames.append(rendering.frame.text)
      isBehind = rendering.metrics.isBehind
    }
    return frames
  }

  @Test("until the end of a very long answer is laid out, a line says so; then its end is there")
  func waiting() {
    var app = AppDriver.connected(chats: ["a"])
    app.press(Key(.down, .alt))
    let text = (0..<20_000).map { "Line \($0) of a *long* message.\n\n" }.joined()
    app.reduce(.historyLoaded(SessionID("a"), .success([Message.make("m", .assistant, text)])))
    var cache = LayoutCache()
    let opening = frames(&app, &cache)
    #expect(opening.count > 10)
    let waiting = opening.filter { $0.contains("… laying out a long answer, ") }
    #expect(waiting.count > opening.count / 2)
    #expect(!waiting.contains { $0.contains("Line ") })
    #expect(Set(waiting).count <= 20)
    #expect(opening.last?.contains("Line 19999 of") == true)

    for _ in 0..<1_000 { app.press(Key(.pageUp)) }
    let middle = frames(&app, &cache)
    #expect(!middle.contains { $0.contains("laying out") })
    app.reduce(.resized(Size(columns: 90, rows: 24)))
    let again = frames(&app, &cache)
    #expect(again.contains { $0.contains("laying out") })
    #expect(again.last?.firstLine(with: "Line ") == middle.last?.firstLine(with: "Line "))
  }

  @Test("scrolled to its start, a very long answer is readable from the first frame on")
  func startOfLong() {
    var app = AppDriver.connected(chats: ["a"])
    app.press(Key(.down, .alt))
    let text = (0..<20_000).map { "Line \($0) of a *long* message.\n\n" }.joined()
    app.reduce(.historyLoaded(SessionID("a"), .success([Message.make("m", .assistant, text)])))
    var cache = LayoutCache()
    app.reduce(
      .laidOut(ScreenView.render(app.state, theme: app.state.look.theme, cache: &cache).metrics))
    app.press(Key(.home, .control))
    #expect(frames(&app, &cache).allSatisfy { $0.contains("Line 0 of") })
  }

  @Test("rows that are not shown any more are freed a bounded number at a time")
  func release() throws {
    var app = AppDriver.connected(chats: ["a"])
    app.press(Key(.down, .alt))
    let text = String(repeating: "a\n\n", count: 1_000)
    app.reduce(.historyLoaded(SessionID("a"), .success([Message.make("m", .assistant, text)])))
    var work = LayoutWork(
      conversation: app.conversation, context: EntryContext(width: 60, theme: .standard))
    var layout = ConversationLayout()
    layout.follow(work)
    layout.layOut(.everything, &work)
    let count = layout.rowCount
    var rows = try #require(layout.shedAll().first)
    var calls = 0
    var isGone = false
    while !isGone, calls < 1_000 {
      var left = 500
      isGone = rows.release(&left)
      calls += 1
    }
    #expect(calls >= count / 500 && calls <= count / 500 + 2)
    #expect(layout.rowCount == count && layout.keptRows == 0, "their number stays known")
  }

  @Test("thinking in full costs a frame as much as an answer does")
  func thinking() {
    let thought =
      "<think>" + String(repeating: "a thought of many words\n", count: 1_000) + "</think>"
    let texts = (0..<40).map { thought + "Answer \($0)." }
    #expect(layOut(texts, showsDetails: true, budget: LayoutCache.frameBudget).frames > 10)
  }

  @Test("a streamed line of code that never ends costs per byte what a short one does")
  func endlessCodeLine() {
    var renderer = MarkdownRenderer(width: 80, theme: .standard)
    var text = "```json\n"
    var marks = [0]
    for index in 1...2_000 {
      text += "{\"key\": 42}, {\"key\": 42}, {\"key\": 42}, "
      renderer.update(text, isFinal: false)
      if index.isMultiple(of: 200) { marks.append(renderer.work) }
    }
    #expect(Double(marks[10] - marks[9]) <= 1.2 * Double(marks[2] - marks[1]))
    var whole = MarkdownRenderer(width: 80, theme: .standard)
    whole.update(text, isFinal: true)
    renderer.update(text, isFinal: true)
    #expect(renderer.rows == whole.rows)
    var closed = MarkdownRenderer(width: 80, theme: .standard)
    closed.update(text + "\n```\n", isFinal: true)
    #expect(closed.rows == whole.rows)
  }

  @Test("a very long question is cut with a line that says how much is hidden")
  func longQuestion() {
    var app = AppDriver.open()
    app.reduce(.input(.paste(String(repeating: "pasted text\n", count: 4_000))))
    app.press(.enter)
    app.draw()
    #expect(app.screen.contains("… 28,000 more characters"))
  }
}

extension String {
  fileprivate func firstLine(with word: String) -> Substring? {
    split(separator: "\n").first { $0.contains(word) }
  }
}
