import QukaTestSupport
import Testing

@testable import QukaText

/// Streamed in whatever way, the structure of every example of the CommonMark and GFM specifications ends as
/// cmark-gfm's own tree of the whole text.
@Suite("Markdown specification examples")
struct SpecificationTests {
  /// Where we mean to differ: GFM 204 drops the cells beyond a table's header, we show them.
  private static let differences = [
    "Tables (extension) 204": ("baz", "baz | boo")
  ]

  private func expected(_ example: SpecificationExample, _ text: String) -> String {
    let outline = CMarkOutline.of(text)
    guard let (theirs, ours) = Self.differences["\(example.section) \(example.example)"] else {
      return outline
    }
    return outline.replacing(theirs, with: ours)
  }

  private func check(_ cut: (String) -> [[UInt8]]) throws {
    let examples = try SpecificationExample.all()
    #expect(examples.count == 696)
    for example in examples {
      // What came over the wire has passed the gate, which shows control characters.
      let text = TextGate.neutralize(example.markdown)
      let parts = cut(text)
      #expect(parts.joined().elementsEqual(text.utf8))
      let expected = expected(example, text)
      let found = PieceOutline.of(MarkdownReading.pieces(of: parts))
      #expect(
        found == expected, "\(example.section) \(example.example): \(text.debugDescription)")
    }
  }

  @Test("whole, they end as cmark-gfm's tree")
  func whole() throws {
    try check { [Array($0.utf8)] }
  }

  @Test("line by line, they end as cmark-gfm's tree")
  func lines() throws {
    try check { text in
      text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) + [0x0A] }
        .dropLast() + []
    }
  }

  @Test("character by character, they end as cmark-gfm's tree")
  func characters() throws {
    try check { $0.unicodeScalars.map { Array(String($0).utf8) } }
  }

  @Test("in random chunks, they end as cmark-gfm's tree", arguments: 1...3)
  func chunks(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    try check { text in
      var rest = Array(text.utf8)[...]
      var parts: [[UInt8]] = []
      while !rest.isEmpty {
        let length = Int.random(in: 1...12, using: &generator)
        parts.append(Array(rest.prefix(length)))
        rest = rest.dropFirst(length)
      }
      return parts
    }
  }

  @Test("what the screen shows while an example grows ends in the rows of the whole")
  func rows() throws {
    var generator = SeededGenerator(seed: 4)
    for example in try SpecificationExample.all() {
      let text = TextGate.neutralize(example.markdown)
      var whole = MarkdownRenderer(width: 60, theme: .standard)
      whole.update(text, isFinal: true)
      var growing = MarkdownRenderer(width: 60, theme: .standard)
      var scalars = text.unicodeScalars[...]
      var shown = String.UnicodeScalarView()
      while !scalars.isEmpty {
        let length = Int.random(in: 1...10, using: &generator)
        shown += scalars.prefix(length)
        scalars = scalars.dropFirst(length)
        growing.update(String(shown), isFinal: scalars.isEmpty)
      }
      #expect(growing.rows == whole.rows, "\(example.section) \(example.example)")
    }
  }
}
