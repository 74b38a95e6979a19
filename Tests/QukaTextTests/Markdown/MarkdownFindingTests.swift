import Testing

@testable import QukaText

/// What models write and specifications do not foresee.
@Suite("Markdown as models write it")
struct MarkdownFindingTests {
  private func renderer(_ text: String, isFinal: Bool = true) -> MarkdownRenderer {
    var renderer = MarkdownRenderer(width: 60, theme: .standard)
    renderer.update(text, isFinal: isFinal)
    return renderer
  }

  private func shown(_ text: String, isFinal: Bool = true) -> String {
    renderer(text, isFinal: isFinal).rows.map(\.text).joined(separator: "\n")
  }

  private func links(_ text: String) -> [String] {
    var found: [String] = []
    for piece in MarkdownReading.pieces(of: [Array(text.utf8)]) {
      guard case .block(let block) = piece, case .paragraph(let spans) = block.kind else {
        continue
      }
      found += spans.compactMap { $0.link?.address }
    }
    return found
  }

  @Test(
    "a bare address ends at full-width punctuation and at asterisks",
    arguments: [
      ("见 https://a.example/x，以及更多", ["https://a.example/x"]),
      ("https://a.example/x。https://b.example/y；", ["https://a.example/x", "https://b.example/y"]),
      ("（https://a.example/x）和「https://b.example」", ["https://a.example/x", "https://b.example"]),
      ("“https://a.example/?q=1”——好", ["https://a.example/?q=1"]),
      ("https://a.example/x！真的？", ["https://a.example/x"]),
      ("www.a.example/x、www.b.example", ["http://www.a.example/x"]),
      ("**https://a.example/x**，然后", ["https://a.example/x"]),
      ("**https://a.example/x**然后", ["https://a.example/x"]),
      ("https://a.example/北京 好", ["https://a.example/北京"]),
      ("<https://a.example/x，y>", ["https://a.example/x，y"]),
      ("[这里](https://a.example/（x）)。", ["https://a.example/（x）"]),
      ("https://a.example/x…", ["https://a.example/x"]),
      ("邮件 me@a.example，谢谢", ["mailto:me@a.example"]),
      ("`https://a.example/x，y`", []),
    ])
  func addresses(source: String, addresses: [String]) {
    #expect(links(source) == addresses)
    #expect(!shown(source).contains("**"))
  }

  @Test("what stands in code and HTML keeps its addresses as they were written")
  func addressesElsewhere() {
    #expect(shown("`见https://a.example，x**y`") == "见https://a.example，x**y")
    #expect(shown("    https://a.example，x\n") == "│ https://a.example，x")
    #expect(shown("<a href=https://a.example，x>") == "<a href=https://a.example，x>")
    #expect(shown("[a]\n\n[a]: https://a.example/，x\n").contains("[1] https://a.example/，x"))
  }

  @Test(
    "a row that was cut off behind its first bar leaves no bar below its table",
    arguments: ["", "> ", "  "])
  func cutRow(margin: String) {
    let lead = margin == "  " ? "- a\n\n" : ""
    let table =
      lead
      + ["| x | y |", "|---|---|", "| 1 | 2 |"].map { margin + $0 }
      .joined(separator: "\n")
    for end in ["\n\(margin)|", "\n\(margin)| "] {
      #expect(shown(table + end) == shown(table))
    }
    #expect(shown(table + "\n\(margin)| 3").contains("3"))
  }

  @Test(
    "a table that was cut off in its second line is a table",
    arguments: ["|", "|-", "|--", "|--|", "|--|-", "|:", "|:-", "|:-:| ", "--|", "| --- | "],
    ["", "> ", "- "])
  func cutDelimiter(line: String, margin: String) {
    let next = margin == "- " ? "  " : margin
    let whole = "a\n\n\(margin)| x | y |\n\(next)"
    #expect(shown(whole + line).contains("│ x │ y │"))
    #expect(!shown(whole + line).contains { "|-:".contains($0) })
    #expect(!shown(whole + line, isFinal: false).contains { "-:".contains($0) })
  }

  @Test("a line of bars that is no second line of a table stays")
  func otherDelimiters() {
    #expect(shown("| a | b |\n|--\n").hasSuffix("|--"))
    #expect(shown("| a | b |\n|--\n\nc").contains("|--"))
    #expect(shown("| a |\n|--|--").hasSuffix("|--|--"))
    #expect(shown("    | a | b |\n    |--").hasSuffix("│ |--"))
    #expect(shown("- ```\n  | a | b |\n  |--").hasSuffix("│ |--"))
    #expect(shown("| a | b |\n|--|--|\n| 1 | 2 |\n|--").contains("│ -- │"))
  }

  @Test("a bar that stands by itself elsewhere stays")
  func bars() {
    #expect(shown("|") == "|")
    #expect(shown("a | b\n|").contains("|"))
    #expect(shown("```\n| x |\n|---|\n|").hasSuffix("|"))
    #expect(shown("| x |\n|---|\n\n|").hasSuffix("|"))
  }

