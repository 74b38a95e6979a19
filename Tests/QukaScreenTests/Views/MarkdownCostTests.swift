import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

@Suite("Markdown cost")
struct MarkdownCostTests {
  /// The work per appended byte in the first and in the last tenth of a growing text.
  private func workPerByte(
    _ unit: String, opening: String, count: Int
  ) -> (start: Double, end: Double) {
    var renderer = MarkdownRenderer(width: 80, theme: .standard)
    var text = opening
    var marks: [Int] = []
    for index in 0..<count {
      if index.isMultiple(of: count / 10) { marks.append(renderer.work) }
      text += unit
      renderer.update(text, isFinal: false)
    }
    marks.append(renderer.work)
    let bytes = Double(unit.utf8.count * count / 10)
    return (Double(marks[1] - marks[0]) / bytes, Double(marks[10] - marks[9]) / bytes)
  }

  @Test(
    "the work per appended byte does not grow with the length of the text",
    arguments: [
      ("let x = f(y)  // a line of code\n", "```swift\n"), ("- an item of the list\n", ""),
      ("A paragraph of *some* words.\n\n", ""), ("word and word ", ""),
      ("1. step\n\n   with text\n\n", ""), ("> quote\n\nand text\n\n", ""),
    ])
  func workStaysFlat(unit: String, opening: String) {
    let (start, end) = workPerByte(unit, opening: opening, count: 1_000)
    #expect(end <= max(start * 1.2, 80), "\(start) → \(end)")
  }

  @Test("an open table, list item or comment costs at most a bounded amount per byte")
  func workIsBounded() {
    let units = [
      ("| cell one | cell two |\n", "|a|b|\n|-|-|\n"),
      ("  more text of the item\n\n", "- item\n\n"),
      ("comment text\n\n", "<!-- "), ("> more of the quote\n", ""), ("\t- indented code\n", ""),
    ]
    for (unit, opening) in units {
      let larger = String(repeating: unit, count: 5)
      let (_, end) = workPerByte(larger, opening: opening, count: 150)
      #expect(end <= 600, "\(opening) \(end)")
    }
  }

  @Test("input that is costly to parse is never given to the parser in quantity")
  func hostileInput() {
    func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
    let texts = [
      times("word ", 26_000) + "\n|-|\n", times("|", 20_000) + "\n|-|\n", times("[", 20_000),
      times("*a_", 10_000),
      times("|a", 500) + "|\n" + times("|-", 500) + "|\n" + times("|b|\n", 500),
      times("|a", 60) + "|\n" + times("|-", 60) + "|\n" + times("|b|\n", 1_000),
      times("\n", 50_000),
      times("  \n", 20_000), times("> ", 5_000) + "a\n", times("- ", 5_000) + "a\n",
      times("a@", 9_000), times("> ", 200_000), times("[a](", 60_000),
      times(times("*a_ ", 1_700) + "\n\n", 10), times("> a\n>\n", 20_000),
      "a" + times("\n", 100_000),
      "|a|b|c|\n|-|-|-|\n" + times("| one | *two* | three |\n", 10_000),
      "- ```\n  " + times("x", 400_000), "a\n" + times(" ", 400_000) + "b",
      times("- a\n  - b\n    - c\n      - d\n", 2_000),
    ]
    for text in texts {
      var renderer = MarkdownRenderer(width: 80, theme: .standard)
      var worst = 0
      repeat {
        let before = renderer.work
        renderer.update(text, isFinal: true, budget: 20_000)
        worst = max(worst, renderer.work - before)
      } while renderer.isBehind
      #expect(worst <= 200_000, "\(text.prefix(20)) \(worst)")
    }
  }

  @Test("streamed, a table that never ends costs per row what a short one does, and stays a table")
  func endlessTable() {
    var renderer = MarkdownRenderer(width: 80, theme: .standard)
    var text = "|a|b|c|\n|-|-|-|\n"
    var marks = [0]
    for index in 1...1_000 {
      text += String(repeating: "| one | *two* | three |\n", count: 5)
      renderer.update(text, isFinal: false)
      if index.isMultiple(of: 100) { marks.append(renderer.work) }
    }
    #expect(Double(marks[10] - marks[9]) <= 1.2 * Double(marks[3] - marks[2]))
    renderer.update(text, isFinal: true)
    let rows = renderer.rows.map(\.text)
    #expect(rows.count { $0.contains("│ one │ two │ three │") } == 5_000)
    #expect(!rows.contains { $0.contains("*") })
    var whole = MarkdownRenderer(width: 80, theme: .standard)
    whole.update(text, isFinal: true)
    #expect(whole.rows == renderer.rows)
  }

  @Test("a long block that grows is settled in one update and shown by the next, not both in one")
  func onceAnUpdate() {
    var renderer = MarkdownRenderer(width: 80, theme: .standard)
    var text = ""
    var worst = 0
    for _ in 0..<200 {
      text += "> a *paragraph* of the quote\n>\n> and one more\n>\n"
      repeat {
        let before = renderer.work
        renderer.update(text, isFinal: false, budget: LayoutCache.frameBudget)
        worst = max(worst, renderer.work - before)
      } while renderer.isBehind
    }
    #expect(worst <= 2 * LayoutCache.frameBudget, "\(worst)")
  }

  @Test("hostile paragraphs and headers of tables are recognised before they are parsed")
  func bounds() {
    func bounds(_ text: String) -> MarkdownBounds { MarkdownBounds(Array(text.utf8)[...]) }
    #expect(bounds("a\n\n" + String(repeating: "x", count: 9_000)).plainStart == 3)
    #expect(bounds("- " + String(repeating: "x", count: 9_000)).plainStart == 0)
    #expect(bounds("a\n" + String(repeating: "|", count: 70)).plainStart != nil)
    #expect(bounds("```\n" + String(repeating: "x", count: 9_000) + "\n```\n").plainStart == nil)
    #expect(bounds("a\n\n" + String(repeating: "> ", count: 5_000)).plainStart == 3)
    #expect(bounds(String(repeating: "[a]", count: 500)).plainStart == nil)
    #expect(bounds(String(repeating: "[a]", count: 700)).plainStart == 0)
    #expect(bounds("a|b\n-|-\n").extensions.contains(.table))
    #expect(!bounds(String(repeating: "x\n", count: 2_000) + "|-|\n").extensions.contains(.table))
    let hidden = "- ```\n  ```\n\n" + String(repeating: "|", count: 100) + "\n|-|\n"
    #expect(!bounds(hidden).extensions.contains(.table) || bounds(hidden).plainStart != nil)
    #expect(!bounds(String(repeating: "a@b ", count: 40)).extensions.contains(.autolink))
  }
}
