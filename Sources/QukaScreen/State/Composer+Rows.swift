import QukaChat

// Up and Down, by the rows that one sees.
extension Composer {
  /// Moves one row up, as the rows are in an input of so many columns; false when the caret is in the first row.
  mutating func moveUp(columns: Int) -> Bool { moveVertically(by: -1, columns) }

  /// Moves one row down; false when the caret is in the last row.
  mutating func moveDown(columns: Int) -> Bool { moveVertically(by: 1, columns) }

  /// Selects to the row above or below; from the first or last one to its end.
  mutating func selectVertically(by rows: Int, columns: Int) {
    guard !moveVertically(by: rows, columns, selecting: true) else { return }
    select(rows < 0 ? .textStart : .textEnd)
  }

  private mutating func moveVertically(
    by rows: Int, _ columns: Int, selecting: Bool = false
  ) -> Bool {
    let layout = ComposerLayout(self, columns: columns)
    let column = wantedColumn ?? layout.caret.column
    guard let place = layout.place(row: layout.caret.row + rows, column: column) else {
      return false
    }
    move(to: place, keeping: column, selecting: selecting)
    return true
  }
}
