import QukaChat
import QukaText

/// The key table as a window.
enum HelpView {
  /// Columns of the keys, where keys and explanations stand side by side.
  private static let keyColumns = 17

  /// Where keys count, in the order of the help.
  static let groups: [(String, KeyContext)] = [
    ("Everywhere", .global), ("Input", .composer), ("Behind / and @", .menu),
    ("Chats", .list),
    ("A chat's title", .title), ("A picture", .picture), ("Copying", .copy),
    ("Exporting a chat", .export), ("Sharing a chat", .share), ("A file to write", .save),
    ("Deleting a chat", .confirmation),
    ("Transcript", .transcript), ("Selecting in it", .selecting),
    ("Links", .links),
    ("Find", .query), ("Commands and chats", .palette), ("Themes", .themes), ("These keys", .help),
  ]

  static func draw(
    _ state: AppState, top: Int, in screen: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    let width = min(screen.columns, 76)
    let rows = rows(state, width: width - 4, theme)
    let height = min(screen.rows, rows.count + 2)
    guard width >= 6, height >= 3 else { return }
    let box = Rect(
      column: screen.column + (screen.columns - width) / 2,
      row: screen.row + (screen.rows - height) / 2, columns: width, rows: height)
    WindowView.draw(title: "Keys", in: box, theme, on: &canvas)
    let inner = box.inset(left: 2, top: 1, right: 2, bottom: 1)
    let first = min(top, max(0, rows.count - inner.rows))
    if first > 0 { WindowView.note("more above", box, row: box.row, theme, on: &canvas) }
    if first + inner.rows < rows.count {
      WindowView.note("more below", box, row: box.endRow - 1, theme, on: &canvas)
    }
    for offset in 0..<min(inner.rows, rows.count - first) {
      canvas.draw(
        rows[first + offset], column: inner.column, row: inner.row + offset,
        endColumn: inner.endColumn)
    }
  }

  /// It does not fit on the whole screen; what is said above the hints is not counted, because the hints decide that.
  static func isLong(_ state: AppState) -> Bool { lines(state).count > state.size.rows - 3 }

  private static func lines(_ state: AppState) -> [StyledLine] {
    rows(state, width: min(state.size.columns, 76) - 4, Theme())
  }

  /// The last row that can stand at the top, so that scrolling stops at the end.
  static func lastTop(_ state: AppState) -> Int {
    let lines = lines(state)
    let room = state.size.rows - 1 - ScreenLayout(state).notice.rows
    return max(0, lines.count - max(1, min(room, lines.count + 2) - 2))
  }

  private static func rows(_ state: AppState, width: Int, _ theme: Theme) -> [StyledLine] {
    var rows = groups.enumerated().flatMap { index, group in
      (index == 0 ? [] : [StyledLine()]) + [StyledLine(group.0, theme.heading)]
        + state.keys.bindings
        .filter { $0.context == group.1 && !$0.label.isEmpty }
        .flatMap { Self.rows($0.label, $0.explanation, width: width, theme) }
        + (group.1 == .list ? legend(width: width, theme) : [])
    }
    if state.keys.set == .vi {
      rows += [StyledLine(), StyledLine(ViWords.title, theme.heading)]
      rows += ViWords.rows.flatMap { Self.rows($0.keys, $0.words, width: width, theme) }
    }
    for sentence in state.escapeAdvice + state.keyAdvice {
      rows.append(StyledLine())
      rows += LineBreaker(width: width).wrap(StyledLine(sentence, theme.warning))
    }
    return rows
  }

  /// What the signs before the chats mean.
  private static func legend(width: Int, _ theme: Theme) -> [StyledLine] {
    var rows: [StyledLine] = []
    for badge in ChatBadge.allCases {
      let style = SessionListView.style(badge, theme)
      let item = StyledLine([
        StyledRun(badge.glyph + " ", style), StyledRun(badge.word, theme.text),
      ])
      let used = rows.last.map { DisplayWidth.of($0) + 3 + DisplayWidth.of(item) } ?? .max
      if used <= width, var last = rows.popLast() {
        last.runs += [StyledRun("   ", theme.text)] + item.runs
        rows.append(last)
      } else {
        rows.append(item)
      }
    }
    return rows
  }

  /// Side by side where there is room, else the explanation below its keys.
  private static func rows(
    _ label: String, _ words: String, width: Int, _ theme: Theme
  ) -> [StyledLine] {
    let explanation = StyledLine(words, theme.text)
    guard width >= 2 * keyColumns + 8 else {
      let margin = StyledLine("  ")
      return [StyledLine(label, theme.hintKey)]
        + LineBreaker(width: width, first: margin, hanging: margin).wrap(explanation)
    }
    let padding = max(1, keyColumns - DisplayWidth.of(label))
    let keys = StyledLine([
      StyledRun(label, theme.hintKey),
      StyledRun(String(repeating: " ", count: padding), theme.text),
    ])
    let margin = StyledLine(String(repeating: " ", count: keyColumns))
    return LineBreaker(width: width, first: keys, hanging: margin).wrap(explanation)
  }
}
