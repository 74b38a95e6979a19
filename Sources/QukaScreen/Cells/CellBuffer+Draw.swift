import QukaText

extension CellBuffer {
  /// Draws text on one row and returns the column after it.
  ///
  /// Nothing is drawn left of column 0, from `endColumn` on, or outside of the row; a wide cluster
  /// that one of these edges cuts becomes a space there. Control characters become visible
  /// stand-ins.
  /// - Parameter endColumn: the first column that is not the text's; by default the buffer's width.
  @discardableResult
  mutating func draw(
    _ text: some StringProtocol, column: Int, row: Int, style: Style, endColumn: Int? = nil
  ) -> Int {
    let end = min(endColumn ?? size.columns, size.columns)
    let look = CellLook(style)
    return text.withClusters { scanner in
      var column = column
      while column < end, let cluster = scanner.next() {
        guard cluster.width > 0 else { continue }
        let next = column + cluster.width
        if column < 0 || next > end {
          putCut(from: column, to: min(next, end), look: look, row: row)
        } else if cluster.isSingle {
          put(glyph: cluster.scalar, width: cluster.width, look: look, column: column, row: row)
        } else {
          let whole = scanner.text(of: cluster)
          put(cluster: whole, width: cluster.width, look: look, column: column, row: row)
        }
        column = min(next, end)
      }
      return column
    }
  }

  /// Draws a line's runs one after another and returns the column after them.
  @discardableResult
  mutating func draw(_ line: StyledLine, column: Int, row: Int, endColumn: Int? = nil) -> Int {
    line.runs.reduce(column) { column, run in
      draw(run.text, column: column, row: row, style: run.style, endColumn: endColumn)
    }
  }

  /// Fills a region with one narrow character.
  mutating func fill(_ rect: Rect, _ style: Style, with scalar: Unicode.Scalar = " ") {
    let look = CellLook(style)
    let first = max(0, rect.column)
    let end = max(first, min(rect.endColumn, size.columns))
    for row in max(0, rect.row)..<max(0, rect.row, min(rect.endRow, size.rows)) {
      for column in first..<end {
        put(glyph: scalar.value, width: 1, look: look, column: column, row: row)
      }
    }
  }

  /// Spaces for the visible part of a cluster that an edge cuts.
  private mutating func putCut(from column: Int, to end: Int, look: CellLook, row: Int) {
    for column in max(0, column)..<max(0, column, end) {
      put(glyph: 0x20, width: 1, look: look, column: column, row: row)
    }
  }
}
