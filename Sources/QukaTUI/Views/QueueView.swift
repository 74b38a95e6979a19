/// What was typed ahead, above the input: questions that are held, then those that go out when the answer has ended.
enum QueueView {
  /// Rows at most; what does not fit is counted in the last one.
  static let rows = 3

  static func count(_ conversation: Conversation) -> Int {
    conversation.held.count + conversation.queue.count
  }

  static func draw(
    _ state: AppState, in rect: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    let chat = state.conversation
    let questions = chat.held.map { ("held", $0) } + chat.queue.map { ("next", $0) }
    for (offset, (word, question)) in questions.prefix(rect.rows).enumerated() {
      let isLast = offset == rect.rows - 1
      let hidden = questions.count - offset - 1
      let more = isLast && hidden > 0 ? " (+\(hidden))" : ""
      let text = word + more + "  " + TextFit.oneLine(question.text)
      canvas.draw(
        TextFit.cut(text, to: rect.columns - 3), column: rect.column + 2, row: rect.row + offset,
        style: theme.muted, endColumn: rect.endColumn)
    }
  }
}
