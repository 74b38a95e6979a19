import Testing

@testable import QukaWire

@Suite("Texts in code points") struct CodePointTests {
  @Test(
    "they are counted as Unicode counts them",
    arguments: [
      "", "a", "é", "e\u{301}", "漢字", "👩‍🚀🐨", "a\u{0}b\r\n", String(repeating: "漢a🐨", count: 10_000),
    ])
  func count(_ text: String) {
    #expect(text.codePointCount == text.unicodeScalars.count)
    let part = String(("x" + text).dropFirst())
    #expect(part.codePointCount == text.unicodeScalars.count)
  }

  @Test("a text is cut between them, with an ellipsis, and stays when it fits")
  func cut() {
    let text = "e\u{301}漢🐨"
    #expect(text.cut(toCodePoints: 4) == text)
    #expect(text.cut(toCodePoints: 3) == "e\u{301}漢…")
    #expect(text.cut(toCodePoints: 1) == "e…")
    #expect(text.cut(toCodePoints: 0) == "…")
    #expect("".cut(toCodePoints: 0) == "")
  }
}
