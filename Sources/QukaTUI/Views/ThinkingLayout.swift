import QukaWire

/// The thinking of an answer: its last rows while it lasts, one line once the answer begins.
enum ThinkingLayout {
  static let liveRows = 4

  /// Thinking that still comes in.
  static func isLive(_ answer: Answer) -> Bool {
    answer.text.isThinking && answer.state == .open
  }

  static func rows(_ answer: Answer, width: Int, theme: Theme) -> [StyledLine] {
    let thinking = answer.text.thinking
    guard !thinking.isEmpty else { return [] }
    guard isLive(answer) else {
      let size = TextFit.grouped(thinking.count)
      return [StyledLine("  ◦ thought, \(size) characters", theme.thinking)]
    }
    let margin = StyledLine("    ")
    // Only the end shows, so only the end is laid out, however long the thinking grows.
    let tail = thinking.suffix(liveRows * max(1, width) * 2)
    let rows = tail.split(separator: "\n").flatMap { line in
      LineBreaker(width: width, first: margin, hanging: margin)
        .wrap(StyledLine(String(line), theme.thinking))
    }
    return [StyledLine("  ◦ thinking…", theme.thinking)] + rows.suffix(liveRows)
  }
}
