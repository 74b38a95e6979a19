/// The line above the first message: whether more stands before it.
enum OlderNote {
  /// The rows of the note and a blank one; none when the chat begins here and nothing needs a word.
  static func rows(_ older: OlderHistory, width: Int, theme: Theme) -> [StyledLine] {
    let line: StyledLine
    switch older {
    case .none: return []
    case .available: line = StyledLine("older messages above", theme.muted)
    case .loading: line = StyledLine("loading older messages…", theme.muted)
    case .failed:
      line = StyledLine("older messages could not be loaded · Ctrl-R", theme.warning)
    }
    let margin = StyledLine("  ")
    return LineBreaker(width: width, first: margin, hanging: margin).wrap(line) + [StyledLine()]
  }
}
