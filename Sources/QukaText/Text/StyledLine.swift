/// One line of styled runs: a logical line before wrapping, or a screen row after it.
package struct StyledLine: Hashable, Sendable {
  package var runs: [StyledRun]
  package var end = LineEnd.newline

  package init(_ runs: [StyledRun] = []) {
    self.runs = runs
  }

  package init(_ text: String, _ style: Style = .plain) {
    runs = text.isEmpty ? [] : [StyledRun(text, style)]
  }

  /// What stands beside text and is none.
  package static func frame(_ text: String, _ style: Style = .plain) -> StyledLine {
    StyledLine([StyledRun(text, style, .frame)])
  }

  /// The line as one that only shows something: nothing of it is text.
  package var framed: StyledLine {
    var line = self
    for index in runs.indices { line.runs[index].role = .frame }
    line.end = .nothing
    return line
  }

  /// A row with an indent and something that is no text: if the indent is text, as a list marker is, it stands before
  /// that of the next row.
  var leading: StyledLine {
    guard runs.contains(where: { $0.role != .frame }) else { return framed }
    var line = self
    line.end = .text("")
    return line
  }

  /// The line's text without styles.
  package var text: String { runs.reduce(into: "") { $0 += $1.text } }
}
