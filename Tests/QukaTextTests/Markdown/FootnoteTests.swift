import Testing

@testable import QukaText

@Suite("Footnotes") struct FootnoteTests {
  private func rows(_ text: String, pieces: Int = .max) -> [StyledLine] {
    var renderer = MarkdownRenderer(width: 60, theme: .standard)
    var end = text.startIndex
    while end < text.endIndex, pieces != .max {
      end = text.index(end, offsetBy: pieces, limitedBy: text.endIndex) ?? text.endIndex
      renderer.update(String(text[..<end]), isFinal: false)
    }
    renderer.update(text, isFinal: true)
    return renderer.rows
  }

  private func text(_ source: String, pieces: Int = .max) -> [String] {
    rows(source, pieces: pieces).map(\.text)
  }

  private static let answer = """
    It is so[^1], and not so[^2][^3].

    ## Why[^2]

    | a | b |
    |---|---|
    | x[^1] | 10[^2] |

    [^1]: The first note,
    on two lines.
    [^2]: The **second** one.
    [^3]: The third.
    """

  @Test("a reference is a raised number, and a note stands where it was written")
  func looks() {
    #expect(
      text(Self.answer) == [
        "It is so¹, and not so² ³.", "", "Why²", "", "┌─────┬──────┐", "│ a   │ b    │",
        "├─────┼──────┤", "│ x ¹ │ 10 ² │", "└─────┴──────┘", "", "¹ The first note,",
        "on two lines.", "² The second one.", "³ The third.",
      ])
  }

  @Test("its marks look like those of sources, and its text is muted")
  func styles() {
    let runs = rows(Self.answer).flatMap(\.runs)
    #expect(runs.contains { $0.text == "¹" && $0.style == Theme.standard.citation })
    #expect(runs.contains { $0.text.hasSuffix("The third.") && $0.style == Theme.standard.muted })
    #expect(runs.contains { $0.text == "It is so" && $0.style == Theme.standard.text })
  }

  @Test("streamed in pieces of any size it ends as it does when it comes whole", arguments: 1...9)
  func streamed(_ pieces: Int) {
    #expect(rows(Self.answer, pieces: pieces) == rows(Self.answer))
  }

  @Test(
    "what has no note is no reference, and neither is what stands in code or an address",
    arguments: [
      "A pattern [^1] or [^abc] says what not.", "`[^1]` and `x[^1]`", "[^]: not this",
      "[^ 1]: b c",
      "text [^1]: no note within a line", "[^a b]: two words",
    ])
  func others(_ source: String) {
    #expect(text(source) == [source.replacing("`", with: "")])
  }

  @Test("code and addresses stay as they are even if there is a note of that label")
  func untouched() {
    let rows = text("`a[^1]` <https://a.b/[^1]>\n\n[^1]: A note.")
    #expect(rows.first?.hasPrefix("a[^1] https://a.b/") == true)
    #expect(rows.first?.contains("¹") == false)
  }

  @Test("labels that are no numbers stay as they were written")
  func named() {
    let source = "So[^note] and [^other].\n\n[^note]: A note."
    #expect(text(source) == ["So[^note] and [^other].", "", "[^note]: A note."])
    let marks = rows(source).flatMap(\.runs).filter { $0.style == Theme.standard.citation }
    #expect(marks.map(\.text) == ["[^note]", "[^note]:"])
  }

  @Test("numbered links keep their numbers, and a note that is an address is one of them")
  func links() {
    #expect(
      text("[a](https://a.b)[^1] b[^2]\n\n[^1]: A note.\n\n[^2]: https://c.d") == [
        "a[1]¹ b ²[2]", "", "¹ A note.", "", "[1] https://a.b", "[2] https://c.d",
      ])
  }

  @Test("an endless row of marks is laid out like any other text")
  func hostile() {
    let source = String(repeating: "[^1]", count: 20_000) + "\n\n[^1]: A note."
    #expect(rows(source).count > 100)
    let open = String(repeating: "[^", count: 20_000)
    #expect(rows(open).map(\.text).joined().count == open.count)
  }
}
