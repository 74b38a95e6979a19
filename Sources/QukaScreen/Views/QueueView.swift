import QukaChat
import QukaText

/// What was typed ahead, above the input: questions that are held, then those that go out when the answer has ended.
enum QueueView {
  /// Rows at most; what does not fit is counted in the last one, by itself.
  static let rows = 3

  static func count(_ conversation: Conversation) -> Int {
    conversation.held.count + conversation.queue.count
  }

  static func draw(
    _ state: AppState, in rect: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    for (offset, line) in lines(state.conversation, rows: rect.rows).prefix(rect.rows).enumerated()
    {
      canvas.draw(
        TextFit.cut(line, to: rect.columns - 3), column: rect.column + 2, row: rect.row + offset,
        style: theme.muted, endColumn: rect.endColumn)
    }
  }

  /// The questions in their order, of both kinds if there is room.
  static func lines(_ chat: Conversation, rows: Int) -> [String] {
    let (held, next) = (chat.held, chat.queue)
    guard held.count + next.count > rows else { return questions(held, next) }
    let room = max(0, rows - 1)
    let shownHeld = min(held.count, next.isEmpty ? room : max(min(1, room), room - 1))
    let shownNext = min(next.count, room - shownHeld)
    let shown = questions(held.prefix(shownHeld), next.prefix(shownNext))
    let hidden = [
      count(held.count - shownHeld, isMore: shownHeld > 0, "held"),
      count(next.count - shownNext, isMore: shownNext > 0, "waiting"),
    ]
    return shown + [hidden.compactMap { $0 }.joined(separator: " · ")]
  }

  private static func questions(
    _ held: some Sequence<QueuedQuestion>, _ next: some Sequence<QueuedQuestion>
  ) -> [String] {
    held.map { "held  " + TextFit.oneLine($0.text) }
      + next.map { "next  " + TextFit.oneLine($0.text) }
  }

  /// How many of a kind have no row of their own.
  private static func count(_ hidden: Int, isMore: Bool, _ word: String) -> String? {
    hidden > 0 ? (isMore ? "+\(hidden) more \(word)" : "\(hidden) \(word)") : nil
  }
}
