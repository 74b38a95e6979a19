/// The size of a screen or a region, in terminal cells.
struct Size: Hashable, Sendable {
  var columns: Int
  var rows: Int
}

/// A cell position; (0, 0) is the top left.
struct Point: Hashable, Sendable {
  var column: Int
  var row: Int
}

/// A rectangle of cells.
struct Rect: Hashable, Sendable {
  var column: Int
  var row: Int
  var columns: Int
  var rows: Int

  var size: Size { Size(columns: columns, rows: rows) }
  var isEmpty: Bool { columns <= 0 || rows <= 0 }
  var endColumn: Int { column + columns }
  var endRow: Int { row + rows }

  init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  init(_ size: Size) {
    self.init(column: 0, row: 0, columns: size.columns, rows: size.rows)
  }

  func contains(_ point: Point) -> Bool {
    point.column >= column && point.column < endColumn && point.row >= row && point.row < endRow
  }

  /// Cuts `count` rows off the top: the cut part, and the rest.
  func splitTop(_ count: Int) -> (top: Rect, rest: Rect) {
    let cut = min(max(0, count), rows)
    return (
      Rect(column: column, row: row, columns: columns, rows: cut),
      Rect(column: column, row: row + cut, columns: columns, rows: rows - cut)
    )
  }

  /// Cuts `count` rows off the bottom: the rest, and the cut part.
  func splitBottom(_ count: Int) -> (rest: Rect, bottom: Rect) {
    let cut = min(max(0, count), rows)
    return (
      Rect(column: column, row: row, columns: columns, rows: rows - cut),
      Rect(column: column, row: row + rows - cut, columns: columns, rows: cut)
    )
  }

  /// Cuts `count` columns off the left: the cut part, and the rest.
  func splitLeft(_ count: Int) -> (left: Rect, rest: Rect) {
    let cut = min(max(0, count), columns)
    return (
      Rect(column: column, row: row, columns: cut, rows: rows),
      Rect(column: column + cut, row: row, columns: columns - cut, rows: rows)
    )
  }

  func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Rect {
    Rect(
      column: column + left, row: row + top,
      columns: columns - left - right, rows: rows - top - bottom
    )
  }
}
