import QukaWire
import Testing

@testable import QukaTUI

/// However much there is to lay out, a frame does a bounded part of it, so that the key behind it is soon handled.
@Suite("Long answers") struct LongAnswerTests {
  /// Lays a stored conversation out as the event loop does, and answers the texts of its rows.
  private func layOut(
    _ texts: [String], budget: Int
  ) -> (frames: Int, worst: Int, last: [String], rows: [String]) {
    var app = AppDriver.connected(chats: ["a"])
    app.press(Key(.down, .alt))
    let messages = texts.enumerated().map { index, text in
      Message.make("m\(index)", .assistant, text)
    }
    app.reduce(.historyLoaded(SessionID("a"), .success(messages)))
    let context = EntryContext(width: 60, theme: .standard)
    var layout = ConversationLayout()
    var frames = 0
    var worst = 0
    var last: [String] = []
    repeat {
      let before = layout.work
      layout.follow(app.conversation, context, budget: budget)
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
      times("e\u{301}\u{302}", 60_000), times("1. a\n\n\tb\n", 10_000), times("a@b.c ", 50_000),
      times("http://a ", 50_000), times("***a ", 60_000), times("\u{200D}", 100_000),
    ]
    for text in texts {
      let result = layOut([text], budget: LayoutCache.frameBudget)
      #expect(
        result.worst <= 250_000, "\(text.prefix(12).debugDescription) \(result.worst)")
      #expect(result.frames < 5_000)
    }
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
