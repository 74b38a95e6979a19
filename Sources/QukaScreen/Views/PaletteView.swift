import QukaChat
import QukaText
import QukaWire

/// The palette: a line to type in, and below it what fits, each with its key.
enum PaletteView {
  private static let widest = 64
  private static let mostRows = 14

  /// Draws the window and answers where its caret stands.
  static func draw(
    _ palette: Palette, _ state: AppState, in screen: Rect, _ theme: Theme,
    on canvas: inout CellBuffer
  ) -> Point? {
    let width = min(screen.columns, widest)
    let height = min(screen.rows, mostRows + 3)
    guard width >= 8, height >= 4 else { return nil }
    let box = Rect(
      column: screen.column + (screen.columns - width) / 2,
      row: screen.row + (screen.rows - height) / 3, columns: width, rows: height)
    let title =
      switch palette.scope {
      case .everything: "Commands and chats"
      case .chats: "Find in all chats"
      case .spaces: "Switch the space"
      case .prompts: "Find what you asked"
      }
    WindowView.draw(title: title, in: box, theme, on: &canvas)
    let inner = box.inset(left: 2, top: 1, right: 2, bottom: 1)
    let (line, list) = inner.splitTop(1)
    let items = state.items(of: palette)
    let selected = palette.selected(in: items)
    let rows = ChoiceRows.of(items.count, selected: selected ?? 0, in: list)
    if palette.scope == .chats, let status = FindingText.status(state, isShort: width < 50) {
      canvas.draw(
        " \(status) ", column: box.column + 2, row: box.endRow - 1, style: theme.muted,
        endColumn: box.endColumn - 1)
    }
    WindowView.noteMore(rows.map(\.item), of: items.count, in: box, theme, on: &canvas)
    draw(items, rows, selected, palette, state, in: list, theme, on: &canvas)
    let column = canvas.draw("› ", column: line.column, row: line.row, style: theme.userMark)
    let room = line.endColumn - column - 1
    let end = canvas.draw(
      palette.query.isEmpty
        ? "Type a few letters" : TextFit.end(of: palette.query.text, columns: room),
      column: column, row: line.row,
      style: palette.query.isEmpty ? theme.placeholder : theme.composer, endColumn: line.endColumn)
    return Point(
      column: palette.query.isEmpty ? column : min(end, line.endColumn - 1), row: line.row)
  }

  private static func draw(
    _ items: [Palette.Item], _ rows: [(item: Int, row: Rect)], _ selected: Int?,
    _ palette: Palette, _ state: AppState, in list: Rect, _ theme: Theme,
    on canvas: inout CellBuffer
  ) {
    guard !items.isEmpty else {
      canvas.draw(
        FindingText.nothing(palette, state), column: list.column, row: list.row,
        style: theme.muted,
        endColumn: list.endColumn)
      return
    }
    for (index, row) in rows {
      draw(
        items[index], isSelected: index == selected, state, in: row, theme, on: &canvas)
    }
  }

  private static func draw(
    _ item: Palette.Item, isSelected: Bool, _ state: AppState, in row: Rect, _ theme: Theme,
    on canvas: inout CellBuffer
  ) {
    let style = isSelected ? theme.selection : theme.text
    if isSelected { canvas.fill(row, style) }
    let right = note(of: item, state, columns: row.columns)
    let rightColumn = row.endColumn - DisplayWidth.of(right) - (right.isEmpty ? 0 : 1)
    var column = row.column + 1
    let name = TextFit.cut(item.name, to: rightColumn - column - 1)
    for (index, character) in name.enumerated() {
      var letter = style
      if item.positions.contains(index) {
        letter.attributes = letter.attributes.union([.bold, .underline])
      }
      column = canvas.draw(
        String(character), column: column, row: row.row, style: letter, endColumn: rightColumn)
    }
    canvas.draw(
      right, column: rightColumn, row: row.row, style: isSelected ? style : theme.muted,
      endColumn: row.endColumn)
  }

  /// What stands at the right of a line, in a third of it at most; what goes on in a chat is a sign where its title needs
  /// the room.
  private static func note(of item: Palette.Item, _ state: AppState, columns: Int) -> String {
    switch item.target {
    case .command: return item.note
    case .chat(let key):
      let words = state.words(on: key).joined(separator: ", ")
      let room = columns - DisplayWidth.of(item.name) - 3
      return DisplayWidth.of(words) <= room ? words : state.badge(of: key)?.glyph ?? ""
    case .found, .text, .space, .prompt: return TextFit.cut(item.note, to: columns / 3)
    }
  }
}
