import QukaText

/// The list above the input, over the end of the transcript: each line a name, what it does, and its key.
enum InputMenuView {
  private static let widest = 72
  private static let mostRows = 10

  /// - Parameter area: what lies above the input.
  static func draw(
    _ menu: InputMenu, _ state: AppState, above area: Rect, _ theme: Theme,
    on canvas: inout CellBuffer
  ) {
    let width = min(area.columns, widest)
    let height = min(area.rows, min(menu.items.count, mostRows) + 2)
    guard width >= 8, height >= 3 else { return }
    let box = Rect(
      column: area.column, row: area.endRow - height, columns: width, rows: height)
    WindowView.draw(title: title(menu.kind), in: box, theme, on: &canvas)
    let inner = box.inset(left: 2, top: 1, right: 2, bottom: 1)
    let selected = menu.kind == .keys ? nil : state.chosenItem(of: menu)
    let rows = ChoiceRows.of(menu.items.count, selected: selected ?? 0, in: inner)
    WindowView.noteMore(rows.map(\.item), of: menu.items.count, in: box, theme, on: &canvas)
    let longest = menu.items.map { DisplayWidth.of($0.name) }.max() ?? 0
    let names = min(longest, max(8, inner.columns / 2))
    for (index, row) in rows {
      draw(
        menu.items[index], names: names, isSelected: index == selected, in: row, theme, on: &canvas)
    }
  }

  private static func title(_ kind: InputMenu.Kind) -> String {
    switch kind {
    case .commands: "Commands"
    case .agents: "Who answers"
    case .keys: "Keys"
    }
  }

  private static func draw(
    _ item: InputMenu.Item, names: Int, isSelected: Bool, in row: Rect, _ theme: Theme,
    on canvas: inout CellBuffer
  ) {
    let style = isSelected ? theme.selection : theme.text
    if isSelected { canvas.fill(row, style) }
    canvas.draw(
      TextFit.cut(item.name, to: names), column: row.column, row: row.row,
      style: isSelected ? style : theme.hintKey, endColumn: row.endColumn)
    let column = row.column + names + 2
    // The key gives way to the words.
    let room = row.endColumn - column
    let key = DisplayWidth.of(item.key)
    let hasKey = key > 0 && DisplayWidth.of(item.words) + 1 + key <= room
    canvas.draw(
      TextFit.cut(item.words, to: room), column: column, row: row.row, style: style,
      endColumn: row.endColumn)
    guard hasKey else { return }
    canvas.draw(
      item.key, column: row.endColumn - key, row: row.row,
      style: isSelected ? style : theme.muted, endColumn: row.endColumn)
  }
}
