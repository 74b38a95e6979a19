import QukaFold

/// What is looked for in what is kept.
struct SearchQuery: Equatable, Sendable {
  private let query: FoldedQuery
  private let keepsMarks: Bool
  let question: SearchPieces.Question

  init(_ text: String) {
    let cut = FoldedQuery(text)
    keepsMarks = cut.scalars.contains(where: SearchText.isMark)
    let text = String(
      String.UnicodeScalarView(text.unicodeScalars.prefix(FoldedQuery.maximumScalars)))
    query = FoldedQuery(
      SearchText(text, cut.folding, keepsMarks: keepsMarks).scalars, cut.folding)
    question = SearchPieces.question(SearchText(text, TextFolding(), keepsMarks: false).scalars)
  }

  var isEmpty: Bool { query.isEmpty }

  /// Whether a text contains it.
  func isIn(_ text: String) -> Bool {
    !query.matches(in: SearchText(text, query.folding, keepsMarks: keepsMarks).scalars).isEmpty
  }

  /// How often a text contains it, and the text around the first place; nil when it does not.
  func excerpt(of text: String) -> (excerpt: SearchExcerpt, count: Int)? {
    let searched = SearchText(text, query.folding, keepsMarks: keepsMarks)
    let matches = query.matches(in: searched.scalars)
    guard let first = matches.first else { return nil }
    let start = searched.sources[first.lowerBound]
    let end = searched.sources[first.upperBound - 1] + 1
    return (SearchExcerpt(of: text, around: start..<max(start + 1, end)), matches.count)
  }
}
