/// The rows of a list of which one item is selected: it stands in the middle where the list is longer than its room.
enum ChoiceRows {
  /// The items that are shown, from the first, each with its row.
  static func of(_ count: Int, selected: Int, in area: Rect) -> [(item: Int, row: Rect)] {
    of(count, from: selected - area.rows / 2, in: area)
  }

  /// The same where none is selected and one is to be the first, as far as the list goes on behind it.
  static func of(_ count: Int, from first: Int, in area: Rect) -> [(item: Int, row: Rect)] {
    let first = max(0, min(first, count - area.rows))
    return (0..<max(0, min(area.rows, count - first))).map { offset in
      let row = Rect(column: area.column, row: area.row + offset, columns: area.columns, rows: 1)
      return (first + offset, row)
    }
  }
}
