import Testing

@testable import QukaText

/// Where a block of Markdown's code ends, that stands in list items and quotes.
@Suite("Markdown's code in lists and quotes")
struct NestedFenceTests {
  private func shown(_ text: String) -> String {
    var renderer = MarkdownRenderer(width: 60, theme: .standard)
    renderer.update(text, isFinal: true)
    return renderer.rows.map(\.text).joined(separator: "\n")
  }

  /// The rows of a text that came line by line.
  private func grown(_ text: String) -> String {
    var renderer = MarkdownRenderer(width: 60, theme: .standard)
    for end in text.indices where text[end] == "\n" {
      renderer.update(String(text[...end]), isFinal: false)
    }
    renderer.update(text, isFinal: true)
    return renderer.rows.map(\.text).joined(separator: "\n")
  }

  @Test(
    "a fence left of an item's text is none of the item's, but begins code of its own",
    arguments: [
      "* a\n\t```markdown\n\n```\nb\n- c\n", "- a\n  ```md\n```\nb\n- c\n",
      "1. a\n\n   ```md\n  ```\nb\n- c\n", "- a\n  - b\n    ```md\n   ```\nb\n- c\n",
      "- a\n\n  > ```md\n  ```\nb\n- c\n", "10.\ta\n\n\t```md\n```\nb\n- c\n",
    ])
  func fencesOutside(text: String) {
    #expect(
      PieceOutline.of(MarkdownReading.pieces(of: [Array(text.utf8)])) == CMarkOutline.of(text))
    #expect(grown(text) == shown(text))
  }

  @Test(
    "a fence within an item is one of its code",
    arguments: [
      ("- a\n", "  "), ("- a\n", "\t"), ("* a\nlazy\n", "  "), ("1. a\n\n", "   "),
      ("- a\n  - b\n", "    "), ("- a\n  - b\n\n", "  "), ("- a\n  - b\n", "\t"), ("-\n", "  "),
      ("> - a\n", ">   "), ("> a\n", "> "), ("> a\n", ">\t"), ("- > a\n", "  > "),
      ("- | a |\n  |---|\n  | b |\n", "  "), ("- # a\n", "  "), ("-   a\n", "    "),
    ])
  func fencesInside(item: String, margin: String) {
    let code = ["# b", "```", "c", "```", "d", "```sh", "e", "```"]
    let text = item + (["```md"] + code + ["```"]).map { margin + $0 + "\n" }.joined() + "\nend"
    let rows = shown(text).split(separator: "\n").map { $0.drop { "┃│• ".contains($0) } }
    #expect(rows.suffix(10) == ["┌ md"] + code.map { $0[...] } + ["end"])
    #expect(grown(text) == shown(text))
  }

  @Test(
    "a tab that holds the end of a fence's indentation leaves blanks",
    arguments: [
      ("   ```\n\ta\n   ```\n", "│  a"), ("  ```sh\n\t\ta\n \tb\n", "┌ sh\n│     a\n│   b"),
      (" ```\n\ta\n", "│    a"),
    ])
  func tabs(text: String, rows: String) {
    #expect(shown(text).hasPrefix(rows))
    #expect(grown(text) == shown(text))
  }

  @Test(
    "a fence within HTML begins no code, and one behind it does",
    arguments: [
      "<div>\n```md\n\n", "<!--\n```md\n-->\n\n", "<!-- a -->\n", "</details>\n```md\n\n",
      "<x-y a=b c='d' e>\n```md\n\n", "<pre>\n\n```md\n</pre>\n", "a\n<p>\n```md\n\n",
      "- <div>\n  ```md\n\n", "> <div>\n```md\nb\n```\n\n", "<?a\n```md\n\n?>\n",
      "<!A\n```md\n\n>\n", "<![CDATA[\n```md\n\n]]>\n",
    ])
  func html(text: String) {
    for end in ["```\n# x\n```\ny\n", "```\na\n\nb\n```\n\nc\n"] {
      let whole = text + end
      #expect(
        PieceOutline.of(MarkdownReading.pieces(of: [Array(whole.utf8)])) == CMarkOutline.of(whole))
      #expect(grown(whole) == shown(whole))
    }
    for other in ["a\n<x>\n", "<x> a\n", "<div\u{A0}\n", "    <div>\n\n"] {
      #expect(shown(other + "```md\n```\nb\n```\n```\n\nend").contains("│ b\n"))
    }
  }

  @Test("what stands below an item does not say whether the item's code goes on")
  func end() {
    for text in [
      "- ```md\n  ```\na\n```\n", "- ```md\n  a\n  ```\n- b\n```\n", "> ```md\n> ```\n```\n\na",
    ] {
      #expect(
        PieceOutline.of(MarkdownReading.pieces(of: [Array(text.utf8)])) == CMarkOutline.of(text))
      #expect(grown(text) == shown(text))
    }
  }
}
