import QukaChat
import QukaText

/// The line above the input: on its left how many rows of the input are hidden and which toggles are on, on its right what
/// stands below the screen.
enum RuleView {
  static func draw(
    _ state: AppState, _ input: ComposerWindow, _ metrics: TranscriptMetrics, in rule: Rect,
    _ theme: Theme,
    on canvas: inout CellBuffer
  ) {
    guard !rule.isEmpty else { return }
    if FocusBar.isAroundTranscript(state) {
      canvas.fill(rule, theme.accent, with: "━")
    } else {
      canvas.fill(rule, theme.border, with: "─")
    }
    var column = rule.column + 2
    if let hidden = hidden(input), state.search == nil {
      column = canvas.draw(
        hidden, column: column, row: rule.row, style: theme.muted, endColumn: rule.endColumn)
      column += 1
    }
    if state.keys.set == .vi, state.focus == .composer, let mode = ViWords.mode(state.vi) {
      column = canvas.draw(
        " \(mode) ", column: column, row: rule.row, style: theme.statusAccent,
        endColumn: rule.endColumn)
      column += 1
    }
    let (toggles, below) = texts(
      state.chats.toggles, metrics, columns: rule.endColumn - column - 2)
    if let toggles {
      canvas.draw(
        toggles, column: column, row: rule.row, style: theme.muted, endColumn: rule.endColumn)
    }
    if let below {
      let style = metrics.newRows > 0 ? theme.statusAccent : theme.muted
      let column = rule.endColumn - DisplayWidth.of(below) - 2
      canvas.draw(below, column: column, row: rule.row, style: style, endColumn: rule.endColumn)
    }
  }

  /// How many rows of the input are above and below its part on the screen, such as " ↑ 12  ↓ 3 ".
  private static func hidden(_ input: ComposerWindow) -> String? {
    let notes = [("↑", input.above), ("↓", input.below)].compactMap { arrow, hidden in
      hidden.map { "\(arrow) \($0.rows)\($0.isMore ? "+" : "")" }
    }
    return notes.isEmpty ? nil : " \(notes.joined(separator: "  ")) "
  }

  /// The longest forms that fit beside each other; the way back to the end comes first, and what is new below whole.
  private static func texts(
    _ toggles: Toggles, _ metrics: TranscriptMetrics, columns: Int
  ) -> (toggles: String?, below: String?) {
    let forms = ToggleText.forms(toggles).map { " \($0) " }
    var notes = BelowNote.forms(metrics)
    if metrics.newRows > 0, let whole = notes.first(where: { DisplayWidth.of($0) <= columns }) {
      notes = [whole]
    }
    for note in notes {
      let room = columns - DisplayWidth.of(note) - 1
      if let form = forms.first(where: { DisplayWidth.of($0) <= room }) { return (form, note) }
    }
    if let note = notes.first(where: { DisplayWidth.of($0) <= columns }) { return (nil, note) }
    return (forms.first { DisplayWidth.of($0) <= columns }, nil)
  }
}
