import Testing

@testable import QukaText

@Suite("Layout of difficult strings")
struct DifficultLayoutTests {
  private static let widths = 1...40

  @Test("no row is wider than its width, no cluster is cut, and nothing is lost", arguments: widths)
  func wrapping(_ width: Int) {
    for mode in [LineBreaker.Mode.words, .anywhere, .code] {
      for string in DifficultString.all {
        let text = string.gated
        let rows = LineBreaker(width: width, mode: mode).wrap(StyledLine(text)).map(\.text)
        #expect(rows.allSatisfy { DisplayWidth.of($0) <= width }, "\(string)")
        // In a single column stand-ins take the place of what is wider.
        guard width > 1 else { continue }
        #expect(areWhole(rows, of: text), "\(string): \(rows)")
      }
    }
  }

  /// Whether rows hold a text's clusters, each in one row, and as much of it as is drawn; spaces may be missing.
  private func areWhole(_ rows: [String], of text: String) -> Bool {
    let clusters = { (text: String) in
      text.withClusters { scanner in
        var clusters: [[UInt8]] = []
        while let cluster = scanner.next() {
          if BreakRules.isSpace(cluster) { continue }
          clusters.append(Array(scanner.text(of: cluster).utf8))
        }
        return clusters
      }
    }
    return rows.flatMap(clusters) == clusters(text)
  }

  @Test("cut text is a beginning of the text, of whole clusters, and fits", arguments: widths)
  func truncating(_ width: Int) {
    for string in DifficultString.all {
      let text = string.gated
      let cut = TextFit.cut(text, to: width)
      #expect(DisplayWidth.of(cut) <= width, "\(string)")
      guard cut != text else { continue }
      #expect(cut.hasSuffix("…"))
      let kept = Array(cut.unicodeScalars.dropLast())
      #expect(Array(text.unicodeScalars.prefix(kept.count)) == kept, "\(string)")
      #expect(text.count >= String(String.UnicodeScalarView(kept)).count)
      #expect(isBoundary(kept.count, of: text), "\(string)")
    }
  }

  private func isBoundary(_ count: Int, of text: String) -> Bool {
    let scalars = text.unicodeScalars
    let index = scalars.index(scalars.startIndex, offsetBy: count)
    return index == text.endIndex || text.indices.contains(index)
  }

  @Test("East Asian rows keep punctuation where it belongs", arguments: 2...20)
  func kinsoku(_ width: Int) {
    let text = "「你好」，世界！これは（テスト）です。한국어, 漢字…"
    let rows = LineBreaker(width: width).wrap(StyledLine(text)).map(\.text)
    guard width >= 6 else { return }
    #expect(rows.allSatisfy { row in !"」，！）。、".contains { row.hasPrefix(String($0)) } }, "\(rows)")
    #expect(rows.allSatisfy { row in !"「（".contains { row.hasSuffix(String($0)) } }, "\(rows)")
  }
}
