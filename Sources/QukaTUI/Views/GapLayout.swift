import QukaWire

/// What stands under an answer of which a part is missing.
enum GapLayout {
  static func rows(_ answer: Answer, _ context: EntryContext) -> [StyledLine] {
    switch answer.gap {
    case .none:
      return []
    case .fetching:
      return wrap(
        "… a part is missing here and is being fetched", context.width, context.theme.muted)
    case .unrepaired:
      return pieces(
        answer, after: "… a part is missing here and could not be fetched · Ctrl-R tries again",
        context)
    case .lost:
      return pieces(
        answer, after: "… a part is missing here, and the server has forgotten it", context)
    }
  }

  /// What came from beyond the gap, behind a mark.
  private static func pieces(
    _ answer: Answer, after words: String, _ context: EntryContext
  ) -> [StyledLine] {
    let mark = wrap(words, context.width, context.theme.warning)
    return answer.early.reduce(into: mark) { rows, piece in
      if rows.count > mark.count {
        rows += wrap("… another part is missing", context.width, context.theme.warning)
      }
      rows += text(answer.textAfterGap(piece), context)
    }
  }

  private static func wrap(_ text: String, _ width: Int, _ style: Style) -> [StyledLine] {
    let margin = StyledLine("  ")
    return LineBreaker(width: width, first: margin, hanging: margin)
      .wrap(StyledLine(text, style))
  }

  private static func text(_ text: String, _ context: EntryContext) -> [StyledLine] {
    var renderer = MarkdownRenderer(
      width: max(1, context.width - EntryLayout.indent),
      columns: max(1, context.columns - EntryLayout.indent), theme: context.theme)
    renderer.update(text, isFinal: true)
    let margin = StyledRun("  ")
    return renderer.rows.map { StyledLine([margin] + $0.runs) }
  }
}
