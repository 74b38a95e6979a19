import QukaWire

/// The chats, one row each: a badge for what goes on in it, then its title.
enum SessionListView {
  static func draw(
    _ state: AppState, in rect: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    guard !rect.isEmpty else { return }
    let border = Rect(column: rect.endColumn - 1, row: rect.row, columns: 1, rows: rect.rows)
    canvas.fill(border, theme.border, with: "│")
    let area = rect.inset(right: 2)
    guard !state.sessions.isEmpty else {
      drawEmpty(state, in: area, theme, on: &canvas)
      return
    }
    let first = firstRow(state, visible: area.rows)
    let sessions = state.sessions.sessions
    for offset in 0..<min(area.rows, sessions.count - first) {
      let row = area.row + offset
      drawSession(sessions[first + offset], state, row: row, in: area, theme, on: &canvas)
    }
  }

  private static func drawEmpty(
    _ state: AppState, in area: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    let text: String
    switch state.sessions.loading {
    case .loading: text = "loading…"
    case .failed(let sentence): text = sentence
    case .idle: text = state.hasSignedIn ? "No chats yet" : ""
    }
    let rows = LineBreaker(width: max(1, area.columns - 1)).wrap(StyledLine(text, theme.muted))
    for (offset, line) in rows.prefix(area.rows).enumerated() {
      canvas.draw(line, column: area.column + 1, row: area.row + offset, endColumn: area.endColumn)
    }
  }

  /// Keeps the selection in view, in the middle where possible.
  private static func firstRow(_ state: AppState, visible: Int) -> Int {
    let count = state.sessions.sessions.count
    guard count > visible, let index = shownIndex(state) else { return 0 }
    return max(0, min(index - visible / 2, count - visible))
  }

  private static func shownIndex(_ state: AppState) -> Int? {
    guard state.focus != .list, let current = state.currentSession else {
      return state.sessions.selectedIndex
    }
    return state.sessions.sessions.firstIndex { $0.id == current }
  }

  private static func drawSession(
    _ session: ChatSession, _ state: AppState, row: Int, in area: Rect, _ theme: Theme,
    on canvas: inout CellBuffer
  ) {
    let isCurrent = state.currentSession == session.id
    let isSelected = state.focus == .list && state.sessions.selected == session.id
    let style = isSelected ? theme.selection : isCurrent ? theme.accent : theme.text
    if isSelected {
      canvas.fill(Rect(column: area.column, row: row, columns: area.columns, rows: 1), style)
    }
    let (badge, badgeStyle) = badge(session.id, state, theme)
    if isCurrent { canvas.draw("›", column: area.column, row: row, style: style) }
    canvas.draw(
      badge, column: area.column + 1, row: row, style: isSelected ? theme.selection : badgeStyle)
    let title = TextFit.cut(TextFit.oneLine(session.title), to: area.columns - 3)
    canvas.draw(
      title, column: area.column + 3, row: row, style: style, endColumn: area.endColumn)
  }

  /// One column: streaming, stopping, failed, unread, or nothing.
  private static func badge(
    _ id: SessionID, _ state: AppState, _ theme: Theme
  ) -> (String, Style) {
    guard let badge = state.conversations[.session(id)]?.badge else { return (" ", theme.text) }
    return (badge.glyph, style(badge, theme))
  }

  static func style(_ badge: ChatBadge, _ theme: Theme) -> Style {
    switch badge {
    case .streaming, .unread: theme.statusAccent
    case .stopping: theme.stopped
    case .failed: theme.error
    }
  }
}
