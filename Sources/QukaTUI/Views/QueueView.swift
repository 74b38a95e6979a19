/// Messages that wait for the running answer to end, above the input.
enum QueueView {
  static func draw(
    _ state: AppState, in rect: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    let queue = state.conversation.queue
    for offset in 0..<min(rect.rows, queue.count) {
      let isLast = offset == rect.rows - 1
      let hidden = queue.count - offset - 1
      let more = isLast && hidden > 0 ? " (+\(hidden))" : ""
      let text = "next" + more + "  " + TextFit.oneLine(queue[offset].text)
      canvas.draw(
        TextFit.cut(text, to: rect.columns - 3), column: rect.column + 2, row: rect.row + offset,
        style: theme.muted, endColumn: rect.endColumn)
    }
  }
}
