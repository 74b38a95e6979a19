import QukaChat
import QukaText
import QukaWire

/// The thinking of an answer: its last rows while it lasts, one line once the answer begins, and all of it
/// when details are shown.
enum ThinkingLayout {
  static let liveRows = 4
  /// Live rows while details are shown: more, but still so few that a delta costs the same at any length.
  static let detailedRows = 16
  /// Code points of finished thinking that are laid out when details are shown.
  static let detailLimit = 40_000

  /// Thinking that is over, by what tells it apart; its text only ever grows.
  struct Thought: Equatable, Sendable {
    var bytes: Int
    var duration: Duration?
    var isOpen: Bool
    /// Text stands below it.
    var isFollowed: Bool
    /// It may go on.
    var isUnfinished: Bool
  }

  /// Nil as long as the thinking comes in.
  static func thought(_ answer: Answer, _ context: EntryContext) -> Thought? {
    guard !isLive(answer, context) else { return nil }
    return Thought(
      bytes: answer.text.thinking.utf8.count, duration: answer.thoughtFor,
      isOpen: context.showsDetails, isFollowed: !answer.text.answer.isEmpty,
      isUnfinished: answer.text.isThinking)
  }

  /// Thinking that still comes in.
  static func isLive(_ answer: Answer, _ context: EntryContext) -> Bool {
    context.isLive && answer.text.isThinking && answer.state == .open
  }

  static func rows(_ answer: Answer, _ context: EntryContext) -> [StyledLine] {
    let thinking = answer.text.thinking
    guard !thinking.isEmpty else { return [] }
    let style = context.theme.thinking
    guard isLive(answer, context) else {
      let size = thinking.codePointCount
      let title = row(title(answer, size), style, context)
      let below = answer.text.answer.isEmpty ? [] : [StyledLine().framed]
      guard context.showsDetails else {
        // Of what has fallen quiet in its thinking the end stays: should it go on, nothing moves.
        let mayGoOn = answer.state == .incomplete && answer.text.isThinking
        return [title] + (mayGoOn ? tail(thinking, liveRows, context) : below)
      }
      return [title] + details(thinking, size, context) + below
    }
    let shown = context.showsDetails ? detailedRows : liveRows
    return [row("thinking…", style, context)] + tail(thinking, shown, context)
  }

  /// Only the end shows, so only the end is laid out, however long the thinking grows.
  private static func tail(_ thinking: String, _ rows: Int, _ context: EntryContext) -> [StyledLine]
  {
    // Rows that move on are nothing to select.
    wrap(LongText.tail(thinking, rows * max(1, context.width) * 2), context).suffix(rows)
      .map(\.framed)
  }

  private static func details(
    _ thinking: String, _ size: Int, _ context: EntryContext
  ) -> [StyledLine] {
    var rows = wrap(LongText.head(thinking, detailLimit), context)
    if size > detailLimit {
      let more = "    … \(TextFit.grouped(size - detailLimit)) more characters"
      rows.append(StyledLine(TextFit.cut(more, to: context.width), context.theme.muted).framed)
    }
    return rows
  }

  private static func wrap(_ text: String, _ context: EntryContext) -> [StyledLine] {
    let margin = StyledLine.frame("    ")
    let breaker = LineBreaker(width: context.width, first: margin, hanging: margin)
    return text.split(separator: "\n").flatMap { line in
      breaker.wrap(StyledLine(String(line), context.theme.thinking))
    }
  }

  /// "thought for 3 s · 1,204 characters".
  private static func title(_ answer: Answer, _ size: Int) -> String {
    let count = CountText.characters(size)
    guard let duration = answer.thoughtFor else { return "thought · \(count)" }
    return "thought for \(ElapsedText.rounded(duration)) · \(count)"
  }

  private static func row(_ text: String, _ style: Style, _ context: EntryContext) -> StyledLine {
    StyledLine("  ◦ " + TextFit.cut(text, to: max(1, context.width - 4)), style).framed
  }
}
