import Testing

@testable import QukaText

@Suite("Markdown renderer")
struct MarkdownRendererTests {
  private let theme = Theme.standard

  private func rows(_ text: String, width: Int = 40) -> [StyledLine] {
    var renderer = MarkdownRenderer(width: width, theme: theme)
    renderer.update(text, isFinal: true)
    #expect(renderer.settledRows == renderer.rows.count)
    return renderer.rows
  }

  private func text(_ source: String, width: Int = 40) -> String {
    rows(source, width: width).map(\.text).joined(separator: "\n")
  }

  private func style(of part: String, in rows: [StyledLine]) -> Style? {
    rows.flatMap(\.runs).first { $0.text.contains(part) }?.style
  }

  @Test("paragraphs are wrapped and stand apart")
  func paragraphs() {
    #expect(text("one two\nthree\n\nfour", width: 9) == "one two\nthree\n\nfour")
    #expect(text("hard  \nbreak<br>and\\\nmore") == "hard\nbreak\nand\nmore")
    #expect(text("") == "")
  }

  @Test("inline elements have their styles")
  func inlineStyles() {
    let rows = rows("a **strong** *emph* ***both*** `code` ~~gone~~ ~one~", width: 90)
    #expect(rows.map(\.text) == ["a strong emph both code gone ~one~"])
    #expect(style(of: "strong", in: rows)?.attributes == [.bold])
    #expect(style(of: "emph", in: rows)?.attributes == [.italic])
    #expect(style(of: "both", in: rows)?.attributes == [.bold, .italic])
    #expect(style(of: "code", in: rows) == theme.code)
    #expect(style(of: "gone", in: rows)?.attributes == [.strikethrough])
  }

