import QukaWire

/// What stands under an answer of which a part is missing.
enum GapLayout {
  static func rows(_ answer: Answer, width: Int, theme: Theme) -> [StyledLine] {
    switch answer.gap {
    case .none:
      return []
    case .fetching:
      return wrap("… a part is missing here and is being fetched", width, theme.muted)
    case .unrepaired:
      return pieces(
        answer, after: "… a part is missing here and could not be fetched · Ctrl-R tries again",
        width, theme)
    case .lost:
      return pieces(
        answer, after: "… a part is missing here, and the server has forgotten it", width, theme)
    }
  }

  /// What came from beyond the gap, behind a mark.
  private static func pieces(
    _ answer: Answer, after words: String, _ width: Int, _ theme: Theme
  ) -> [StyledLine] {
    let mark = wrap(words, width, theme.warning)
    return answer.early.reduce(into: mark) { rows, piece in
      if rows.count > mark.count {
        rows += wrap("… another part is missing", width, theme.warning)
      }
      rows += text(answer.textAfterGap(piece), width, theme)
    }
  }

  private static func wrap(_ text: String, _ width: Int, _ style: Style) -> [StyledLine] {
    let margin = StyledLine("  ")
    return LineBreaker(width: width, first: margin, hanging: margin)
      .wrap(StyledLine(text, style))
  }

  private static func text(_ text: String, _ width: Int, _ theme: Theme) -> [StyledLine] {
    var renderer = MarkdownRenderer(width: max(1, width - EntryLayout.indent), theme: theme)
    renderer.update(text, isFinal: true)
    let margin = StyledRun("  ")
    return renderer.rows.map { StyledLine([margin] + $0.runs) }
  }
}
