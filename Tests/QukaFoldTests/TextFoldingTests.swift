import QukaTestSupport
import Testing

@testable import QukaFold

@Suite("Folding of texts") struct TextFoldingTests {
  private func folded(_ text: String, _ folding: TextFolding = TextFolding()) -> String {
    String(String.UnicodeScalarView(folding.scalars(of: text).compactMap(Unicode.Scalar.init)))
  }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test(
    "case, accents and width do not count",
    arguments: [
      ("Caf\u{E9} CAFE\u{301}", "cafe cafe"), ("ＡＢＣ　１２％", "abc 12%"),
      ("ﾊﾝｶｸ ｶﾞｷﾞ ﾊﾟ", "ハンカク カ\u{3099}キ\u{3099} ハ\u{309A}"),
      ("ﬁne oﬃce ﬅ", "fine office st"), ("Straße STRASSE GROẞ", "strasse strasse gross"),
      ("İstanbul ISTANBUL ısı", "istanbul istanbul isi"),
      ("Øre Łódź Đà Æon œuvre", "ore lodz da aeon oeuvre"),
      ("ΟΔΌΣ οδός ᾳ", "οδοσ οδοσ α"), ("Ёлка Йод", "елка иод"), ("ſ K Å", "s k a"),
      ("tiếng Việt", "tieng viet"),
      ("שָׁלוֹם", "שלום"), ("أَحْمَد آ", "احمد ا"), ("a\u{A0}b\u{2009}c\u{3000}d", "a b c d"),
      ("Do\u{AD}nau\u{200B}dampf ☀\u{FE0F}", "donaudampf ☀"), ("ŉ ǆ ǅ Ǆ", "ʼn ǆ ǆ ǆ"),
      ("\u{F90A}\u{2F800}", "金丽"), ("𐐀", "𐐨"), ("", ""),
    ])
  func plain(_ text: String, _ expected: String) {
    #expect(bytes(folded(text)) == bytes(expected), "\(folded(text))")
  }

  @Test(
    "what is a letter of its own stays",
    arguments: ["か", "क़ि की कु", "ไทย", "漢字🙂👩‍👩‍👧", "½²①", "မြန်မာ", "தமிழ்"])
  func kept(_ text: String) {
    let scalars = TextFolding().scalars(of: text)
    let parts = text.unicodeScalars.flatMap { FoldTable.decomposed($0.value) }
    #expect(scalars == parts)
  }

  @Test("Hangul letter by letter is its syllables, whatever counts")
  func hangul() {
    for folding in [TextFolding(), TextFolding(keepsCase: true, keepsMarks: true)] {
      for text in ["한글", "각가", "힣"] {
        let letters = text.unicodeScalars.flatMap { scalar -> [UInt32] in
          let index = scalar.value - 0xAC00
          let trailing = index % 28
          return [0x1100 + index / 588, 0x1161 + index % 588 / 28]
            + (trailing == 0 ? [] : [0x11A7 + trailing])
        }
        let spelled = String(String.UnicodeScalarView(letters.compactMap(Unicode.Scalar.init)))
        #expect(folding.scalars(of: spelled) == text.unicodeScalars.map(\.value))
      }
    }
  }

  @Test("case and accents count where they are asked for, composition and width never")
  func kinds() {
    #expect(folded("Éa ＡÉ", TextFolding(keepsCase: true)) == "Ea AE")
    #expect(bytes(folded("É Ø", TextFolding(keepsMarks: true))) == bytes("e\u{301} ø"))
    let both = TextFolding(keepsCase: true, keepsMarks: true)
    #expect(bytes(folded("É ß ﬁ", both)) == bytes("E\u{301} ß fi"))
    let same = [
      "\u{1EC7}", "e\u{302}\u{323}", "e\u{323}\u{302}", "\u{EA}\u{323}", "\u{1EB9}\u{302}",
    ]
    #expect(Set(same.map { both.scalars(of: $0) }).count == 1)
    #expect(TextFolding(for: "cafe") == TextFolding())
    #expect(TextFolding(for: "Cafe") == TextFolding(keepsCase: true))
    #expect(TextFolding(for: "cafe\u{301}") == TextFolding(keepsMarks: true))
    #expect(TextFolding(for: "ÉØ") == both && TextFolding(for: "が 한글 漢") == TextFolding())
  }

  @Test(
    "with case and accents what is folded is canonically the same text, and folding twice changes nothing"
  )
  func laws() {
    var random = SeededGenerator(seed: 12)
    let pieces = [
      "a", "E", "é", "Å", "ß", "ı", "カ", "각", "漢", "🙂", " ", "\u{301}", "\u{323}", "\u{3099}",
      "\u{94D}",
      "क", "\u{1100}", "\u{1161}", "\u{11A8}",
    ]
    let other = ["Ａ", "ｶ", "\u{FF9E}", "ﬁ", "\u{AD}"]
    let both = TextFolding(keepsCase: true, keepsMarks: true)
    for step in 0..<2_000 {
      let some = step.isMultiple(of: 2) ? pieces : pieces + other
      let text = (0..<8).map { _ in some.randomElement(using: &random) ?? "" }.joined()
      if step.isMultiple(of: 2) { #expect(folded(text, both) == text) }
      for folding in [TextFolding(), both] {
        let once = folding.scalars(of: text)
        #expect(
          folding.scalars(of: folded(text, folding)) == once, "\(text.unicodeScalars.map(\.value))")
      }
    }
  }

  @Test("every scalar keeps its place, in order and within the text")
  func sources() {
    var folded = FoldedText()
    let text = "ﬁ\u{AD}e\u{302}\u{323}Ｘｶﾞ\u{1100}\u{1161}!"
    let end = folded.append(text.unicodeScalars, by: TextFolding(keepsMarks: true), from: 5)
    #expect(end == 5 + text.unicodeScalars.count)
    #expect(folded.sources == [5, 5, 7, 8, 9, 10, 11, 12, 13, 15])
  }

  @Test("a letter below marks without end costs no more than its marks")
  func marks() {
    let text = "e" + String(repeating: "\u{301}\u{323}", count: 100_000)
    let cost = ContinuousClock().measure {
      #expect(TextFolding(keepsMarks: true).scalars(of: text).count == 200_001)
      #expect(TextFolding().scalars(of: text) == [0x65])
    }
    #expect(cost < .seconds(10))
  }
}
