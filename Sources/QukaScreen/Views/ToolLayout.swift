import QukaChat
import QukaText
import QukaWire

/// A tool call: one line, and below it, when details are shown, its arguments and the beginning of its result.
enum ToolLayout {
  /// Rows of arguments and of result that details show at most; results can be megabytes long.
  static let argumentRows = 12
  static let resultRows = 12
  /// Code points of arguments that are read at most.
  static let argumentLimit = 2_000

  /// Whole seconds that a running call has taken; nil when it does not run or its start was not seen.
  static func elapsedSeconds(_ tool: ToolCall, _ context: EntryContext) -> Int? {
    guard context.isLive, tool.state == .running, let startedAt = tool.startedAt else { return nil }
    return max(0, Int((context.now - startedAt).wholeNanoseconds / 1_000_000_000))
  }

  static func rows(_ tool: ToolCall, _ context: EntryContext) -> [StyledLine] {
    let arguments = ToolArguments(LongText.head(tool.arguments, argumentLimit))
    guard context.showsDetails else { return [line(tool, arguments.summary, context)] }
    return [line(tool, "", context)] + argumentRows(tool, arguments, context)
      + resultRows(tool, context)
  }

  // MARK: - The line

  private static func line(
    _ tool: ToolCall, _ arguments: String, _ context: EntryContext
  ) -> StyledLine {
    let theme = context.theme
    let (glyph, word, style) = look(tool, context)
    let name = TextFit.cut(ToolName.words(tool.name), to: max(8, context.width / 2))
    let used = EntryRows.indent + 2 + DisplayWidth.of(name) + 2 + DisplayWidth.of(word) + 2
    let rest = TextFit.cut(arguments, to: context.width - used)
    return StyledLine([
      StyledRun("  \(glyph) ", style), StyledRun(name, theme.text), StyledRun("  " + word, style),
      StyledRun(rest.isEmpty ? "" : "  " + rest, theme.muted),
    ]).framed
  }

  /// The state in a glyph and in words; the words alone are enough.
  private static func look(
    _ tool: ToolCall, _ context: EntryContext
  ) -> (glyph: String, word: String, Style) {
    let theme = context.theme
    switch tool.state {
    case .running:
      let seconds = elapsedSeconds(tool, context) ?? 0
      let time = seconds > 0 ? " " + ElapsedText.short(seconds: seconds) : "…"
      // What history holds as running may have been over for days.
      return context.isLive
        ? ("◦", "running" + time, theme.statusAccent) : ("◦", UntoldText.words(tool), theme.muted)
    case .completed:
      guard let took = tool.took, took >= .seconds(1) else { return ("✓", "done", theme.success) }
      return ("✓", "done in \(ElapsedText.rounded(took))", theme.success)
    case .failed: return ("✗", "failed", theme.toolError)
    case .stopped: return ("▪", "stopped", theme.stopped)
    case .untold: return ("◦", UntoldText.words(tool), theme.muted)
    }
  }

  // MARK: - Details

  private static func argumentRows(
    _ tool: ToolCall, _ arguments: ToolArguments, _ context: EntryContext
  ) -> [StyledLine] {
    let excerpt = Excerpt(
      arguments.lines.joined(separator: "\n"), rows: argumentRows, style: context.theme.muted,
      context)
    let unread = max(0, tool.arguments.utf8.count - argumentLimit)
    let hidden =
      unread > 0
      ? tool.arguments.codePointCount - argumentLimit + excerpt.hidden
      : excerpt.hidden
    return excerpt.rows + more(hidden, context)
  }

  private static func resultRows(_ tool: ToolCall, _ context: EntryContext) -> [StyledLine] {
    guard !isProvisional(tool) else { return [] }
    let excerpt = Excerpt(tool.content, rows: resultRows, style: context.theme.tool, context)
    return excerpt.rows + more(excerpt.hidden, context)
  }

  /// "Using tool: X" says that the tool runs; it is no result (docs/protocol.md §6.4).
  private static func isProvisional(_ tool: ToolCall) -> Bool {
    tool.state == .running
      || (tool.content.utf8.count < 256 && tool.content == "Using tool: \(tool.name)")
  }

  private static func more(_ hidden: Int, _ context: EntryContext) -> [StyledLine] {
    guard hidden > 0 else { return [] }
    let count = CountText.moreCharacters(hidden)
    let text = String(repeating: " ", count: Excerpt.indent) + "… \(count)"
    return [StyledLine(TextFit.cut(text, to: context.width), context.theme.muted).framed]
  }
}
