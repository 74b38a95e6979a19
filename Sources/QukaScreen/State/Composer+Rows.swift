import QukaChat

// Up and Down, by the rows that one sees.
extension Composer {
  /// Moves one row up, as the rows are in an input of so many columns; false when the caret is in the first row.
  mutating func moveUp(columns: Int) -> Bool { moveVertically(by: -1, columns) }

  /// Moves one row down; false when the caret is in the last row.
  mutating func moveDown(columns: Int) -> Bool { moveVertically(by: 1, columns) }

  private mutating func moveVertically(by rows: Int, _ columns: Int) -> Bool {
    let layout = ComposerLayout(self, columns: columns)
    let column = wantedColumn ?? layout.caret.column
    guard let place = layout.place(row: layout.caret.row + rows, column: column, in: self) else {
      return false
    }
    move(to: place, keeping: column)
    return true
  }
}
