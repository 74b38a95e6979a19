import QukaChat
import QukaText
import QukaWire

/// The rows of one transcript entry in a width: fixed ones first, then the answer's Markdown.
struct EntryRows: Sendable {
  /// Columns left of everything but the marks.
  static let indent = 2

  /// What the fixed rows were made from, as far as it can change while the entry stays.
  struct Key: Equatable, Sendable {
    var revision: Int
    var showsDetails: Bool
    var isLive: Bool
    var endsTurn = false
    var seconds: Int?
  }

  /// Nil before the first layout.
  private var key: Key?
  private var lead: [StyledLine] = []
  private var body: AnswerBody?
  private var gap = GapLayout()
  /// What stands under an answer when details are shown.
  private var tail: [StyledLine] = []
  /// The thinking that `lead` shows folded or in full; nil while it shows something else.
  private var thought: ThinkingLayout.Thought?

  /// Whether following the same entry again goes on with what is not laid out yet.
  private(set) var isBehind = false

  /// Follows an entry that changed, or that is behind, as far as the budget goes; an answer is laid out only from its
  /// open block on.
  mutating func follow(_ entry: Entry, as key: Key, _ context: EntryContext, _ budget: inout Int) {
    isBehind = false
    budget -= Self.cost
    if case .answer(let answer) = entry.content, let old = self.key {
      self.key = key
      if key != old { updateLead(answer, context, &budget) }
      updateBody(answer, context, &budget)
    } else {
      self = EntryRows()
      self.key = key
      start(entry, context, &budget)
    }
  }

  private mutating func start(_ entry: Entry, _ context: EntryContext, _ budget: inout Int) {
    switch entry.content {
    case .question(let question):
      budget -= min(Self.questionLimit, question.text.utf8.count)
      lead = Self.rows(question, context)
    case .answer(let answer):
      updateLead(answer, context, &budget)
      updateBody(answer, context, &budget)
    case .tool(let tool):
      lead = ToolLayout.rows(tool, context)
      budget -= Self.rowCost * lead.count
    case .mark(let mark): lead = Self.rows(mark, context)
    }
  }

  /// What an entry costs at least, in the units of `MarkdownRenderer.work`.
  private static let cost = 64
  /// What a row of thinking or of a tool costs.
  private static let rowCost = 64
  /// Code points of a question that are laid out; a pasted file is no reading.
  private static let questionLimit = 20_000

  /// Only what an entry shows is part of its key, so that opening details does not touch questions.
  static func key(_ entry: Entry, _ context: EntryContext) -> Key {
    var key = Key(revision: entry.revision, showsDetails: false, isLive: false, seconds: nil)
    switch entry.content {
    case .question: break
    case .mark: key.showsDetails = context.showsDetails
    case .answer:
      key.showsDetails = context.showsDetails
      key.isLive = context.isLive
      key.endsTurn = context.endsTurn
    case .tool(let tool):
      key.showsDetails = context.showsDetails
      key.isLive = context.isLive
      key.seconds = ToolLayout.elapsedSeconds(tool, context)
    }
    return key
  }

  /// The part of a long answer that has rows, in tenths; nil when it all has, or soon will have.
  var tenthsDone: Int? {
    guard let body, body.bytesBehind > Self.longWait else { return nil }
    return 10 * body.bytesTaken / (body.bytesTaken + body.bytesBehind)
  }

  /// Bytes that take some frames to lay out.
  private static let longWait = 64 << 10

  /// Frees rows that are not needed any more, at most so many; returns whether all are gone.
  mutating func release(_ count: inout Int) -> Bool {
    guard let rows = body?.rows.count, rows > count else {
      count -= body?.rows.count ?? 0
      self = EntryRows()
      return true
    }
    body?.dropRows(count)
    count = 0
    return false
  }

  /// The rows above an answer's text; all rows of other entries.
  var leadCount: Int { lead.count }

  var rowCount: Int { lead.count + (body?.rows.count ?? 0) + gap.rowCount + tail.count }

