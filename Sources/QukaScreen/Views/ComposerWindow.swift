import QukaChat

/// The part of the input that the screen shows.
struct ComposerWindow: Sendable {
  /// Rows that the screen does not show.
  struct Hidden: Equatable, Sendable {
    var rows: Int
    /// There are more, which nobody counted.
    var isMore: Bool
  }

  let layout: ComposerLayout
  let area: Rect
  /// The first row that is shown.
  let first: Int

  init(_ composer: Composer, in area: Rect) {
    layout = ComposerLayout(composer, columns: area.columns)
    self.area = area
    first = layout.firstRow(visible: area.rows)
  }

  var shown: Range<Int> { first..<min(layout.rows.count, first + max(0, area.rows)) }

  var above: Hidden? {
    first > 0 || layout.isCut.above ? Hidden(rows: first, isMore: layout.isCut.above) : nil
  }

  var below: Hidden? {
    let rows = layout.rows.count - shown.upperBound
    return rows > 0 || layout.isCut.below ? Hidden(rows: rows, isMore: layout.isCut.below) : nil
  }

  /// The place of the text at a point of the screen, the nearest one outside of the input.
  func place(at point: Point) -> Int {
    let row = max(0, min(first + point.row - area.row, layout.rows.count - 1))
    let column = max(0, point.column - area.column - ComposerLayout.indent)
    return layout.place(row: row, column: column) ?? 0
  }
}
