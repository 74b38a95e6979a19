import QukaTestSupport
import Testing

@testable import QukaText

@Suite("Display width")
struct DisplayWidthTests {
  @Test(
    "clusters have the width that terminals give them",
    arguments: [
      ("a", 1), ("é", 1), ("e\u{301}", 1), ("漢", 2), ("カ", 2), ("ｶ", 1), ("Ａ", 2), ("한", 2),
      ("\u{1112}\u{1161}\u{11AB}", 2), ("👍", 2), ("👍🏽", 2), ("👨‍👩‍👧‍👦", 2), ("🇩🇪", 2), ("❤", 1),
      ("❤️", 2), ("☂", 1), ("⌚", 2), ("1️⃣", 2), ("1", 1), ("\u{301}", 0), ("\u{200B}", 0),
      ("\u{AD}", 0),
      ("→", 1), ("…", 1), ("●", 1), ("│", 1), ("\u{1B}", 1), ("\t", 1), ("\u{9B}", 1),
      ("\u{202E}", 1), ("🏳️‍🌈", 2), ("🫩", 2), ("\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}", 2), ("", 0),
    ] as [(String, Int)])
  func clusterWidths(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test("the ranges of the table ascend, are disjoint and hold nothing of ASCII but emoji bases")
  func tableIsOrdered() {
    let tables = [
      WidthTable.zero, WidthTable.wide, WidthTable.emojiBase, WidthTable.spacing,
      WidthTable.linking,
    ]
    for table in tables {
      #expect(table.count.isMultiple(of: 2))
      for index in stride(from: 0, to: table.count, by: 2) {
        #expect(table[index] <= table[index + 1])
        if index > 0 { #expect(table[index - 1] + 1 < table[index]) }
      }
      #expect(table.allSatisfy { $0 <= 0x10FFFF })
    }
    #expect(WidthTable.zero[0] > 0x7F && WidthTable.wide[0] > 0x7F)
    #expect(!WidthTable.unicodeVersion.isEmpty)
  }

  @Test("no scalar is both wide and of no width")
  func tableIsConsistent() {
    let wide = Set(scalars(of: WidthTable.wide))
    #expect(scalars(of: WidthTable.zero).allSatisfy { !wide.contains($0) })
    #expect(scalars(of: WidthTable.emojiBase).allSatisfy { !wide.contains($0) })
  }

  @Test("the scanner's short cut agrees with the table and with grapheme breaking")
  func simpleScalarsAreSimple() throws {
    let zero = Set(scalars(of: WidthTable.zero))
    let wide = Set(scalars(of: WidthTable.wide))
    for value in UInt32(0)...0xFFFF {
      guard let width = ClusterScanner.simpleWidth(value) else { continue }
      let scalar = try #require(Unicode.Scalar(value))
      #expect(width == (wide.contains(value) ? 2 : zero.contains(value) ? 0 : 1), "U+\(value)")
      let isJoiner = String(String.UnicodeScalarView(["漢", scalar, "a"])).count != 3
      #expect(!isJoiner, "\(scalar)")
    }
  }

  @Test("scanned clusters are the standard library's, whatever is put together, or pieces of them")
  func scannerCutsLikeTheLibrary() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<500 {
      // A mark that joins the letter after it (Prepend) is cut off by the scanner's short cut.
      let pieces = TextPieces.text(length: 8, using: &generator)
      let text = String(
        String.UnicodeScalarView(pieces.unicodeScalars.filter { $0 != "\u{600}" }))
      let ends = text.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.utf8.count) }
      let joined = DisplayWidth.$rules.withValue(ColumnRules(joinsSigns: true, joinsLetters: true))
      {
        self.ends(text)
      }
      #expect(joined == ends, "\(text.debugDescription)")
      #expect(Set(self.ends(text)).isSuperset(of: ends), "\(text.debugDescription)")
    }
  }

  private func ends(_ text: String) -> [Int] {
    text.withClusters { scanner in
      var ends = [0]
      while let cluster = scanner.next() { ends.append(cluster.end) }
      return ends
    }
  }

  private func scalars(of table: [UInt32]) -> [UInt32] {
    stride(from: 0, to: table.count, by: 2).flatMap { Array(table[$0]...table[$0 + 1]) }
  }
}
