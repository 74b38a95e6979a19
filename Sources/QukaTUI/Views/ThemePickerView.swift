/// The list of themes, each beside a sample of itself; at the right edge, so that the screen behind it
/// shows how the selected one looks.
enum ThemePickerView {
  private static let widest = 34
  /// On a narrow screen it leaves some of the chat free.
  private static let narrowest = 26

  static func draw(
    _ picker: ThemePicker, _ look: Look, in screen: Rect, _ theme: Theme,
    on canvas: inout CellBuffer
  ) {
    let width = min(screen.columns, screen.columns < 2 * widest ? narrowest : widest)
    let note = note(look, width: width - 4, theme)
    let height = min(screen.rows, picker.choices.count + note.count + 2)
    guard width >= 6, height >= 3 else { return }
    let box = Rect(
      column: screen.endColumn - width, row: screen.row + min(1, screen.rows - height),
      columns: width, rows: height)
    WindowView.draw(title: "Theme", in: box, theme, on: &canvas)
    let inner = box.inset(left: 2, top: 1, right: 2, bottom: 1)
    let (list, bottom) = inner.splitTop(max(1, inner.rows - note.count))
    for (index, row) in ChoiceRows.of(picker.choices.count, selected: picker.selected, in: list) {
      draw(
        picker.choices[index], isSelected: index == picker.selected, look, in: row, theme,
        on: &canvas)
    }
    for (offset, line) in note.prefix(bottom.rows).enumerated() {
      canvas.draw(
        line, column: bottom.column, row: bottom.row + offset, endColumn: bottom.endColumn)
    }
  }

  private static func draw(
    _ choice: ThemeChoice, isSelected: Bool, _ look: Look, in row: Rect, _ theme: Theme,
    on canvas: inout CellBuffer
  ) {
    let style = isSelected ? theme.selection : theme.text
    if isSelected { canvas.fill(row, style) }
    let sample = sample(choice, look)
    let sampleColumn = row.endColumn - DisplayWidth.of(sample)
    let name = TextFit.cut(choice.name, to: sampleColumn - row.column - 2)
    let column = canvas.draw(
      " " + name, column: row.column, row: row.row, style: style, endColumn: sampleColumn)
    if choice.isAutomatic, sampleColumn - column >= 6 {
      canvas.draw(
        "  auto", column: column, row: row.row, style: isSelected ? style : theme.muted,
        endColumn: sampleColumn)
    }
    canvas.draw(sample, column: sampleColumn, row: row.row, endColumn: row.endColumn)
  }

  /// Text in the theme's own colours on its own background.
  private static func sample(_ choice: ThemeChoice, _ look: Look) -> StyledLine {
    let theme = choice.theme(isDark: look.isDarkTerminal, depth: look.depth)
    let styles = [theme.text, theme.accent, theme.assistantMark, theme.warning]
    let letters = zip(["Aa", "b", "c", "d"], styles).map { text, style in
      StyledRun(text, style.filled(from: theme.canvas))
    }
    let edge = StyledRun(" ", theme.text.filled(from: theme.canvas))
    return StyledLine([edge] + letters + [edge])
  }

  /// What the terminal makes of the themes.
  private static func note(_ look: Look, width: Int, _ theme: Theme) -> [StyledLine] {
    let text: String
    switch look.depth {
    case .palette256, .direct: return []
    case .monochrome: text = "No colours here: NO_COLOR is set, or the terminal has none."
    case .ansi8, .ansi16: text = "This terminal has 16 colours: only light and dark differ."
    }
    return LineBreaker(width: max(1, width)).wrap(StyledLine(text, theme.muted))
  }
}

extension Style {
  /// This style, and where it leaves colours to the canvas, those of another one.
  fileprivate func filled(from canvas: Style) -> Style {
    Style(
      foreground == .terminal ? canvas.foreground : foreground,
      on: background == .terminal ? canvas.background : background, attributes)
  }
}
