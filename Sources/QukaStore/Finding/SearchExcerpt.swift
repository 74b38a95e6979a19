/// A part of a text around a match, as it was written.
package struct SearchExcerpt: Equatable, Sendable {
  package var text: String
  /// The match, in bytes of UTF-8 of `text`.
  package var match: Range<Int>
  /// Whether the whole text begins earlier, or ends later.
  package var isCutBefore: Bool
  package var isCutAfter: Bool

  /// Scalars before the match, and from where it begins to the end.
  private static let before = 60
  private static let after = 200

  /// - Parameter place: of the match, in scalars of the text.
  init(of whole: String, around place: Range<Int>) {
    let scalars = whole.unicodeScalars
    let first = scalars.index(scalars.startIndex, offsetBy: place.lowerBound)
    let last = scalars.index(first, offsetBy: place.count)
    let start = scalars.index(first, offsetBy: -Self.before, limitedBy: scalars.startIndex)
    let end = scalars.index(first, offsetBy: Self.after, limitedBy: scalars.endIndex)
    let from = Self.edge(start ?? scalars.startIndex, in: whole)
    let to = Self.edge(end ?? scalars.endIndex, in: whole)
    let begin = Self.edge(first, in: whole)
    // The last character as a whole, with the accents that did not count.
    let past = last < to && !Self.isEdge(last, in: whole) ? Self.next(last, in: whole) : last
    text = String(whole[from..<to])
    let offset = whole.utf8.distance(from: from, to: begin)
    match = offset..<offset + whole.utf8.distance(from: begin, to: min(max(past, begin), to))
    isCutBefore = from > whole.startIndex
    isCutAfter = to < whole.endIndex
  }
}

// MARK: - Edges of characters

extension SearchExcerpt {
  /// Scalars of a character that are stepped over; one that has more is taken apart.
  private static let longest = 32

  private static func isEdge(_ index: String.Index, in text: String) -> Bool {
    String.Index(index, within: text) != nil
  }

  /// The edge of a character at or before a place.
  private static func edge(_ index: String.Index, in text: String) -> String.Index {
    var edge = index
    for _ in 0..<longest {
      if isEdge(edge, in: text) { return edge }
      edge = text.unicodeScalars.index(before: edge)
    }
    return index
  }

  /// The edge of a character behind a place.
  private static func next(_ index: String.Index, in text: String) -> String.Index {
    var edge = index
    for _ in 0..<longest where edge < text.endIndex {
      if isEdge(edge, in: text) { return edge }
      edge = text.unicodeScalars.index(after: edge)
    }
    return isEdge(edge, in: text) ? edge : index
  }
}
