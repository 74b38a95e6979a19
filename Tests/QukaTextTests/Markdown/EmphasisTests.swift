import FoundationEssentials
import Testing

@testable import QukaText

@Suite("Emphasis beside punctuation")
struct EmphasisTests {
  /// The sentences of `Corpus/emphasis.txt`.
  private func corpus(file: String = #filePath) throws -> [(source: String, shown: String)] {
    let path = URL(filePath: file).deletingLastPathComponent().appending(
      path: "Corpus/emphasis.txt")
    return try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { line in
        let sides = line.split(separator: " => ", maxSplits: 1)
        return (String(sides[0]), String(sides[1]))
      }
  }

  private func shown(_ source: String) -> String {
    let pieces = MarkdownReading.pieces(of: [Array(source.utf8)])
    guard case .block(let block) = pieces.first, case .paragraph(let spans) = block.kind else {
      return "no paragraph"
    }
    let names: [(MarkdownSpan.Traits, String)] = [
      (.strong, "b"), (.emphasis, "i"), (.strikethrough, "s"), (.code, "c"),
    ]
    return spans.map { span in
      let style = names.filter { span.traits.contains($0.0) }.map(\.1).joined()
      return style.isEmpty ? span.text : "{\(style) \(span.text)}"
    }.joined()
  }

  @Test("every sentence of the corpus has the spans that its readers expect")
  func sentences() throws {
    let corpus = try corpus()
    #expect(corpus.count >= 200)
    for sentence in corpus { #expect(shown(sentence.source) == sentence.shown) }
  }

  @Test("it makes no difference where a sentence is cut while it streams")
  func streamed() throws {
    for sentence in try corpus() {
      var growing = MarkdownRenderer(width: 60, theme: .standard)
      var text = ""
      for character in sentence.source {
        text.append(character)
        growing.update(text, isFinal: false)
      }
      growing.update(text, isFinal: true)
      var whole = MarkdownRenderer(width: 60, theme: .standard)
      whole.update(text, isFinal: true)
      #expect(growing.rows == whole.rows)
    }
  }

  @Test(
    "code, links and HTML beside such signs are as they were written",
    arguments: [
      ("`是**「x」**的`", "{c 是**「x」**的}"), ("是**`「x」`**的", "是{bc 「x」}的"),
      (#"是\*\*「x」\*\*的"#, "是**「x」**的"), ("是<b a=\"*「\">", "是<b a=\"*「\">"),
    ])
  func elsewhere(source: String, text: String) {
    #expect(shown(source) == text)
  }

  @Test("the private use area comes through, whichever part of it a text uses")
  func privateUse() {
    let all = (0xE000...0xF8FF).compactMap { Unicode.Scalar($0).map(Character.init) }
    let oneOfEach = String(stride(from: 0, to: all.count, by: 64).map { all[$0] })
    #expect(shown(oneOfEach + "**a**") == oneOfEach + "{b a}")
    for start in stride(from: 0, to: all.count - 63, by: 64) {
      let some = String(all[start..<(start + 64)])
      #expect(shown("\(some)是**「x」**的") == "\(some)是{b 「x」}的")
    }
    #expect(shown("&#xE000;&#57345;是**「x」**的") == "\u{E000}\u{E001}是{b 「x」}的")
  }
}
