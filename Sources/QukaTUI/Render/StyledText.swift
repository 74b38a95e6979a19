/// A run of text in one style. The text holds no control characters.
struct StyledRun: Hashable, Sendable {
  var text: String
  var style: Style

  init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }
}

/// One line of styled runs: a logical line before wrapping, or a screen row after it.
struct StyledLine: Hashable, Sendable {
  var runs: [StyledRun]

  init(_ runs: [StyledRun] = []) {
    self.runs = runs
  }

  init(_ text: String, _ style: Style = .plain) {
    runs = text.isEmpty ? [] : [StyledRun(text, style)]
  }

  /// The line's text without styles.
  var text: String { runs.reduce(into: "") { $0 += $1.text } }
}
