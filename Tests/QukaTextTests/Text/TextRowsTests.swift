import QukaTestSupport
import Testing

@testable import QukaText

@Suite("The text of rows") struct TextRowsTests {
  private func rows(_ markdown: String, _ width: Int) -> TextRows {
    var renderer = MarkdownRenderer(width: width, theme: .standard)
    renderer.update(markdown, isFinal: true)
    return TextRows(renderer.rows)
  }

  @Test(
    "it is that of the source, without bars, borders, marks of wrapped code and padding",
    arguments: [
      ("one two three four five", "one two three four five"),
      ("今天天气很好今天天气很好今天天气很好", "今天天气很好今天天气很好今天天气很好"),
      ("> quoted words that are\n> wrapped\n>\n> again", "quoted words that are\nwrapped\n\nagain"),
      ("- one\n  - two and more\n  - three\n- four", "• one\n  ◦ two and more\n  ◦ three\n• four"),
      (
        "```go\nif x {\n\treturn \"a long text in code\"\n}\n```",
        "if x {\n\treturn \"a long text in code\"\n}"
      ),
      ("- ```\n  code\n  ```", "• code"),
      ("a\n\n---\n\nb", "a\n\n\nb"),
      ("one  \ntwo", "one\ntwo"),
      ("a [link](https://example.org/long/path)", "a link[1]\n\n[1] https://example.org/long/path"),
      (
        "| a | b |\n|---|---|\n| one two three four five six seven | x |\n| | 今天天气很好今天天气很好今天天气很好 |",
        "a\tb\none two three four five six seven\tx\n\t今天天气很好今天天气很好今天天气很好"
      ),
    ])
  func source(_ markdown: String, _ text: String) {
    for width in [16, 40, 80] where width >= 40 || !markdown.contains("|") {
      #expect(rows(markdown, width).text == text, "\(width)")
    }
  }

  @Test("a table that is a list of records is copied as one")
  func records() {
    #expect(
      rows("| a | b |\n|---|---|\n| one two three | four five |", 12).text
        == "a: one two three\nb: four five")
  }

  @Test("it is the same at all widths, and all ways to wrap it")
  func widths() {
    var generator = SeededGenerator(seed: 35)
    for _ in 0..<200 {
      let markdown = RandomDocument.make(tables: true, using: &generator)
      let wide = rows(markdown, 200).text
      for width in [40, 57, 80] {
        #expect(rows(markdown, width).text == wide, "\(width): \(markdown.debugDescription)")
      }
    }
  }

  @Test("what lies between two cells is a part of it, and what is marked is what is copied")
  func parts() {
    var generator = SeededGenerator(seed: 36)
    for _ in 0..<150 {
      let markdown = RandomDocument.make(tables: true, using: &generator)
      let width = [40, 80, 200].randomElement(using: &generator) ?? 80
      let rows = rows(markdown, width)
      let text = rows.text
      var blocks: [TextRows.Block] = []
      rows.walk {
        blocks.append($0)
        return true
      }
      for _ in 0..<10 {
        func place() -> Range<Int> {
          guard let block = blocks.randomElement(using: &generator),
            let row = block.rows.randomElement(using: &generator)
          else { return 0..<0 }
          return rows.hit(
            row: row, column: Int.random(in: 0..<width, using: &generator), in: block)
        }
        let (one, other) = (place(), place())
        let bytes =
          min(one.lowerBound, other.lowerBound)..<max(one.upperBound, other.upperBound)
        let copied = rows.text(in: bytes)
        #expect(text.contains(copied) && !copied.contains("\u{FFFD}"))
        #expect(copied.utf8.count == bytes.count)
        let start = text.utf8.index(text.startIndex, offsetBy: bytes.lowerBound)
        #expect(start == text.endIndex || text.indices.contains(start), "no cluster is cut")
        let marked = blocks.reduce(0) { sum, block in
          sum
            + block.rows.reduce(0) { sum, row in
              sum + rows.columns(of: bytes, row: row, in: block).reduce(0) { $0 + $1.count }
            }
        }
        let visible = copied.filter { !$0.isNewline }
        #expect(marked >= DisplayWidth.of(visible.filter { !$0.isWhitespace }))
      }
    }
  }

  @Test("growing text has the text of one shot, and what is settled keeps its place")
  func growing() {
    var generator = SeededGenerator(seed: 37)
    for _ in 0..<40 {
      let markdown = RandomDocument.make(tables: true, using: &generator)
      var renderer = MarkdownRenderer(width: 40, theme: .standard)
      let scalars = Array(markdown.unicodeScalars)
      var end = 0
      var settled = ""
      while end < scalars.count {
        end = min(scalars.count, end + Int.random(in: 1...20, using: &generator))
        renderer.update(String(String.UnicodeScalarView(scalars[..<end])), isFinal: false)
        let now = TextRows(Array(renderer.rows.prefix(renderer.settledRows))).text
        #expect(now.hasPrefix(settled))
        settled = now
      }
      renderer.update(markdown, isFinal: true)
      #expect(TextRows(renderer.rows).text == rows(markdown, 40).text)
    }
  }
}