  /// The row and the column at which it starts, relative to the transcript.
  func row(_ index: Int) -> (line: StyledLine, column: Int) {
    if index < lead.count { return (lead[index], 0) }
    var rest = index - lead.count
    if let body {
      if rest < body.rows.count { return (body.rows[rest], Self.indent) }
      rest -= body.rows.count
    }
    if rest < gap.rowCount { return gap.row(rest) }
    rest -= gap.rowCount
    return rest < tail.count ? (tail[rest], 0) : (StyledLine(), 0)
  }

  private mutating func updateLead(
    _ answer: Answer, _ context: EntryContext, _ budget: inout Int
  ) {
    // Laying out costs the whole thinking, which no longer grows once the answer does.
    let thought = ThinkingLayout.thought(answer, context)
    guard thought == nil || thought != self.thought else { return }
    lead = ThinkingLayout.rows(answer, context)
    budget -= Self.rowCost * lead.count
    self.thought = thought
  }

  private mutating func updateBody(
    _ answer: Answer, _ context: EntryContext, _ budget: inout Int
  ) {
    defer {
      gap.follow(answer, context, &budget)
      isBehind = isBehind || gap.isBehind
    }
    tail = MeasureLayout.rows(answer, context) + Self.emptyRows(answer, context)
    guard !answer.text.answer.isEmpty else {
      // What had been the answer may have become thinking.
      body = nil
      return
    }
    var body =
      self.body
      ?? AnswerBody(
        MarkdownRenderer(
          width: max(1, context.width - Self.indent),
          columns: max(1, context.columns - Self.indent), theme: context.theme))
    self.body = nil
    let before = body.work
    body.update(
      answer.text.answer, isFinal: answer.state != .open, budget: max(Self.leastBudget, budget))
    budget -= max(0, body.work - before)
    isBehind = body.isBehind
    self.body = body
  }

  /// What an answer may cost even when little is left, so that every frame gets somewhere.
  private static let leastBudget = 4_000

  private static func rows(_ question: Question, _ context: EntryContext) -> [StyledLine] {
    let theme = context.theme
    let text = LongText.head(question.text, questionLimit)
    let mark = StyledLine.frame("› ", theme.userMark)
    let hanging = StyledLine.frame("  ")
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    // A line break at the end, as Ctrl-T leaves it, would push the answer away.
    while lines.count > 1, lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    if text.isEmpty, !question.attachments.isEmpty { lines = [] }
    var rows = lines.enumerated().flatMap { index, line in
      LineBreaker(width: context.width, first: index == 0 ? mark : hanging, hanging: hanging)
        .wrap(TabStops.mark(StyledLine(TabStops.expand(line), theme.userText), of: line))
    }
    rows += question.attachments.enumerated().map { index, attachment in
      let margin = rows.isEmpty && index == 0 ? mark : hanging
      let words = TextFit.cut("◦ " + AttachmentText.words(attachment), to: context.width - 2)
      return StyledLine(margin.runs + [StyledRun(words, theme.muted)]).framed
    }
    let hidden = question.text.codePointCount - questionLimit
    if hidden > 0 {
      rows += LineBreaker(width: context.width, first: hanging, hanging: hanging)
        .wrap(StyledLine("… \(CountText.moreCharacters(hidden))", theme.muted)).map(\.framed)
    }
    if case .failed(let reason, let isRepeatable) = question.state {
      let words = QuestionText.failed(reason, isRepeatable: isRepeatable)
      rows += LineBreaker(width: context.width, first: hanging, hanging: hanging)
        .wrap(StyledLine("failed: " + words, theme.error))
    }
    return rows
  }

  private static func rows(_ mark: TurnMark, _ context: EntryContext) -> [StyledLine] {
    let words = MarkText.text(mark, inFull: context.showsDetails)
    return line(words, MarkText.style(mark, context.theme), context)
  }

  private static func emptyRows(_ answer: Answer, _ context: EntryContext) -> [StyledLine] {
    guard context.endsTurn, answer.isEmpty else { return [] }
    return line(EmptyAnswerText.words(answer), context.theme.stopped, context).map(\.framed)
  }

  private static func line(
    _ words: String, _ style: Style, _ context: EntryContext
  ) -> [StyledLine] {
    let margin = StyledLine.frame("  ")
    return LineBreaker(width: context.width, first: margin, hanging: margin)
      .wrap(StyledLine(words, style))
  }
}
