import QukaWire

/// One transcript entry as rows of a width: fixed rows first, then the answer's Markdown.
struct EntryLayout: Sendable {
  /// Columns left of everything but the marks.
  static let indent = 2

  private(set) var revision: Int
  private var lead: [StyledLine] = []
  private var body: MarkdownRenderer?
  /// What stands under an answer of which a part is missing.
  private var tail: [StyledLine] = []
  /// The bytes of thinking that `lead` tells the size of; nil while it shows something else.
  private var thoughtBytes: Int?

  init(_ entry: Entry, width: Int, theme: Theme) {
    revision = entry.revision
    switch entry.content {
    case .question(let question): lead = Self.rows(question, width, theme)
    case .answer(let answer): update(answer, width, theme)
    case .tool(let tool): lead = [Self.row(tool, width, theme)]
    case .mark(let mark): lead = Self.rows(mark, width, theme)
    }
  }

  /// Follows a changed entry; an answer is laid out only from its open block on.
  mutating func follow(_ entry: Entry, width: Int, theme: Theme) {
    guard revision != entry.revision else { return }
    guard case .answer(let answer) = entry.content, body != nil else {
      self = EntryLayout(entry, width: width, theme: theme)
      return
    }
    revision = entry.revision
    update(answer, width, theme)
  }

  var rowCount: Int { lead.count + (body?.rows.count ?? 0) + tail.count }

  /// The row and the column at which it starts, relative to the transcript.
  func row(_ index: Int) -> (line: StyledLine, column: Int) {
    if index < lead.count { return (lead[index], 0) }
    let rest = index - lead.count
    let bodyRows = body?.rows.count ?? 0
    if let body, rest < bodyRows { return (body.rows[rest], Self.indent) }
    return rest - bodyRows < tail.count ? (tail[rest - bodyRows], 0) : (StyledLine(), 0)
  }

  private mutating func update(_ answer: Answer, _ width: Int, _ theme: Theme) {
    // Counting characters costs the whole thinking, which no longer grows once the answer does.
    let bytes = ThinkingLayout.isLive(answer) ? nil : answer.text.thinking.utf8.count
    if bytes == nil || bytes != thoughtBytes {
      lead = ThinkingLayout.rows(answer, width: width, theme: theme)
      thoughtBytes = bytes
    }
    tail = GapLayout.rows(answer, width: width, theme: theme)
    guard !answer.text.answer.isEmpty else { return }
    var renderer = body ?? MarkdownRenderer(width: max(1, width - Self.indent), theme: theme)
    body = nil
    renderer.update(answer.text.answer, isFinal: answer.state != .open)
    body = renderer
  }

  private static func rows(_ question: Question, _ width: Int, _ theme: Theme) -> [StyledLine] {
    let mark = StyledLine("› ", theme.userMark)
    let hanging = StyledLine("  ")
    let lines = question.text.split(separator: "\n", omittingEmptySubsequences: false)
    var rows = lines.enumerated().flatMap { index, line in
      LineBreaker(width: width, first: index == 0 ? mark : hanging, hanging: hanging)
        .wrap(StyledLine(String(line), theme.userText))
    }
    if case .failed(let sentence) = question.state {
      rows += LineBreaker(width: width, first: hanging, hanging: hanging)
        .wrap(StyledLine("failed: " + sentence, theme.error))
    }
    return rows
  }

  private static func row(_ tool: ToolCall, _ width: Int, _ theme: Theme) -> StyledLine {
    let state: (String, Style) =
      switch tool.state {
      case .running: ("running…", theme.statusAccent)
      case .completed: ("done", theme.tool)
      case .failed: ("failed", theme.toolError)
      case .stopped: ("stopped", theme.stopped)
      case .interrupted: ("interrupted", theme.stopped)
      }
    let name = tool.name.isEmpty ? "tool" : TextFit.oneLine(tool.name)
    let used = indent + 2 + DisplayWidth.of(name) + 2 + DisplayWidth.of(state.0) + 2
    let arguments = TextFit.cut(TextFit.oneLine(tool.arguments), to: width - used)
    return StyledLine([
      StyledRun("  ◦ ", theme.accent), StyledRun(name, theme.tool),
      StyledRun("  " + state.0, state.1),
      StyledRun(arguments.isEmpty ? "" : "  " + arguments, theme.muted),
    ])
  }

  private static func rows(_ mark: TurnMark, _ width: Int, _ theme: Theme) -> [StyledLine] {
    let margin = StyledLine("  ")
    let line = StyledLine(MarkText.text(mark), MarkText.style(mark, theme))
    return LineBreaker(width: width, first: margin, hanging: margin).wrap(line)
  }
}
