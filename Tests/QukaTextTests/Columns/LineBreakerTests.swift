import QukaTestSupport
import Testing

@testable import QukaText

@Suite("Line breaker")
struct LineBreakerTests {
  private func wrap(_ text: String, _ width: Int) -> [String] {
    LineBreaker(width: width).wrap(StyledLine(text)).map(\.text)
  }

  @Test("rows end at spaces, which are dropped there")
  func breaksAtSpaces() {
    #expect(wrap("the quick  brown fox", 9) == ["the quick", "brown fox"])
    #expect(wrap("the quick", 9) == ["the quick"])
    #expect(wrap("ab   ", 3) == ["ab "])
    #expect(wrap("", 5) == [""])
    #expect(wrap("      word", 4) == ["word"])
    #expect(wrap("  indented text", 10) == ["  indented", "text"])
  }

  @Test("rows end after hyphens inside of words, not after leading ones")
  func breaksAfterHyphens() {
    #expect(wrap("well-known fact", 7) == ["well-", "known", "fact"])
    #expect(wrap("use -verbose now", 8) == ["use", "-verbose", "now"])
    #expect(wrap("a --dry-run", 6) == ["a", "--dry-", "run"])
  }

  @Test("a row has no more of an endless cluster than is drawn, in one style or in several")
  func endlessClusters() {
    let marks = String(repeating: "\u{301}", count: 10_000)
    let one = wrap("an e\(marks) and more", 8)
    #expect(one.map(\.count) == ["an e and".count, "more".count])
    #expect(one[0].utf8.count < 100)
    let styles = StyledLine([
      StyledRun("an e\(marks)"), StyledRun(marks, Style(.terminal, on: .terminal, .bold)),
      StyledRun("!"),
    ])
    let several = LineBreaker(width: 8).wrap(styles).map(\.text)
    #expect(several.map(\.count) == ["an e!".count])
    #expect(several[0].utf8.count < 100)
  }

  @Test("words longer than a row are cut between clusters")
  func cutsLongWords() {
    #expect(wrap("abcdefghij", 4) == ["abcd", "efgh", "ij"])
    #expect(wrap("ab abcdefgh", 4) == ["ab", "abcd", "efgh"])
    #expect(wrap("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 5) == ["👨‍👩‍👧‍👦👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"])
  }

  @Test("East Asian rows neither start with closing nor end with opening punctuation")
  func obeysKinsoku() {
    #expect(wrap("漢字仮名。交じり", 8) == ["漢字仮", "名。交じ", "り"])
    #expect(wrap("これは「引用」です", 8) == ["これは", "「引用」", "です"])
    #expect(wrap("东西，很好！", 4) == ["东", "西，", "很", "好！"])
    #expect(wrap("漢字English漢字", 9) == ["漢字", "English漢", "字"])
  }

  @Test("wide clusters become stand-ins where rows have one column")
  func narrowest() {
    #expect(wrap("a漢b", 1) == ["a", "\u{FFFD}", "b"])
    #expect(wrap("a漢b", 0) == ["a", "\u{FFFD}", "b"])
  }

  @Test("indents stand before the rows and take part in the width")
  func indents() {
    let bold = Style(.terminal, [.bold])
    let breaker = LineBreaker(
      width: 8, first: StyledLine("• ", bold), hanging: StyledLine("  "))
    let rows = breaker.wrap(StyledLine([StyledRun("one "), StyledRun("two three", bold)]))
    #expect(rows.map(\.text) == ["• one", "  two", "  three"])
    #expect(rows[0].runs == [StyledRun("• ", bold), StyledRun("one")])
    #expect(rows[2].runs == [StyledRun("  ", .plain, .frame), StyledRun("three", bold)])
    #expect(
      LineBreaker(width: 3, first: StyledLine("12. ")).wrap(StyledLine("a b")).map(\.text) == [
        "a b"
      ])
  }

  @Test("an address is cut at the last column and keeps its spaces")
  func cutsAnywhere() {
    let breaker = LineBreaker(width: 6, hanging: StyledLine("↪ "), mode: .anywhere)
    let rows = breaker.wrap(StyledLine("  let  x = 1"))
    #expect(rows.map(\.text) == ["  let ", "↪  x =", "↪  1"])
  }

  @Test("code is cut behind a blank near the row's end, else at the last column, and loses nothing")
  func cutsCode() {
    func rows(_ code: String) -> [String] {
      LineBreaker(width: 12, hanging: StyledLine("↪ "), mode: .code).wrap(StyledLine(code))
        .map(\.text)
    }
    #expect(rows("// a comment that goes on") == ["// a comment", "↪  that goes", "↪  on"])
    #expect(rows("let first = second") == ["let first = ", "↪ second"])
    #expect(rows("call(first, second)") == ["call(first, ", "↪ second)"])
    #expect(rows("a bcdefghijklmnop") == ["a bcdefghijk", "↪ lmnop"])
    #expect(rows("漢字 漢字漢字漢字") == ["漢字 漢字漢", "↪ 字漢字"])
  }

  @Test(
    "code without a blank near the row's end is cut behind punctuation, not in numbers or operators"
  )
  func cutsCodeBehindPunctuation() {
    func rows(_ code: String) -> [String] {
      LineBreaker(width: 12, mode: .code).wrap(StyledLine(code)).map(\.text)
    }
    #expect(rows("call.first(second)") == ["call.first(", "second)"])
    #expect(rows("/usr/share/quka/x") == ["/usr/share/", "quka/x"])
    #expect(rows("one-two-three-four") == ["one-two-", "three-four"])
    #expect(rows("x=1234567.8901") == ["x=1234567.89", "01"])
    #expect(rows("abcdefghi->next") == ["abcdefghi->", "next"])
  }

  @Test("no row of code holds nothing but its indentation")
  func indentationIsNoContent() {
    let breaker = LineBreaker(width: 12, mode: .code)
    let rows = breaker.wrap(StyledLine("          abcdefghijkl")).map(\.text)
    #expect(rows == ["          ab", "cdefghijkl"])
  }

  @Test("no row exceeds the width, and nothing but spaces at row ends is lost")
  func laws() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<1_500 {
      let text = TextPieces.text(
        length: Int.random(in: 0...30, using: &generator), using: &generator)
      let width = Int.random(in: 1...20, using: &generator)
      let mode =
        [LineBreaker.Mode.words, .anywhere, .code].randomElement(using: &generator) ?? .code
      let indent = StyledLine(Bool.random(using: &generator) ? "│ " : "")
      let line = StyledLine(
        [StyledRun(text), StyledRun("x"), StyledRun(text, Style(.ansi(1)))])
      let rows = LineBreaker(width: width, hanging: indent, mode: mode).wrap(line)
      #expect(rows.allSatisfy { DisplayWidth.of($0) <= width }, "\(text.debugDescription) \(width)")
      guard width > 3 else { continue }
      let hasIndent = indent.runs.isEmpty ? 0 : 2
      let joined = rows.enumerated().reduce(into: "") { joined, row in
        joined += String(row.element.text.unicodeScalars.dropFirst(row.offset == 0 ? 0 : hasIndent))
      }
      if mode != .words {
        #expect(Array(joined.unicodeScalars) == Array(line.text.unicodeScalars))
      } else {
        #expect(withoutSpaces(joined) == withoutSpaces(line.text), "\(text.debugDescription)")
      }
    }
  }

  private func withoutSpaces(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { $0 != " " && $0 != "\t" && $0 != "\u{200B}" }
  }
}
