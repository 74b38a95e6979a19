import Testing

@testable import QukaText

@Suite("Markdown as plain text") struct PlainTextTests {
  private func plain(_ text: String) -> String { PlainText.of(text.utf8) }

  @Test("marks go, words stay, and no line is broken")
  func words() {
    let long = String(repeating: "long ", count: 60) + "line"
    #expect(
      plain("# A *big* title\n\nSome **bold** `code`.\nOn") == "A big title\n\nSome bold code.\nOn")
    #expect(plain(long) == long)
    #expect(plain("") == "")
  }

  @Test("code keeps its blanks, and lists their numbers and depth")
  func structure() {
    #expect(plain("Run:\n```sh\n  ls\n\n\tcat\n```\nDone") == "Run:\n\n  ls\n\n\tcat\n\nDone")
    #expect(plain("3. a\n4. b\n   - c\n   - [x] d") == "3. a\n4. b\n   - c\n   - [x] d")
    #expect(plain("> quoted\n>\n> more") == "quoted\n\nmore")
    #expect(plain("| a | b |\n|---|---|\n| 1 | *2* |") == "a\tb\n1\t2")
  }

  @Test("links have their addresses below")
  func links() {
    #expect(
      plain("See [this](https://example.com/a).") == "See this[1].\n\n[1] https://example.com/a")
  }

  @Test("a character that is written as an entity controls no terminal")
  func entities() {
    let text = plain("a&#27;]52;c;aGk=&#7; &#x202E;b `\u{1B}`")
    #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E })
  }

  @Test("long tables and lists come whole, in one piece")
  func long() {
    let rows = (1...5_000).map { "| \($0) | x |" }.joined(separator: "\n")
    let table = plain("| a | b |\n|---|---|\n" + rows)
    #expect(table == "a\tb\n" + (1...5_000).map { "\($0)\tx" }.joined(separator: "\n"))
    let items = (1...5_000).map { "\($0). item" }.joined(separator: "\n")
    #expect(plain(items) == items)
  }
}

@Suite("Markdown that others can follow") struct ClosedMarkdownTests {
  @Test(
    "what is open is closed",
    arguments: [
      ("```c\nint", "```c\nint\n```"), ("````\n```\nx", "````\n```\nx\n````"),
      ("~~~\n```\nx", "~~~\n```\nx\n~~~"), ("a\n\n<!-- x", "a\n\n<!-- x\n-->"),
      ("<script>\n\nx", "<script>\n\nx\n</script>"),
    ])
  func closed(text: String, expected: String) { #expect(ClosedMarkdown.of(text) == expected) }

  @Test(
    "what is whole stays as it was written",
    arguments: [
      "", "plain", "# Title\n\ntext", "```\nx\n```", "- a\n  ```\n  x", "> ```\n> x", "a < b",
      "1 <!-- 2",
      "text `code", "a\n---\nb", "<div>\nx",
    ])
  func whole(text: String) { #expect(ClosedMarkdown.of(text) == text) }

  @Test("a fence is longer than any in it")
  func fence() {
    #expect(ClosedMarkdown.fenced("a\n````\nb") == "`````\na\n````\nb\n`````")
    #expect(ClosedMarkdown.fenced("x\n", language: "md") == "```md\nx\n```")
  }
}
