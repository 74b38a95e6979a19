import Testing

@testable import QukaText

@Suite("The end of growing Markdown")
struct OpenEndTests {
  private let theme = Theme.standard

  /// The rows after each character.
  private func frames(_ text: String) -> [[StyledLine]] {
    var renderer = MarkdownRenderer(width: 60, theme: theme)
    var shown = ""
    return text.map { character in
      shown.append(character)
      renderer.update(shown, isFinal: false)
      return renderer.rows
    }
  }

  @Test(
    "a list below a paragraph is never a heading",
    arguments: [
      "To do:\n- tea\n- milk", "Sum\n= 5 apples", "> To do:\n> - tea", "1. To do:\n   - tea",
    ])
  func noFlash(text: String) {
    for rows in frames(text) {
      #expect(!rows.flatMap(\.runs).contains { $0.style == theme.heading })
    }
  }

  @Test(
    "the first signs of a rule, a list, a fence and a heading are not shown as what they are not",
    arguments: [
      "a\n\n---\n\nb", "a\n\n***", "a\n\n- b", "a\n\n```\nb\n```", "a\n\n## b", "a\n\n**b**\n",
    ])
  func halfSigns(text: String) {
    for rows in frames(text) {
      let shown = rows.map(\.text)
      #expect(!shown.contains { ["-", "--", "•", "*", "**", "`", "``", "#", "##"].contains($0) })
    }
  }

  @Test("a heading that is underlined is one with its third dash, and at the end with the first")
  func underline() {
    #expect(frames("Title\n---").last?[0].runs[0].style == theme.heading)
    var renderer = MarkdownRenderer(width: 60, theme: theme)
    renderer.update("Title\n-", isFinal: true)
    #expect(renderer.rows[0].runs[0].style == theme.heading)
  }

  @Test("half of the line below a table's header makes it a table already")
  func halfTable() {
    for text in ["| a | b |\n|---|:-:|\n| 1 | 2 |", "a | b\n---|---\n1 | 2"] {
      let rows = frames(text)
      let header = text.split(separator: "\n")[0].count
      for (index, frame) in rows.enumerated() where index > header + 3 {
        #expect(frame[0].text == "┌───┬───┐", "\(text.prefix(index + 1))")
      }
      #expect(!rows.joined().contains { $0.text.contains("--") })
    }
  }

  @Test(
    "half a link is a link",
    arguments: [
      "see [the page](https://a.example/b_c_d)", "![a *b*](https://a.example/x.png)",
      "- [a](https://a.example)", "[a](https://a.example/x(y))",
    ])
  func halfLink(text: String) {
    for rows in frames(text) {
      #expect(!rows.contains { $0.text.contains("](") || $0.text.contains("http") })
    }
  }

  @Test(
    "the bracket before a link's text is not shown",
    arguments: [
      "see [the page](https://a.example)", "- [a](https://a.example)",
      "**[a b](https://a.example)**",
      "[# a](https://a.example)", "- [1. `a`](https://a.example)", "| [链接](https://a.example) |",
      "> a\n> [x](https://a.example)", "# [x - y](https://a.example)",
    ])
  func heldBracket(text: String) {
    for rows in frames(text).dropLast() {
      #expect(!rows.contains { row in row.text.contains("[") && !row.text.contains("[1]") })
      #expect(rows.count <= 2)
    }
  }

  @Test(
    "no other bracket is held back longer than a character behind it, a line or sixty characters")
  func otherBrackets() {
    #expect(frames("a [b] c")[5].map(\.text) == ["a [b]"])
    #expect(frames("[b]\n").last?.map(\.text) == ["[b]"])
    #expect(frames("a [b\n").last?.map(\.text) == ["a [b"])
    #expect(frames("[b]: c\n\n[b]").last?.map(\.text) == ["b (c)"])
    let long = "[" + String(repeating: "字", count: 25) + String(repeating: "a", count: 36)
    #expect(frames(long).last?[0].text.hasPrefix("[字") == true)
    #expect(frames(String(long.dropLast())).last?[0].text.hasPrefix("字") == true)
    #expect(frames("a[]").last?.map(\.text) == ["a"])
    #expect(frames("a[] ").last?.map(\.text) == ["a[]"])
  }

  @Test("the bracket of code and formulas is shown, and that of a task only as its box")
  func bracketsElsewhere() {
    #expect(frames("`a[i").last?.map(\.text) == ["`a[i"])
    #expect(frames("    a[i").last?.map(\.text) == ["│ a[i"])
    #expect(frames("- b\n  ```\n  a[i").last?.map(\.text).last == "  │ a[i")
    #expect(frames("$$\na[i").last?.map(\.text) == ["$$", "a[i"])
    #expect(frames("$a[i").last?.map(\.text) == ["$a[i"])
    #expect(frames("x[^1").last?.map(\.text) == ["x[^1"])
    #expect(frames("https://a.example/[b").last?[0].text.hasPrefix("https://a.example/[b") == true)
    for rows in frames("- [ ] tea\n- [x] milk\n\n1. [X] rice") {
      #expect(!rows.contains { $0.text.contains { "[]xX".contains($0) } })
    }
    #expect(frames("- [ ] tea\n- [x] milk").last?.map(\.text) == ["☐ tea", "☑ milk"])
  }

  @Test("what only looks like half a link stays as it is")
  func noLink() {
    #expect(frames("`a[0](x`").last?.map(\.text) == ["a[0](x"])
    #expect(frames("a](x").last?.map(\.text) == ["a](x"])
    #expect(frames("    [a](x").last?.map(\.text) == ["│ [a](x"])
    #expect(frames("[a](x y").last?.map(\.text) == ["[a](x y"])
  }

  @Test("a formula that is not closed is not read as Markdown")
  func halfFormula() {
    for text in [
      #"so $\bar{x}_{a} + \bar{y}_{b}$"#, "$$\n- a_1 * b_1\n- c_2 * d_2\n$$",
      "\\[\n# x_{1}\n= *y_{1}*\n\\]", #"\(\hat a_{i} * \hat b_{i} *\)"#,
    ] {
      for rows in frames(text).dropLast(2) {
        #expect(rows.flatMap(\.runs).allSatisfy { $0.style == theme.text }, "\(rows.map(\.text))")
        #expect(rows.count <= text.count { $0 == "\n" } + 1)
      }
    }
  }
}
