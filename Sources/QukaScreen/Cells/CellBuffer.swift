import QukaText

/// A grid of cells, the canvas that views draw on and the screen presents.
///
/// Whatever it is asked to draw, nothing lands outside the grid and no wide cluster is ever half
/// there: overwriting one half blanks the other.
package struct CellBuffer: Sendable {
  package let size: Size
  private(set) var cells: [Cell]
  /// Clusters of several scalars; `Cell.glyph - Cell.clusterBase` is the index.
  private var clusters: [String] = []
  private var clusterGlyphs: [String: UInt32] = [:]
  /// Rows that may hold clusters: only those need more than a comparison of memory.
  private var rowHasCluster: [Bool]

  /// - Parameter size: in cells; negative sides count as 0.
  package init(size: Size, style: Style = .plain) {
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    let blank = Cell(glyph: 0x20, width: 1, style: style)
    cells = [Cell](repeating: blank, count: self.size.columns * self.size.rows)
    rowHasCluster = [Bool](repeating: false, count: self.size.rows)
  }

  /// The cell at a position; outside of the grid it is blank.
  package func cell(column: Int, row: Int) -> Cell {
    guard contains(column: column, row: row) else { return .blank }
    return cells[row * size.columns + column]
  }

  /// The cells of a row, left to right; empty for a row outside of the grid.
  package func row(_ row: Int) -> ArraySlice<Cell> {
    guard row >= 0, row < size.rows else { return [] }
    return cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// The text of one of this buffer's cells; empty for the right half of a wide cluster.
  package func text(of cell: Cell) -> String {
    guard cell.width > 0 else { return "" }
    if cell.isCluster {
      let index = Int(cell.glyph - Cell.clusterBase)
      return index < clusters.count ? clusters[index] : "\u{FFFD}"
    }
    guard let scalar = Unicode.Scalar(cell.glyph) else { return "\u{FFFD}" }
    return String(Character(scalar))
  }

  /// The text of a whole row, without styles, trailing spaces included.
  package func text(row: Int) -> String {
    self.row(row).reduce(into: "") { $0 += text(of: $1) }
  }

  package func contains(column: Int, row: Int) -> Bool {
    column >= 0 && column < size.columns && row >= 0 && row < size.rows
  }

  /// The glyph that stands for a cluster of several scalars, the same for equal clusters.
  private mutating func glyph(for cluster: String) -> UInt32 {
    if let known = clusterGlyphs[cluster] { return known }
    let glyph = Cell.clusterBase + UInt32(clusters.count)
    clusters.append(cluster)
    clusterGlyphs[cluster] = glyph
    return glyph
  }

  /// Puts a cluster of several scalars at a position; out of the grid it does nothing.
  mutating func put(cluster: String, width: Int, look: CellLook, column: Int, row: Int) {
    put(glyph: glyph(for: cluster), width: width, look: look, column: column, row: row)
    if row >= 0, row < size.rows { rowHasCluster[row] = true }
  }

  /// Puts a glyph at a position. A wide one that does not fit into the row becomes a space.
  mutating func put(glyph: UInt32, width: Int, look: CellLook, column: Int, row: Int) {
    guard contains(column: column, row: row) else { return }
    let index = row * size.columns + column
    let rowEnd = (row + 1) * size.columns
    if cells[index].width == 0, column > 0 {
      cells[index - 1] = .space(cells[index - 1].look)
    }
    let isCut = width > 1 && index + 1 >= rowEnd
    let end = index + (width > 1 && !isCut ? 2 : 1)
    if end < rowEnd, cells[end].width == 0 {
      cells[end] = .space(cells[end].look)
    }
    cells[index] = isCut ? .space(look) : Cell(glyph: glyph, width: width, look: look)
    if end - index == 2 { cells[index + 1] = .rightHalf(look) }
  }

  /// Gives the cells of a region another style and leaves their text.
  ///
  /// A wide cluster that the region's edge cuts is restyled as a whole if its left half is inside.
  mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    for row in max(0, rect.row)..<max(0, rect.row, min(rect.endRow, size.rows)) {
      let end = min(rect.endColumn, size.columns)
      for column in max(0, rect.column)..<max(0, rect.column, end) {
        let index = row * size.columns + column
        guard cells[index].width > 0 else { continue }
        let style = change(cells[index].style)
        cells[index] = cells[index].styled(style)
        if cells[index].width == 2 { cells[index + 1] = .rightHalf(CellLook(style)) }
      }
    }
  }
}

extension CellBuffer: Equatable {
  package static func == (left: CellBuffer, right: CellBuffer) -> Bool {
    left.size == right.size && (0..<left.size.rows).allSatisfy { left.isRow($0, equalTo: right) }
  }

  /// Whether a row looks the same in both buffers, though their cluster tables may differ.
  package func isRow(_ row: Int, equalTo other: CellBuffer) -> Bool {
    guard size.columns == other.size.columns, row >= 0, row < size.rows, row < other.size.rows
    else { return false }
    let range = row * size.columns..<(row + 1) * size.columns
    if rowHasCluster[row] || other.rowHasCluster[row] {
      return range.allSatisfy { isCell(cells[$0], equalTo: other.cells[$0], in: other) }
    }
    return cells.withUnsafeBufferPointer { mine in
      other.cells.withUnsafeBufferPointer { theirs in
        range.allSatisfy { mine[$0] == theirs[$0] }
      }
    }
  }

  /// From the first to the last column in which a row looks other than that of a buffer of the same size; both halves of a wide
  /// cluster differ together. Nil if none does.
  package func changedColumns(ofRow row: Int, from other: CellBuffer) -> Range<Int>? {
    guard row >= 0, row < size.rows else { return nil }
    let start = row * size.columns
    let differs = { (column: Int) in
      !isCell(cells[start + column], equalTo: other.cells[start + column], in: other)
    }
    guard var first = (0..<size.columns).first(where: differs),
      let last = (first..<size.columns).last(where: differs)
    else { return nil }
    if first > 0, cells[start + first].width == 0 { first -= 1 }
    return first..<last + 1
  }

  /// Whether a cell of this buffer looks the same as a cell of another one.
  private func isCell(_ mine: Cell, equalTo theirs: Cell, in other: CellBuffer) -> Bool {
    guard mine.isCluster || theirs.isCluster else { return mine == theirs }
    return mine.width == theirs.width && mine.look == theirs.look
      && text(of: mine) == other.text(of: theirs)
  }
}
