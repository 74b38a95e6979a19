import Testing

@testable import QukaTUI
@testable import QukaText

@Suite("Syllables")
struct SyllablesTests {
  private static let apart = ColumnRules()
  private static let signsJoined = ColumnRules(joinsSigns: true)
  private static let joined = ColumnRules(joinsSigns: true, joinsLetters: true)

  private func pieces(_ text: String, _ rules: ColumnRules) -> [String] {
    DisplayWidth.$rules.withValue(rules) {
      text.withClusters { scanner in
        var pieces: [String] = []
        while let cluster = scanner.next() {
          if cluster.width > 0 { pieces.append(scanner.text(of: cluster)) }
        }
        return pieces
      }
    }
  }

  /// Equal scalars, not equal by canonical equivalence, which pieces need not be.
  private func expect(_ text: String, _ rules: ColumnRules, _ expected: [String]) {
    let pieces = pieces(text, rules)
    #expect(pieces.map { Array($0.unicodeScalars) } == expected.map { Array($0.unicodeScalars) })
    #expect(DisplayWidth.$rules.withValue(rules) { DisplayWidth.of(text) } == expected.count)
  }

  @Test("apart, each letter and each sign beside a letter is a piece of one column")
  func apart() {
    expect(
      "\u{939}\u{93F}\u{928}\u{94D}\u{926}\u{940}", Self.apart,
      ["\u{939}", "\u{93F}", "\u{928}\u{94D}", "\u{926}", "\u{940}"])
    expect("\u{B95}\u{BCA}", Self.apart, ["\u{B95}", "\u{BCA}"])
    expect("\u{995}\u{9C1}", Self.apart, ["\u{995}\u{9C1}"])
    expect("\u{1000}\u{102C}\u{1038}", Self.apart, ["\u{1000}", "\u{102C}", "\u{1038}"])
    expect("\u{E19}\u{E49}\u{E33}", Self.apart, ["\u{E19}\u{E49}", "\u{E33}"])
  }

  @Test("where signs are joined, they belong to the letter before them, graphemes of their own too")
  func signsJoined() {
    expect(
      "\u{938}\u{94D}\u{924}\u{94D}\u{930}\u{940}", Self.signsJoined,
      ["\u{938}\u{94D}", "\u{924}\u{94D}", "\u{930}\u{940}"])
    expect("\u{1000}\u{102C}\u{1038}", Self.signsJoined, ["\u{1000}\u{102C}\u{1038}"])
  }

  @Test("where all is joined, a conjunct with its sign has one column; sara am keeps its own")
  func joined() {
    expect(
      "\u{938}\u{94D}\u{924}\u{94D}\u{930}\u{940}", Self.joined,
      ["\u{938}\u{94D}\u{924}\u{94D}\u{930}\u{940}"])
    let am = "\u{E19}\u{E49}\u{E33}"
    #expect(pieces(am, Self.joined) == [am])
    #expect(DisplayWidth.$rules.withValue(Self.joined) { DisplayWidth.of(am) } == 2)
  }

  @Test("other scripts, emoji and jamo are not cut")
  func others() {
    for text in [
      "e\u{301}", "👩\u{200D}💻", "🇩🇪", "\u{1112}\u{1161}\u{11AB}", "한", "1\u{FE0F}\u{20E3}",
    ] {
      for rules in [Self.apart, Self.signsJoined, Self.joined] {
        #expect(pieces(text, rules) == [text])
      }
    }
  }

  @Test("what ncurses gets, and what is written over it")
  func cells() {
    func placed(_ text: String, _ syllables: Syllables) -> String {
      let scalars = CellText.placed(Array(text.unicodeScalars), syllables)
      return String(String.UnicodeScalarView(scalars))
    }
    func whole(_ text: String, _ syllables: Syllables) -> String? {
      CellText.whole(
        Array(text.unicodeScalars), width: 1, in: TerminalWidths(syllables: syllables))
    }
    // A letter with a joining sign and a joiner, as a piece of a conjunct.
    #expect(placed("\u{915}\u{94D}\u{200D}", .apart) == "\u{915}\u{94D}")
    #expect(placed("\u{915}\u{94D}", .unknown) == "\u{915}")
    #expect(placed("\u{93E}", .unknown) == " ")
    #expect(placed("\u{93E}", .apart) == "\u{93E}")
    #expect(whole("\u{915}\u{94D}", .apart) == nil)
    #expect(placed("\u{915}\u{902}\u{93E}", .signsJoined) == "\u{915}\u{902}")
    #expect(whole("\u{915}\u{93E}", .signsJoined) == "\u{915}\u{93E}")
    #expect(whole("\u{915}\u{94D}", .signsJoined) == nil)
    #expect(placed("\u{915}\u{94D}\u{937}", .joined) == "\u{915}")
    #expect(whole("\u{915}\u{94D}\u{937}", .joined) == "\u{915}\u{94D}\u{937}")
    #expect(whole("\u{915}", .joined) == nil)
    // Not known to the Unicode that terminals have in common.
    #expect(whole("\u{11380}\u{113B8}", .joined) == nil)
  }

  @Test("rows of a syllabic script are as wide as they may be, by every rule")
  func wrapping() {
    let line = StyledLine("यह एक छोटा सा हिन्दी वाक्य है। স্ত্রী மொழி မြန်မာစာ ภาษาน้ำ")
    for rules in [Self.apart, Self.signsJoined, Self.joined] {
      DisplayWidth.$rules.withValue(rules) {
        for width in 1...20 {
          let rows = LineBreaker(width: width).wrap(line)
          #expect(rows.allSatisfy { DisplayWidth.of($0) <= width }, "\(width)")
        }
      }
    }
  }
}
