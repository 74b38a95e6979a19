import QukaTestSupport
import Testing

@testable import QukaText

@Suite("Markdown laws")
struct MarkdownLawTests {
  private func whole(_ text: String, width: Int) -> [StyledLine] {
    var renderer = MarkdownRenderer(width: width, theme: .standard)
    renderer.update(text, isFinal: true)
    return renderer.rows
  }

  /// Feeds a text in pieces, cut between scalars, and checks on the way that settled rows stay.
  private func chunked(
    _ text: String, width: Int, longest: Int, checksRows: Bool,
    using generator: inout SeededGenerator
  ) -> [StyledLine] {
    var renderer = MarkdownRenderer(width: width, theme: .standard)
    let scalars = Array(text.unicodeScalars)
    var end = 0
    var settled: [StyledLine] = []
    while end < scalars.count {
      end = min(scalars.count, end + Int.random(in: 1...longest, using: &generator))
      renderer.update(
        String(String.UnicodeScalarView(scalars[..<end])), isFinal: false)
      let rows = Array(renderer.rows.prefix(renderer.settledRows))
      if checksRows {
        #expect(rows.count >= settled.count && rows.prefix(settled.count).elementsEqual(settled))
      }
      settled = rows
    }
    renderer.update(text, isFinal: true)
    if checksRows, !text.contains("]:") {
      #expect(renderer.rows.prefix(settled.count).elementsEqual(settled))
    }
    return renderer.rows
  }

  @Test("any chunking of the corpus ends in the rows of one shot, and settled rows stay")
  func chunkingCorpus() {
    var generator = SeededGenerator(seed: 5)
    for document in MarkdownCorpus.documents {
      for width in [12, 40, 90] {
        let expected = whole(document, width: width)
        for longest in [1, 3, 17, 80] {
          let rows = chunked(
            document, width: width, longest: longest, checksRows: true, using: &generator)
          #expect(rows == expected, "\(document.debugDescription)")
        }
      }
    }
  }

  @Test("any chunking of random mixtures ends in the rows of one shot, and settled rows stay")
  func chunkingMixtures() {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<250 {
      let text = MarkdownCorpus.mixture(using: &generator)
      let rows = chunked(text, width: 30, longest: 12, checksRows: true, using: &generator)
      let expected = whole(text, width: 30)
      #expect(rows == expected, "\(text.debugDescription)")
    }
  }

  @Test("texts over the bounds end alike, too, and lose nothing")
  func chunkingLargeTexts() {
    var generator = SeededGenerator(seed: 7)
    let texts = [
      String(repeating: "word and word ", count: 900) + "\n\nafter *it*",
      "# h\n" + String(repeating: "line\n", count: 1_800) + "|-|\n\nafter",
      "|a|b|\n|-|-|\n" + String(repeating: "|cell one|cell two|\n", count: 900) + "\nafter",
      "- x\n" + String(repeating: "- item\n\n  more\n", count: 400) + "\nafter",
      "1. x\n   ```\n" + String(repeating: "   code\n", count: 600) + "   ```\n2. y",
    ]
    for text in texts {
      let rows = chunked(text, width: 60, longest: 900, checksRows: false, using: &generator)
      let expected = whole(text, width: 60)
      #expect(rows == expected, "\(text.prefix(30))")
      let words = expected.reduce(into: "") { $0 += $1.text }.filter(\.isLetter)
      #expect(words.count >= text.filter(\.isLetter).count)
    }
  }

  @Test("a small budget ends in the same rows, a little at a time")
  func budget() {
    for document in [MarkdownCorpus.documents.joined(separator: "\n\n"), "[a]\n\n[a]: b\n"] {
      let text = String(repeating: document, count: 6)
      var renderer = MarkdownRenderer(width: 50, theme: .standard)
      var calls = 0
      repeat {
        renderer.update(text, isFinal: true, budget: 500)
        calls += 1
      } while renderer.isBehind
      #expect(renderer.rows == whole(text, width: 50))
      #expect(calls > 1 || text.utf8.count < 500)
    }
  }
}
