/// The measures of a laid-out transcript, in rows.
package struct TranscriptMetrics: Equatable, Sendable {
  var totalRows = 0
  var visibleRows = 0
  /// The columns to which the rows are wrapped.
  package var width = 0
  /// What is on screen or near it is not all laid out yet: the next frame goes on.
  package var isBehind = false
  /// Nothing is being written at the end.
  var isAtRest = false
  /// How far what the frame before showed first has moved.
  package var shift = 0
  /// The first row that was shown, and what stood there.
  package var firstRow = 0
  var anchor: Viewport.Anchor?
  /// What was shown of the window on screen.
  package var window = WindowMetrics()
  /// What stands in the last row that was shown, or in the last one that was seen before if that is further down.
  var seen: Viewport.Anchor?
  /// The rows of that part of the entry.
  var seenSpan = 0
  /// The open search, if one is.
  package var search: SearchFinding?
  /// What was found out of the selection; nil where nobody selects.
  package var selection: SelectionFinding?
  /// What the frame brought to its top to show a match; nil when it moved to none.
  var revealed: Viewport.Anchor?
  /// Rows of text below what the person has seen.
  var newRows = 0

  package init(
    totalRows: Int = 0, visibleRows: Int = 0, width: Int = 0, isBehind: Bool = false,
    isAtRest: Bool = false
  ) {
    self.totalRows = totalRows
    self.visibleRows = visibleRows
    self.width = width
    self.isBehind = isBehind
    self.isAtRest = isAtRest
  }
}
