import QukaChat
import QukaText
import QukaWire

/// What is here of the chat that is selected in the list: its last questions and answers, in the transcript's place.
enum PreviewView {
  /// Rows of a question, and of an answer that is not the last.
  private static let (questionRows, answerRows) = (3, 6)

  static func draw(
    _ id: SessionID, _ state: AppState, in area: Rect, _ theme: Theme,
    on canvas: inout CellBuffer
  ) {
    guard !area.isEmpty else { return }
    canvas.fill(area, theme.text)
    let (head, below) = area.splitTop(1)
    drawHead(id, state, in: head, theme, on: &canvas)
    let (facts, text) = below.splitTop(below.rows > 3 ? 1 : 0)
    canvas.draw(
      TextFit.cut(Self.facts(id, state), to: facts.columns), column: facts.column, row: facts.row,
      style: theme.muted, endColumn: facts.endColumn)
    let rows = rows(state, text.inset(top: text.rows > 3 ? 1 : 0), theme)
    let top = text.row + (text.rows > 3 ? 1 : 0)
    for (offset, row) in rows.enumerated() where top + offset < text.endRow {
      canvas.draw(row, column: text.column, row: top + offset, endColumn: text.endColumn)
    }
  }

  /// The title is cut last.
  private static func drawHead(
    _ id: SessionID, _ state: AppState, in row: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    let title = ChatName.line(state.chats.sessions.title(of: id) ?? "")
    let whole = "\(PreviewText.head): \(title)"
    let keyColumns = DisplayWidth.of(PreviewText.key) + 2
    let hasKey = DisplayWidth.of(whole) + keyColumns <= row.columns
    let isHeaded = DisplayWidth.of(whole) <= row.columns
    canvas.draw(
      TextFit.cut(isHeaded ? whole : title, to: row.columns), column: row.column, row: row.row,
      style: theme.title, endColumn: row.endColumn)
    guard hasKey else { return }
    canvas.draw(
      PreviewText.key, column: row.endColumn - keyColumns + 2, row: row.row, style: theme.muted,
      endColumn: row.endColumn)
  }

  /// When it was used, and what goes on in it; and that Esc stops something else.
  private static func facts(_ id: SessionID, _ state: AppState) -> String {
    var facts: [String] = []
    if state.stopsElsewhere {
      facts.append("Esc stops the open chat, \(state.quotedTitle(of: state.chats.current))")
    }
    facts += state.words(on: id)
    if let today = state.today, let time = state.chats.sessions.session(id)?.latestAccessAt {
      facts.append(today.heading(of: time))
    }
    return facts.joined(separator: " · ")
  }

  /// The last of what was said, as much as there is room for.
  private static func rows(_ state: AppState, _ area: Rect, _ theme: Theme) -> [StyledLine] {
    guard let lines = state.chats.previewLines else { return [] }
    let width = max(1, min(area.columns, TranscriptView.readableColumns))
    guard !lines.isEmpty else {
      let words = PreviewText.nothing(isOffline: state.chats.connection.isOffline)
      return LineBreaker(width: width).wrap(StyledLine(words, theme.muted))
    }
    var blocks: [[StyledLine]] = []
    var room = area.rows
    for (place, line) in lines.reversed().enumerated() where room > 0 {
      let isLast = place == 0
      let limit = isLast ? max(1, room - questionRows - 1) : min(room, answerRows)
      let block = rows(of: line, limit: limit, width: width, theme)
      blocks.append(block)
      room -= block.count + 1
    }
    return Array(blocks.reversed().joined(separator: [StyledLine()]))
  }

  private static func rows(
    of line: ChatPreview.Line, limit: Int, width: Int, _ theme: Theme
  ) -> [StyledLine] {
    let hanging = StyledLine("  ")
    var rows: [StyledLine]
    let most: Int
    switch line {
    case .question(let text):
      most = min(limit, questionRows)
      let head = TextFit.oneLine(LongText.head(text, most * (width + 1)))
      rows = LineBreaker(width: width, first: StyledLine("› ", theme.userMark), hanging: hanging)
        .wrap(StyledLine(head, theme.userText))
    case .answer(let text):
      most = limit
      var renderer = MarkdownRenderer(width: max(1, width - 2), theme: theme)
      renderer.update(LongText.head(text, (most + 1) * (width + 1)), isFinal: true)
      rows = renderer.rows.map { row in
        var line = hanging
        line.append(row)
        return line
      }
    }
    guard rows.count > most else { return rows }
    guard most > 1 else { return Array(rows.prefix(most)) }
    rows.removeLast(rows.count - most + 1)
    while rows.last?.text.allSatisfy(\.isWhitespace) == true { rows.removeLast() }
    return rows + [StyledLine("  " + TextFit.ellipsis, theme.muted)]
  }
}
