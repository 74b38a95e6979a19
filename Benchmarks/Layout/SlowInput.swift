/// An answer on which a Markdown parser, a highlighter or a line breaker may be slow.
struct SlowInput {
  let name: String
  let text: String

  private init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
  }

  /// From ordinary to hostile; most are a few hundred kilobytes, far more than any model writes at once.
  static let all: [SlowInput] = prose + blocks + inlines + hostile

  private static func times(_ count: Int, _ text: String) -> String {
    String(repeating: text, count: count)
  }

  private static let prose = [
    SlowInput(
      "5 MB of short paragraphs",
      times(75_000, "Line of a *very* long message nobody reads to its end.\n\n")),
    SlowInput("one paragraph in one line", times(50_000, "and words ")),
    SlowInput("one paragraph of 20,000 lines", times(20_000, "a line of the *same* paragraph\n")),
    SlowInput("one line of 1 MB without a space", times(1_000_000, "x")),
    SlowInput("one line of Chinese", times(200_000, "漢字")),
    SlowInput("one line of emoji sequences", times(20_000, "👩‍👩‍👧‍👦")),
    SlowInput("one line of combining marks", times(100_000, "e\u{301}\u{302}")),
    SlowInput("one cluster of 100,000 marks", "e" + times(100_000, "\u{301}")),
    SlowInput("7 KB paragraphs of marks", times(60, "e" + times(3_500, "\u{301}") + "\n\n")),
    SlowInput("Arabic, Hebrew and Thai", times(10_000, "مرحبا שלום สวัสดีครับ ")),
    SlowInput("paragraphs of 7 KB", times(60, times(700, "some *word* ") + "\n\n")),
    SlowInput("100,000 empty lines", "a\n" + times(100_000, "\n") + "b\n"),
    SlowInput("100,000 lines of spaces", "a\n" + times(100_000, "   \n") + "b\n"),
  ]

  private static let blocks = [
    SlowInput(
      "code: 20,000 lines of Swift",
      "```swift\n" + times(20_000, "let value = call(\"text\", 42)  // why\n") + "```\n"),
    SlowInput(
      "code: one line of 600 KB", "```json\n" + times(40_000, "{\"key\": 42}, ") + "\n```\n"),
    SlowInput("code: indented by four spaces", times(20_000, "    let value = call(42)\n")),
    SlowInput(
      "code: in a list, 5,000 lines",
      "- item\n\n  ```swift\n" + times(5_000, "  let value = call(42)\n") + "  ```\n"),
    SlowInput(
      "table of 20,000 rows", "|a|b|c|\n|-|-|-|\n" + times(20_000, "| one | *two* | three |\n")),
    SlowInput(
      "table of 60 columns",
      times(60, "|a") + "|\n" + times(60, "|-") + "|\n" + times(2_000, times(60, "|b") + "|\n")),
    SlowInput(
      "table with long cells",
      "|a|b|\n|-|-|\n" + times(500, "| " + times(60, "some words ") + " | b |\n")),
    SlowInput(
      "tables in a list", times(500, "- |a|b|\n  |-|-|\n" + times(10, "  | one | two |\n") + "\n")),
    SlowInput("list of 50,000 items", times(50_000, "- an item of *it*\n")),
    SlowInput("list item of 20,000 lines", "- item\n\n" + times(20_000, "  more of it\n\n")),
    SlowInput("list of items in items", times(3_000, "- a\n  - b\n    - c\n      - d\n")),
    SlowInput("quote of 20,000 lines", times(20_000, "> a line of the quote\n")),
    SlowInput("quote of 20,000 paragraphs", times(20_000, "> a paragraph\n>\n")),
    SlowInput("HTML comment of 500 KB", "<!-- " + times(40_000, "comment text\n")),
  ]

  private static let inlines = [
    SlowInput("20,000 links", times(20_000, "[label](https://example.com/a) and ")),
    SlowInput("20,000 links, a line each", times(20_000, "[label](https://example.com/a)\n\n")),
    SlowInput(
      "7 KB paragraphs of footnotes", "[^1]: A note.\n\n" + times(40, times(1_700, "[^1]") + "\n\n")
    ),
    SlowInput("9,000 link definitions", times(9_000, "[a]: http://x\n") + "[a]\n"),
    SlowInput(
      "uses of 200 definitions",
      (0..<200).reduce(into: "") { $0 += "[d\($1)]: http://x/\($1)\n" } + "\n"
        + times(10_000, "[d7] and [d8]\n\n")),
    SlowInput("20,000 addresses", times(20_000, "see http://example.com/a or a@b.c\n\n")),
    SlowInput("emphasis never closed", times(60_000, "***a ")),
    SlowInput("emphasis in emphasis", times(100_000, "*a_ ")),
    SlowInput("7 KB paragraphs of emphasis", times(40, times(1_700, "*a_ ") + "\n\n")),
    SlowInput("formulas", times(10_000, "The sum $\\sum_{i=1}^n \\frac{x_i}{2}$ is\n\n")),
    SlowInput("one formula of 100 KB", "$$" + times(8_000, "\\frac{a}{b} + ") + "$$\n"),
    SlowInput("dollars", times(100_000, "$a ")),
    SlowInput("inline code", times(40_000, "`a` b ")),
    SlowInput("HTML tags", times(40_000, "<b>a</b> ")),
  ]

  private static let hostile = [
    SlowInput("> > > …", times(40_000, "> ") + "a"),
    SlowInput("- - - …", times(40_000, "- ") + "a"),
    SlowInput("lines of > > > …", times(400, times(500, "> ") + "a\n")),
    SlowInput(
      "deeper and deeper lists", (0..<400).reduce(into: "") { $0 += times($1 * 2, " ") + "- a\n" }),
    SlowInput("[[[ …", times(200_000, "[")),
    SlowInput("[a]( …", times(60_000, "[a](")),
    SlowInput("![ …", times(60_000, "![")),
    SlowInput("7 KB paragraphs of [", times(40, times(7_000, "[") + "\n\n")),
    SlowInput("7 KB paragraphs of [a](", times(40, times(1_700, "[a](") + "\n\n")),
    SlowInput(
      "backticks of all lengths", (1...600).reduce(into: "") { $0 += times($1, "`") + " " }),
    SlowInput("<a <a …", times(60_000, "<a ")),
    SlowInput("<!-- <!-- …", times(60_000, "a <!-- ")),
    SlowInput("&&& …", times(200_000, "&")),
    SlowInput("\\\\\\ …", times(200_000, "\\")),
    SlowInput("||| …, then |-|", times(200_000, "|") + "\n|-|\n"),
    SlowInput("paragraph, then |-|", times(26_000, "word ") + "\n|-|\n"),
    SlowInput("2 KB paragraphs, then |-|", times(100, times(180, "word a b c\n") + "|-|\n\n")),
    SlowInput("~~ …", times(60_000, "~~a ")),
    SlowInput("footnotes", times(10_000, "a[^1] ") + "\n\n[^1]: note\n"),
    SlowInput("@@@ …", times(60_000, "a@")),
    SlowInput("w. w. …", times(60_000, "www.a.b ")),
  ]
}
