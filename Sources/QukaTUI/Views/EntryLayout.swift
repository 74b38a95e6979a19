import QukaWire

/// One transcript entry as rows of a width: fixed rows first, then the answer's Markdown.
struct EntryLayout: Sendable {
  /// Columns left of everything but the marks.
  static let indent = 2

  /// What the fixed rows were made from, as far as it can change while the entry stays.
  private struct LeadKey: Equatable, Sendable {
    var revision: Int
    var showsDetails: Bool
    var isLive: Bool
    var seconds: Int?
  }

  private var key: LeadKey
  private var lead: [StyledLine] = []
  private var body: MarkdownRenderer?
  /// What stands under an answer of which a part is missing.
  private var tail: [StyledLine] = []
  /// The thinking that `lead` shows folded or in full; nil while it shows something else.
  private var thought: ThinkingLayout.Thought?

  init(_ entry: Entry, _ context: EntryContext) {
    key = Self.key(entry, context)
    switch entry.content {
    case .question(let question): lead = Self.rows(question, context)
    case .answer(let answer): update(answer, context)
    case .tool(let tool): lead = ToolLayout.rows(tool, context)
    case .mark(let mark): lead = Self.rows(mark, context)
    }
  }

  /// Follows a changed entry; an answer is laid out only from its open block on.
  mutating func follow(_ entry: Entry, _ context: EntryContext) {
    let key = Self.key(entry, context)
    guard key != self.key else { return }
    guard case .answer(let answer) = entry.content, body != nil else {
      self = EntryLayout(entry, context)
      return
    }
    let hasNewText = key.revision != self.key.revision
    self.key = key
    updateLead(answer, context)
    if hasNewText { updateBody(answer, context) }
  }

  /// Only what an entry shows is part of its key, so that opening details does not touch questions.
  private static func key(_ entry: Entry, _ context: EntryContext) -> LeadKey {
    var key = LeadKey(revision: entry.revision, showsDetails: false, isLive: false, seconds: nil)
    switch entry.content {
    case .question, .mark: break
    case .answer(let answer):
      key.showsDetails = context.showsDetails && !answer.text.thinking.isEmpty
      key.isLive = context.isLive
    case .tool(let tool):
      key.showsDetails = context.showsDetails
      key.isLive = context.isLive
      key.seconds = ToolLayout.elapsedSeconds(tool, context)
    }
    return key
  }

  /// The rows above an answer's text; all rows of other entries.
  var leadCount: Int { lead.count }

  var rowCount: Int { lead.count + (body?.rows.count ?? 0) + tail.count }

  /// The row and the column at which it starts, relative to the transcript.
  func row(_ index: Int) -> (line: StyledLine, column: Int) {
    if index < lead.count { return (lead[index], 0) }
    let rest = index - lead.count
    let bodyRows = body?.rows.count ?? 0
    if let body, rest < bodyRows { return (body.rows[rest], Self.indent) }
    return rest - bodyRows < tail.count ? (tail[rest - bodyRows], 0) : (StyledLine(), 0)
  }

  private mutating func update(_ answer: Answer, _ context: EntryContext) {
    updateLead(answer, context)
    updateBody(answer, context)
  }

  private mutating func updateLead(_ answer: Answer, _ context: EntryContext) {
    // Laying out costs the whole thinking, which no longer grows once the answer does.
    let thought = ThinkingLayout.thought(answer, context)
    guard thought == nil || thought != self.thought else { return }
    lead = ThinkingLayout.rows(answer, context)
    self.thought = thought
  }

  private mutating func updateBody(_ answer: Answer, _ context: EntryContext) {
    tail = GapLayout.rows(answer, width: context.width, theme: context.theme)
    guard !answer.text.answer.isEmpty else { return }
    var renderer =
      body ?? MarkdownRenderer(width: max(1, context.width - Self.indent), theme: context.theme)
    body = nil
    renderer.update(answer.text.answer, isFinal: answer.state != .open)
    body = renderer
  }

  private static func rows(_ question: Question, _ context: EntryContext) -> [StyledLine] {
    let theme = context.theme
    let mark = StyledLine("› ", theme.userMark)
    let hanging = StyledLine("  ")
    var lines = question.text.split(separator: "\n", omittingEmptySubsequences: false)
    // A line break at the end, as Ctrl-T leaves it, would push the answer away.
    while lines.count > 1, lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    var rows = lines.enumerated().flatMap { index, line in
      LineBreaker(width: context.width, first: index == 0 ? mark : hanging, hanging: hanging)
        .wrap(StyledLine(String(line), theme.userText))
    }
    if case .failed(let sentence) = question.state {
      rows += LineBreaker(width: context.width, first: hanging, hanging: hanging)
        .wrap(StyledLine("failed: " + sentence, theme.error))
    }
    return rows
  }

  private static func rows(_ mark: TurnMark, _ context: EntryContext) -> [StyledLine] {
    let margin = StyledLine("  ")
    let line = StyledLine(MarkText.text(mark), MarkText.style(mark, context.theme))
    return LineBreaker(width: context.width, first: margin, hanging: margin).wrap(line)
  }
}
