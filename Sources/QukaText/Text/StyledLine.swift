/// One line of styled runs: a logical line before wrapping, or a screen row after it.
package struct StyledLine: Hashable, Sendable {
  package var runs: [StyledRun]

  package init(_ runs: [StyledRun] = []) {
    self.runs = runs
  }

  package init(_ text: String, _ style: Style = .plain) {
    runs = text.isEmpty ? [] : [StyledRun(text, style)]
  }

  /// The line's text without styles.
  package var text: String { runs.reduce(into: "") { $0 += $1.text } }
}
