/// How the text of a row goes on.
package enum LineEnd: Hashable, Sendable {
  /// With this text, which is not drawn, before that of the next row: a line feed, the blanks at which a line was
  /// wrapped, or nothing where it was cut between characters.
  case text(String)
  /// With the same cells: the next row belongs to the same row of a table.
  case cells
  /// The row shows no text of its own, only a border or a word of the interface.
  case nothing

  package static let newline = LineEnd.text("\n")
}
