/// What a run is in the text that its row shows; it tells what a person can select and copy.
package enum TextRole: Hashable, Sendable {
  case text
  /// Drawn around the text: bars, borders, margins.
  case frame
  /// Blanks that stand for one tab.
  case tab
  /// Text of a table's cell, by the cell's number in its row.
  case cell(UInt8)
  /// The border behind a cell; a tab in the text.
  case cellEnd
}
