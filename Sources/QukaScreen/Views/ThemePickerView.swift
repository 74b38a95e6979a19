import QukaText

/// The list of themes, with what each follows, and a sample of the selected one below; at the right edge, so
/// that the screen behind it shows how the selected one looks.
enum ThemePickerView {
  private static let widest = 38
  /// On a narrow screen it leaves some of the chat free.
  private static let narrowest = 26
  /// Rows of the list that stay, however long the text below is.
  private static let shortestList = 3

  static func draw(
    _ picker: ThemePicker, _ look: Look, in screen: Rect, _ theme: Theme,
    on canvas: inout CellBuffer
  ) {
    let width = min(screen.columns, screen.columns < 2 * widest ? narrowest : widest)
    let foot = foot(picker, look, width: width - 4, theme)
    let height = min(screen.rows, picker.themes.count + foot.count + 2)
    guard width >= 6, height >= 3 else { return }
    let box = Rect(
      column: screen.endColumn - width, row: screen.row + min(1, screen.rows - height),
      columns: width, rows: height)
    WindowView.draw(title: "Theme", in: box, theme, on: &canvas)
    let inner = box.inset(left: 2, top: 1, right: 2, bottom: 1)
    let least = min(shortestList, picker.themes.count)
    let (list, bottom) = inner.splitTop(max(least, inner.rows - foot.count))
    let rows = ChoiceRows.of(picker.themes.count, selected: picker.selected, in: list)
    WindowView.noteMore(rows.map(\.item), of: picker.themes.count, in: box, theme, on: &canvas)
    for (index, row) in rows {
      draw(
        picker.themes[index], isSelected: index == picker.selected, in: row, theme, on: &canvas)
    }
    draw(foot, in: bottom, on: &canvas)
  }

  private static func draw(_ foot: [StyledLine], in area: Rect, on canvas: inout CellBuffer) {
    for (offset, line) in foot.prefix(area.rows).enumerated() {
      canvas.draw(line, column: area.column, row: area.row + offset, endColumn: area.endColumn)
    }
    guard area.rows > 0, foot.count > area.rows else { return }
    canvas.draw(
      "…", column: area.endColumn - 1, row: area.endRow - 1,
      style: foot[area.rows - 1].runs.last?.style ?? .plain)
  }

  private static func draw(
    _ listed: ListedTheme, isSelected: Bool, in row: Rect, _ theme: Theme,
    on canvas: inout CellBuffer
  ) {
    let style = isSelected ? theme.selection : theme.text
    if isSelected { canvas.fill(row, style) }
    let (label, labelStyle) = label(listed, theme)
    let labelColumn = row.endColumn - 1 - DisplayWidth.of(label)
    let name = TextFit.cut(listed.name, to: labelColumn - row.column - 2)
    canvas.draw(
      " " + name, column: row.column, row: row.row, style: style, endColumn: labelColumn)
    canvas.draw(
      label, column: labelColumn, row: row.row, style: isSelected ? style : labelStyle,
      endColumn: row.endColumn)
  }

  /// What a theme is made for, in a word.
  private static func label(_ listed: ListedTheme, _ theme: Theme) -> (String, Style) {
    switch listed {
    case .broken: ("broken", theme.warning)
    case .theme(let choice):
      if choice.isAutomatic {
        ("dark/light", theme.muted)
      } else {
        (choice.dark.appearance == .light ? "light" : "dark", theme.muted)
      }
    }
  }

  // MARK: - Below the list

  private static func foot(
    _ picker: ThemePicker, _ look: Look, width: Int, _ theme: Theme
  ) -> [StyledLine] {
    func paragraph(_ text: String, _ style: Style) -> [StyledLine] {
      // Below the names, not below the edge of their selection.
      LineBreaker(width: max(1, width - 2)).wrap(StyledLine(text, style))
        .map { StyledLine([StyledRun(" ", style)] + $0.runs) }
    }
    switch picker.theme {
    case .theme(let choice):
      return [StyledLine("")] + sample(choice, look, width: width)
        + paragraph(note(choice, look), theme.muted)
    case .broken(_, let problem):
      return [StyledLine("")] + paragraph(TextGate.neutralize(problem.briefSentence), theme.warning)
    case nil: return []
    }
  }

  /// What the terminal makes of the theme.
  private static func note(_ choice: ThemeChoice, _ look: Look) -> String {
    switch look.depth {
    case .monochrome: "No colours here: NO_COLOR is set, or the terminal has none."
    case .ansi8, .ansi16: "This terminal has few colours: only light and dark differ."
    case .palette256, .direct:
      if choice.isAutomatic {
        "Follows the terminal: \(look.isDarkTerminal ?? true ? "dark" : "light") now."
      } else {
        choice.dark.appearance == .light ? "Always light." : "Always dark."
      }
    }
  }

  /// Words in the theme's own colours on its own background, each in the role that it names.
  private static func sample(_ choice: ThemeChoice, _ look: Look, width: Int) -> [StyledLine] {
    let theme = choice.theme(isDark: look.isDarkTerminal, depth: look.depth)
    let words = [
      ("Heading", theme.heading), ("link", theme.link), ("code", theme.code),
      ("muted", theme.muted), ("error", theme.error),
    ]
    let blank = theme.text.filled(from: theme.canvas)
    var lines: [[StyledRun]] = []
    var column = width
    for (word, style) in words {
      if column + 1 + word.utf8.count + 1 > width {
        lines.append([])
        column = 0
      }
      lines[lines.count - 1] += [
        StyledRun(" ", blank), StyledRun(word, style.filled(from: theme.canvas)),
      ]
      column += 1 + word.utf8.count
    }
    return lines.map { runs in
      let used = runs.reduce(0) { $0 + $1.text.utf8.count }
      return StyledLine(
        runs + [StyledRun(String(repeating: " ", count: max(0, width - used)), blank)])
    }
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
