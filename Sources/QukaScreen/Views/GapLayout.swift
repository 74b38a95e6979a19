import QukaChat
import QukaText
import QukaWire

/// What stands under an answer of which a part is missing: a line that says so, and what came from beyond that part.
struct GapLayout: Sendable {
  /// A piece of text from beyond the gap.
  private struct Part: Sendable {
    let startAt: Int
    /// What stands above it.
    var lead: [StyledLine] = []
    private(set) var text = ""
    private(set) var renderer: MarkdownRenderer
    private var codePoints = -1
    private var isFinal = false
    /// How the text before the gap has it read.
    private var reading = AnswerText()

    var rowCount: Int { lead.count + renderer.rows.count }

    init(startAt: Int, renderer: MarkdownRenderer) {
      self.startAt = startAt
      self.renderer = renderer
    }

    mutating func follow(
      _ piece: EarlyText, of answer: Answer, atMost limit: Int, _ budget: inout Int
    ) {
      let isFinal = answer.state != .open
      let reading = answer.text.continuation
      let isSame = codePoints == piece.codePoints && reading == self.reading
      // What has its rows costs nothing: hundreds of pieces come before the one that grows.
      if isSame, isFinal == self.isFinal, !renderer.isBehind { return }
      self.isFinal = isFinal
      if !isSame {
        self.reading = reading
        codePoints = piece.codePoints
        text = answer.textAfterGap(piece, atMost: limit)
        budget -= text.utf8.count / GapLayout.bytesOfWork
      }
      let before = renderer.work
      renderer.update(text, isFinal: isFinal, budget: max(GapLayout.leastBudget, budget))
      budget -= max(GapLayout.leastCost, renderer.work - before)
    }
  }

  /// Whether following the same answer again goes on with what is not laid out yet.
  private(set) var isBehind = false
  private var parts: [Part] = []
  /// The line for an answer without such text; else what stands below it.
  private var tail: [StyledLine] = []

  private(set) var rowCount = 0

  /// The row and the column at which it starts, relative to the transcript.
  func row(_ index: Int) -> (line: StyledLine, column: Int) {
    var index = index
    for part in parts {
      if index < part.lead.count { return (part.lead[index], 0) }
      if index < part.rowCount {
        return (part.renderer.rows[index - part.lead.count], EntryRows.indent)
      }
      index -= part.rowCount
    }
    return index < tail.count ? (tail[index], 0) : (StyledLine(), 0)
  }

  /// Follows a changed answer as far as the budget goes.
  mutating func follow(_ answer: Answer, _ context: EntryContext, _ budget: inout Int) {
    isBehind = false
    tail = []
    defer { rowCount = parts.reduce(tail.count) { $0 + $1.rowCount } }
    switch answer.gap {
    case .none:
      parts = []
    case .fetching:
      parts = []
      tail = Self.wrap(
        "… a part is missing here and is being fetched", context.theme.muted, context)
    case .unrepaired, .lost:
      let words =
        answer.gap == .lost
        ? "… a part is missing here, and the server has forgotten it"
        : "… a part is missing here and could not be fetched · \(KeyMap.name(of: .tryAgain)) retries"
      let mark = Self.wrap(words, context.theme.warning, context)
      if answer.early.isEmpty { tail = mark }
      follow(answer, below: mark, context, &budget)
    }
  }

  private mutating func follow(
    _ answer: Answer, below mark: [StyledLine], _ context: EntryContext, _ budget: inout Int
  ) {
    let other = Self.wrap("… another part is missing", context.theme.warning, context)
    var left = Limits.shownEarlyText
    var count = 0
    for piece in answer.early where left > 0 {
      if budget <= 0 {
        isBehind = true
        return
      }
      if count == parts.count || parts[count].startAt != piece.startAt {
        parts.removeLast(parts.count - count)
        parts.append(Part(startAt: piece.startAt, renderer: Self.renderer(context)))
      }
      parts[count].lead = count == 0 ? mark : other
      parts[count].follow(piece, of: answer, atMost: left, &budget)
      isBehind = isBehind || parts[count].renderer.isBehind
      left -= piece.codePoints
      count += 1
    }
    parts.removeLast(parts.count - count)
    let hidden = answer.early.reduce(-Limits.shownEarlyText) { $0 + $1.codePoints }
    if hidden > 0 {
      let words = "… \(TextFit.grouped(hidden)) more characters came"
      tail = Self.wrap(words, context.theme.warning, context)
    }
  }

  /// Bytes that are read in the time of one unit of work.
  fileprivate static let bytesOfWork = 128
  /// What a piece costs at least, and what it may cost when little is left.
  fileprivate static let leastCost = 64
  fileprivate static let leastBudget = 1_000

  private static func renderer(_ context: EntryContext) -> MarkdownRenderer {
    MarkdownRenderer(
      width: max(1, context.width - EntryRows.indent),
      columns: max(1, context.columns - EntryRows.indent), theme: context.theme)
  }

  private static func wrap(
    _ text: String, _ style: Style, _ context: EntryContext
  ) -> [StyledLine] {
    let margin = StyledLine("  ")
    return LineBreaker(width: context.width, first: margin, hanging: margin)
      .wrap(StyledLine(text, style)).map(\.framed)
  }
}