  @Test("links have numbers and stand below the text, unless the label is the address")
  func links() {
    let source =
      "[docs](https://a.b) <https://c.d> www.e.f [note](#knowledge-x1) [more](https://a.b)\n\n"
      + "![i](https://p.q/r.png) [x](javascript:alert) [y](./local.md)"
    let rows = rows(source, width: 90)
    #expect(
      rows.map(\.text) == [
        "docs[1] https://c.d www.e.f note[2] more[1]", "",
        "i[3] x (javascript:alert) y (./local.md)", "",
        "[1] https://a.b", "[2] note (in Quka)", "[3] https://p.q/r.png",
      ])
    #expect(style(of: "docs", in: rows) == theme.link)
    #expect(style(of: "[1]", in: rows) == theme.citation)
    #expect(style(of: "(javascript:alert)", in: rows) == theme.linkAddress)
  }

  @Test("what leads nowhere does not look like a link")
  func refusedLinks() {
    let rows = rows(
      "[ok](https://a.b)[bad](javascript:x) and <https://c.d>[**worse**](data:y)", width: 90)
    #expect(style(of: "ok", in: rows) == theme.link)
    #expect(style(of: "bad", in: rows) == theme.text)
    #expect(style(of: "https://c.d", in: rows) == theme.link)
    #expect(style(of: "worse", in: rows) == theme.strong)
  }

  @Test("the numbers of links stay while the text grows, and their list comes at the end")
  func linksWhileStreaming() {
    var renderer = MarkdownRenderer(width: 40, theme: theme)
    let text = "[one](http://a)\n\n- [two](http://b)\n- [one](http://a)\n\nend"
    var shown = ""
    for character in text {
      shown.append(character)
      renderer.update(shown, isFinal: false)
      #expect(!renderer.rows.contains { $0.text.hasPrefix("[1]") })
    }
    #expect(renderer.rows.map(\.text) == ["one[1]", "", "• two[2]", "• one[1]", "", "end"])
    renderer.update(text, isFinal: true)
    #expect(renderer.rows.suffix(3).map(\.text) == ["", "[1] http://a", "[2] http://b"])
  }

  @Test("headings are styled and have no marks")
  func headings() {
    let rows = rows("# One\n## Two `x`\nSetext\n---\n#### Four")
    #expect(rows.map(\.text) == ["One", "", "Two x", "", "Setext", "", "Four"])
    #expect(style(of: "One", in: rows)?.attributes == [.bold, .underline])
    #expect(style(of: "Setext", in: rows) == theme.heading)
  }

  @Test("lists nest with hanging indents and keep the source's gaps")
  func lists() {
    let source = """
      - one two three
        - inner
          more
      - [x] done
      - [ ] open

      7. seven

         second paragraph
      8. eight
      """
    #expect(
      text(source, width: 12) == """
        • one two
          three
          ◦ inner
            more
        ☑ done
        ☐ open

        7. seven

           second
           paragraph
        8. eight
        """)
  }

  @Test("quotes have a bar, also around other blocks")
  func quotes() {
    let source = "> quoted text\n> - item\n>\n> > inner"
    #expect(text(source, width: 10) == "┃ quoted\n┃ text\n┃\n┃ • item\n┃\n┃ ┃ inner")
  }

  @Test("code keeps its spaces, shows its language and marks continued lines")
  func code() {
    #expect(text("```swift x\nlet  a\n\n\tb\n```") == "┌ swift\n│ let  a\n│ \n│     b")
    #expect(text("```\nabcdefghij\n```", width: 8) == "│ abcdef\n│ ↪ ghij")
    #expect(text("    indented\n\n      more") == "│ indented\n│ \n│   more")
    #expect(text("- a\n  ~~~\n  x\n  ~~~") == "• a\n  │ x")
    #expect(text("```\nopen") == "│ open")
    #expect(text("```py\n") == "┌ py")
  }

  @Test("tables have borders, alignment and wrapped cells")
  func tables() {
    #expect(
      text("| a | bb | c |\n|:-|:-:|-:|\n| 漢 | x | 1 |\n| yy | |") == """
        ┌────┬────┬───┐
        │ a  │ bb │ c │
        ├────┼────┼───┤
        │ 漢 │ x  │ 1 │
        │ yy │    │   │
        └────┴────┴───┘
        """)
    let wide = "|name|text|\n|-|-|\n|key|some words that do not fit into one row of it|\n|k|v|"
    #expect(
      text(wide) == """
        ┌──────┬───────────────────────────────┐
        │ name │ text                          │
        ├──────┼───────────────────────────────┤
        │ key  │ some words that do not fit    │
        │      │ into one row of it            │
        ├──────┼───────────────────────────────┤
        │ k    │ v                             │
        └──────┴───────────────────────────────┘
        """)
  }

  @Test("tables that do not fit become records")
  func records() {
    let source = "|name|text|\n|-|-|\n|key|some words that do not fit|\n|k|v<br>w|"
    #expect(
      text(source, width: 20)
        == "name: key\ntext: some words\n  that do not fit\n\nname: k\ntext: v w")
  }

  @Test("rules, raw HTML and control characters in references are harmless")
  func others() {
    #expect(text("---", width: 5) == "─────")
    #expect(text("<div>\nx *y*\n</div>") == "<div>\nx *y*\n</div>")
    #expect(text("a <b>c</b> <x>d</x> &#27;[31m &lt;") == "a c <x>d</x> ␛[31m <")
    #expect(style(of: "c", in: rows("a <b>c</b>"))?.attributes == [.bold])
    #expect(text("<p>a</p> <script>b") == "<p>a</p> <script>b")
    #expect(text("&#x202E;&#10;x") == "\u{FFFD}\nx")
  }

  @Test("a table right below a paragraph leaves the paragraph once")
  func tableBelowParagraph() {
    #expect(text("intro\n|a|\n|-|\n|b|\n\nend").hasPrefix("intro\n\n┌───┐\n│ a │"))
    #expect(text("intro\n|a|\n|-|\n|b|\n\nend").hasSuffix("\n\nend"))
  }

  @Test("links whose address is defined later are put right when the text ends")
  func lateDefinitions() {
    var renderer = MarkdownRenderer(width: 40, theme: theme)
    renderer.update("see [docs]\n\nnext\n", isFinal: false)
    renderer.update("see [docs]\n\nnext\n\n[docs]: https://x.y\n\n[docs]", isFinal: false)
    #expect(renderer.rows.map(\.text) == ["see [docs]", "", "next", "", "docs[1]"])
    renderer.update("see [docs]\n\nnext\n\n[docs]: https://x.y\n\n[docs]", isFinal: true)
    #expect(renderer.rows.first?.text == "see docs[1]")
  }

  @Test("another text starts over")
  func startsOver() {
    var renderer = MarkdownRenderer(width: 40, theme: theme)
    renderer.update("one\n\ntwo", isFinal: false)
    renderer.update("other", isFinal: false)
    #expect(renderer.rows.map(\.text) == ["other"])
    renderer.update("other", isFinal: true)
    renderer.update("other text", isFinal: false)
    #expect(renderer.rows.map(\.text) == ["other text"])
  }

  @Test("an unfinished closing fence is not shown as code")
  func closingFence() {
    var renderer = MarkdownRenderer(width: 40, theme: theme)
    renderer.update("```\na\n``", isFinal: false)
    #expect(renderer.rows.map(\.text) == ["│ a"])
    renderer.update("```\na\n```\n", isFinal: false)
    #expect(renderer.rows.map(\.text) == ["│ a"])
    #expect(renderer.settledRows == 1)
  }

  @Test("no row is wider than the width, and every width works")
  func everyWidth() {
    for width in [1, 2, 3, 4, 5, 7, 11, 20, 39, 40, 60, 200] {
      for document in MarkdownCorpus.documents {
        #expect(rows(document, width: width).allSatisfy { DisplayWidth.of($0) <= width })
      }
    }
  }
}
