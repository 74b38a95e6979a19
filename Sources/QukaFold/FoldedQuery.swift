/// What is looked for, folded once, and where it is in folded text.
///
/// A query in small letters finds capitals too, one without accents finds letters with them (`TextFolding`).
package struct FoldedQuery: Equatable, Sendable {
  package let scalars: [UInt32]
  package let folding: TextFolding

  /// Longer queries are cut: each place of the text may be compared with all of the query.
  package static let maximumScalars = 200

  package init(_ query: String) {
    let query = String(String.UnicodeScalarView(query.unicodeScalars.prefix(Self.maximumScalars)))
    folding = TextFolding(for: query)
    scalars = folding.scalars(of: query)
  }

  /// - Parameter scalars: folded by `folding`.
  package init(_ scalars: [UInt32], _ folding: TextFolding) {
    self.scalars = scalars
    self.folding = folding
  }

  package var isEmpty: Bool { scalars.isEmpty }

  /// Where it is in a text that was folded in the same way, from the start on and never twice at one place.
  package func matches(in text: [UInt32]) -> [Range<Int>] {
    guard let first = scalars.first else { return [] }
    var found: [Range<Int>] = []
    var start = 0
    while start <= text.count - scalars.count {
      if text[start] == first, isMatch(in: text, at: start) {
        found.append(start..<start + scalars.count)
        start += scalars.count
      } else {
        start += 1
      }
    }
    return found
  }

  private func isMatch(in text: [UInt32], at start: Int) -> Bool {
    for index in scalars.indices where text[start + index] != scalars[index] { return false }
    // An accent that counts belongs to the letter before it.
    let past = start + scalars.count
    return past == text.count || !FoldTable.changesLetter(text[past])
  }
}
