/// A match in an entry's rows; offsets count Unicode scalars in the text of a row.
struct SearchMatch: Equatable, Sendable {
  var row: Int
  var offset: Int
  var endRow: Int
  /// The first scalar behind the match.
  var endOffset: Int
}
