import QukaChat
import QukaText
import QukaWire

/// Marks the matches of a search that are on screen.
enum SearchMarks {
  /// - Parameter first: the row of the layout that stands in the first row of `area`.
  static func draw(
    _ index: SearchIndex, _ layout: ConversationLayout, current: SearchBox.Place?,
    from first: Int, in area: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    let rows = max(0, first)..<max(0, first, first + area.rows)
    for entry in layout.entries(in: rows) {
      let start = layout.start(of: entry)
      for (ordinal, match) in index.matches(in: entry).enumerated()
      where start + match.endRow >= rows.lowerBound && start + match.row < rows.upperBound {
        let isCurrent = current == SearchBox.Place(entry: layout.id(entry), ordinal: ordinal)
        for row in match.row...match.endRow where rows.contains(start + row) {
          guard let columns = columns(of: match, row: row, layout.entry(entry)) else { continue }
          let cells = Rect(
            column: area.column + columns.lowerBound, row: area.row + start + row - first,
            columns: min(columns.count, area.columns - columns.lowerBound), rows: 1)
          canvas.restyle(cells) { style in mark(style, isCurrent, theme) }
        }
      }
    }
  }

  /// The one that is looked at stands out; the others are underlined where they stand.
  private static func mark(_ style: Style, _ isCurrent: Bool, _ theme: Theme) -> Style {
    guard !isCurrent else { return theme.searchMatch }
    var style = style
    style.foreground = theme.statusAccent.foreground
    style.attributes = style.attributes.union([.underline, .bold])
    return style
  }

  /// The columns of a match in one of its rows.
  private static func columns(
    of match: SearchMatch, row: Int, _ entry: EntryLayout
  ) -> Range<Int>? {
    let (line, column) = entry.row(row)
    let scalars = line.text.unicodeScalars
    func width(_ count: Int) -> Int {
      DisplayWidth.of(String(String.UnicodeScalarView(scalars.prefix(count))))
    }
    let from = row == match.row ? match.offset : scalars.prefix { $0 == " " }.count
    let to = row == match.endRow ? match.endOffset : scalars.count
    guard from < to else { return nil }
    return column + width(from)..<max(column + width(from), column + width(to))
  }
}