  @Test("nothing of a table's row is dropped")
  func tables() {
    #expect(
      shown("| x | y |\n|--|--|\n| `a || b` | or |\n| ``c|`d`` | `e\\|f` |") == """
        ┌────────┬─────┐
        │ x      │ y   │
        ├────────┼─────┤
        │ a || b │ or  │
        │ c|`d   │ e|f │
        └────────┴─────┘
        """)
    #expect(
      shown("x | y\n--|--\n1 | 2 | 3 | 4\n| 5 |\n\\| | 6 |") == """
        ┌───┬───────────┐
        │ x │ y         │
        ├───┼───────────┤
        │ 1 │ 2 | 3 | 4 │
        │ 5 │           │
        │ | │ 6         │
        └───┴───────────┘
        """)
    #expect(
      shown("| f |\n|---|\n| $P(A|B_1)$ |")
        == "┌─────────┐\n│ f       │\n├─────────┤\n│ P(A|B₁) │\n└─────────┘")
    #expect(shown("> | a |\n> |--|\n> | b | c |").contains("b | c"))
    #expect(shown("- | a |\n  |--|\n  | b | c |").contains("b | c"))
  }

  @Test("a table may begin with a number sign")
  func numberSign() {
    let table = "┌───┬──────┐\n│ # │ Name │\n├───┼──────┤\n│ 1 │ Ada  │\n└───┴──────┘"
    #expect(shown("# | Name\n--|--\n1 | Ada") == table)
    #expect(shown("# Name | x\n\n--|--") != table)
    #expect(shown("# A | B\ntext") == "A | B\n\ntext")
    for text in ["# |", "# | Na", "# | Name\n", "# | Name\n-"] {
      #expect(
        !renderer(text, isFinal: false).rows.contains { $0.runs[0].style == Theme.standard.heading }
      )
    }
  }

  @Test("a block of Markdown's code holds the fences in it")
  func nestedFences() {
    let source = """
      ```md
      # Use
      ```
      one
      ```
      and
      ```sh
      two
      ```
      ```

      Behind it.
      """
    let lines = source.split(separator: "\n").dropFirst().prefix(8).map { "│ \($0)" }
    let expected = "┌ md\n" + lines.joined(separator: "\n") + "\n\nBehind it."
    #expect(shown(source) == expected)
    let quoted = source.split(separator: "\n", omittingEmptySubsequences: false)
    let inQuote = quoted.map { "> \($0)" }.joined(separator: "\n")
    #expect(shown(inQuote).contains("┃ Behind it."))
    let inItem = "- x\n" + quoted.map { "  \($0)" }.joined(separator: "\n")
    #expect(shown(inItem).contains("\n  Behind it."))
    #expect(shown("~~~markdown\n~~~\na\n~~~\n~~~\n\nb") == "┌ markdown\n│ ~~~\n│ a\n│ ~~~\n\nb")
  }

  @Test(
    "a block that ends as any other ends there",
    arguments: [
      "```md\n# a\n```\n\nb", "```md\n# a\n```\nb\n\nc", "```md\n# a\n```\nb\n```sh\nc\n```",
      "```md\n# a\n```", "```md\n# a", "````md\n```\na\n```\n````\nb", "```text\n```\nb\n```\nc",
    ])
  func usualFences(source: String) {
    #expect(
      PieceOutline.of(MarkdownReading.pieces(of: [Array(source.utf8)])) == CMarkOutline.of(source))
  }

  @Test("tasks are tasks wherever their list stands")
  func tasks() {
    #expect(shown("> * [ ] a\n> * [X] *b*") == "┃ ☐ a\n┃ ☑ b")
    #expect(shown("> > 1. [x] a") == "┃ ┃ 1. ☑ a")
    #expect(shown("- > - [ ] a") == "• ┃ ☐ a")
    #expect(shown("> - \\[ ] a\n> - [x](http://b)").hasPrefix("┃ • [ ] a\n┃ • x[1]"))
  }

  @Test(
    "of the two tags of an element both are shown or neither",
    arguments: [
      ("a <span class='x' style=\"y\">b</span> c", "a b c"),
      ("<font color=red>b</font>", "b"), ("a <b class=x>b</b>", "a b"),
      ("a <span onclick=\"x()\">b</span> c", "a <span onclick=\"x()\">b</span> c"),
      ("<span title=x><span>b</span></span>", "<span title=x>b</span>"),
      ("a <i>b", "a b"), ("a <q>b</q>", "a <q>b</q>"), ("a<br class=x>b", "a<br class=x>b"),
    ])
  func htmlPairs(source: String, text: String) {
    #expect(shown(source) == text)
  }

  @Test("numbers of one and two digits are aligned")
  func numbers() {
    let items = (8...11).map { "\($0). item\n" }.joined()
    #expect(shown(items) == " 8. item\n 9. item\n10. item\n11. item")
    #expect(shown("9. a\n\n   b\n10. c") == " 9. a\n\n    b\n10. c")
    #expect(shown("1. a\n2. b") == "1. a\n2. b")
    let long = (1...10).map { "\($0). \(String(repeating: "word ", count: 60))\n" }.joined()
    #expect(shown(long).hasPrefix("1. word"))
  }
}
