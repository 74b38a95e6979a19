import QukaText

/// The list above the input, over the end of the transcript: each line a name, what it does, and its key.
enum InputMenuView {
  /// Columns of a line: a key far right of its words would belong to nothing.
  private static let widest = 96
  private static let mostRows = 10
  /// All of them are to be seen at once, where they can.
  private static let mostKeys = 12
  /// A screen of so few rows shows names and words, but explains none of them.
  private static let explainedRows = 4

  /// Where the list stands: over the whole width, so that nothing of what is below looks out beside it.
  static func place(of menu: InputMenu, _ state: AppState) -> Rect? {
    let layout = ScreenLayout(state)
    let (composer, top) = (layout.composer, layout.header.endRow)
    let most = menu.kind == .keys ? mostKeys : mostRows
    let height = min(composer.row - top, min(menu.items.count, most) + 2)
    guard composer.columns >= 8, height >= 3 else { return nil }
    return Rect(
      column: composer.column, row: composer.row - height, columns: composer.columns, rows: height)
  }

  static func draw(
    _ menu: InputMenu, _ state: AppState, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    guard let box = place(of: menu, state) else { return }
    WindowView.draw(title: title(menu.kind), in: box, theme, on: &canvas)
    let inner = box.inset(left: 2, top: 1, right: 2, bottom: 1)
    let longest = menu.items.map { DisplayWidth.of($0.name) }.max() ?? 0
    let names = min(longest, max(8, inner.columns / 2))
    let selected = menu.kind == .keys ? nil : state.chosenItem(of: menu)
    let room = inner.columns - names - 2
    let isCut = menu.items.contains { DisplayWidth.of($0.words) > room }
    let explains = selected != nil && isCut && inner.rows >= explainedRows
    let (list, last) = inner.splitBottom(explains ? 1 : 0)
    let rows =
      selected.map { ChoiceRows.of(menu.items.count, selected: $0, in: list) }
      ?? ChoiceRows.of(menu.items.count, from: state.menuChoice.index, in: list)
    WindowView.noteMore(rows.map(\.item), of: menu.items.count, in: box, theme, on: &canvas)
    for (index, row) in rows {
      draw(
        menu.items[index], names: names, isSelected: index == selected, in: row, theme, on: &canvas)
    }
    if explains, let selected { explain(menu.items[selected], in: last, theme, on: &canvas) }
  }

  /// What the chosen line does, in full, and its key.
  private static func explain(
    _ item: InputMenu.Item, in row: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    let key = row.endColumn - DisplayWidth.of(item.key)
    let end = canvas.draw(
      TextFit.cut(item.words, to: row.columns), column: row.column, row: row.row,
      style: theme.muted, endColumn: row.endColumn)
    guard end < key else { return }
    canvas.draw(
      item.key, column: key, row: row.row, style: theme.muted, endColumn: row.endColumn)
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
    let end = min(row.endColumn, row.column + widest)
    canvas.draw(
      item.key, column: max(end - key, column + DisplayWidth.of(item.words) + 1), row: row.row,
      style: isSelected ? style : theme.muted, endColumn: row.endColumn)
  }
}
