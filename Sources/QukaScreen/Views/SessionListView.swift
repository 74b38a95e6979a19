import QukaChat
import QukaText
import QukaWire

/// The chats, one row each: a badge for what goes on in it, then its title.
enum SessionListView {
  static func draw(
    _ state: AppState, in rect: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    guard !rect.isEmpty else { return }
    drawBorder(of: rect, theme, on: &canvas)
    let area = rect.inset(right: 2)
    guard state.chats.hasListedChats else {
      drawEmpty(state, in: area, theme, on: &canvas)
      return
    }
    let list = SessionRows(state, visible: area.rows)
    for offset in 0..<min(area.rows, list.rows.count - list.first) {
      let row = area.row + offset
      switch list.rows[list.first + offset] {
      case .heading(let group) where group.isFolded:
        drawFolded(group, state, row: row, in: area, theme, on: &canvas)
      case .heading(let group):
        canvas.draw(
          TextFit.cut(group.name, to: area.columns - 2), column: area.column + 1, row: row,
          style: headingStyle(theme), endColumn: area.endColumn)
      case .chat(let index):
        let session = state.chats.sessions.sessions[index]
        let isGone = state.chats.isListedAsGone(session.id)
        let title = ChatName.line(state.chats.sessions.title(of: session))
        drawChat(
          .session(session.id), isGone ? gone(title, columns: area.columns - 3) : title,
          isGone ? theme.muted : theme.text, state, row: row, in: area, theme, on: &canvas)
      case .newChat(let key):
        drawChat(
          key, state.newChatTitle(key), theme.text, state, row: row, in: area, theme, on: &canvas)
      }
    }
  }

  /// The title of a chat that the server lacks, and that it does; of the two the title is cut last.
  private static func gone(_ title: String, columns: Int) -> String {
    let whole = "(gone) " + title
    return DisplayWidth.of(whole) <= columns ? whole : "- " + title
  }

  private static func drawBorder(
    of rect: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    let border = Rect(column: rect.endColumn - 1, row: rect.row, columns: 1, rows: rect.rows)
    canvas.fill(border, theme.border, with: "│")
  }

  /// How the list is sorted.
  static func drawFoot(
    _ state: AppState, in rect: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    guard !rect.isEmpty else { return }
    drawBorder(of: rect, theme, on: &canvas)
    let area = rect.inset(left: 1, right: 2)
    canvas.draw(
      TextFit.cut(
        OrderText.foot(state.chats.listOrder, columns: area.columns), to: area.columns),
      column: area.column, row: area.row, style: theme.statusAccent, endColumn: area.endColumn)
  }

  /// Without a colour of their own, headings are underlined: dimmed text looks like any other in some terminals.
  private static func headingStyle(_ theme: Theme) -> Style {
    var style = theme.muted
    if style.foreground == .terminal { style.attributes.insert(.underline) }
    return style
  }

  private static func drawEmpty(
    _ state: AppState, in area: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    let text: String
    switch state.chats.sessions.loading {
    case .loading: text = "loading…"
    case .refreshing where state.chats.sessions.pages == 0: text = "loading…"
    case .failed(let failure, let space): text = state.words(failure, of: space)
    case .idle, .refreshing:
      text =
        state.chats.hasSignedIn ? "No chats yet" : state.chats.connection.isOffline ? "Offline" : ""
    }
    let rows = LineBreaker(width: max(1, area.columns - 1)).wrap(StyledLine(text, theme.muted))
    for (offset, line) in rows.prefix(area.rows).enumerated() {
      canvas.draw(line, column: area.column + 1, row: area.row + offset, endColumn: area.endColumn)
    }
  }

  /// A folded group stands for its chats: it is selected as they are, and shows what goes on in them.
  private static func drawFolded(
    _ group: SessionRows.Group, _ state: AppState, row: Int, in area: Rect, _ theme: Theme,
    on canvas: inout CellBuffer
  ) {
    let chats = group.chats.map { state.chats.sessions.sessions[$0] }
    let isSelected =
      state.focus == .list && chats.contains { $0.id == state.chats.sessions.selected }
    let style = isSelected ? theme.selection : theme.muted
    if isSelected {
      canvas.fill(Rect(column: area.column, row: row, columns: area.columns, rows: 1), style)
    }
    if chats.contains(where: { $0.id == state.chats.currentSession }) {
      canvas.draw(
        "›", column: area.column, row: row, style: isSelected ? style : theme.accent)
    }
    let badges = chats.compactMap { state.badge(of: .session($0.id)) }
    let badge = ChatBadge.allCases.first(where: badges.contains)
    canvas.draw(
      badge?.glyph ?? "+", column: area.column + 1, row: row,
      style: isSelected ? style : badge.map { Self.style($0, theme) } ?? style)
    let text = "\(group.name) · \(chats.count)"
    canvas.draw(
      TextFit.cut(text, to: area.columns - 3), column: area.column + 3, row: row, style: style,
      endColumn: area.endColumn)
  }

  private static func drawChat(
    _ key: ConversationID, _ name: String, _ plain: Style, _ state: AppState, row: Int,
    in area: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    let isCurrent = state.chats.current == key
    let isSelected = state.focus == .list && state.chats.sessions.selection == key
    let style = isSelected ? theme.selection : isCurrent ? theme.accent : plain
    if isSelected {
      canvas.fill(Rect(column: area.column, row: row, columns: area.columns, rows: 1), style)
    }
    let (badge, badgeStyle) = badge(key, state, theme)
    if isCurrent { canvas.draw("›", column: area.column, row: row, style: style) }
    canvas.draw(
      badge, column: area.column + 1, row: row, style: isSelected ? theme.selection : badgeStyle)
    let title = TextFit.cut(name, to: area.columns - 3)
    canvas.draw(
      title, column: area.column + 3, row: row, style: style, endColumn: area.endColumn)
  }

  /// One column: a sign or nothing.
  private static func badge(
    _ key: ConversationID, _ state: AppState, _ theme: Theme
  ) -> (String, Style) {
    guard let badge = state.badge(of: key) else { return (" ", theme.text) }
    return (badge.glyph, style(badge, theme))
  }

  static func style(_ badge: ChatBadge, _ theme: Theme) -> Style {
    switch badge {
    case .streaming, .unread: theme.statusAccent
    case .stopping: theme.stopped
    case .failed: theme.error
    case .unsent: theme.muted
    }
  }
}
