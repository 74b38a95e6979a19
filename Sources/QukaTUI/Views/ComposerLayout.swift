/// The typed text as rows of a width, and where the caret stands in them.
struct ComposerLayout: Equatable, Sendable {
  /// Columns left of the text: the prompt.
  static let indent = 2

  private(set) var rows: [String] = [""]
  private(set) var caret = Point(column: 0, row: 0)

  /// - Parameter columns: of the whole input, its indent included.
  init(_ composer: Composer, columns: Int) {
    // One column stays free, so that the caret never stands outside behind a full row.
    let width = max(1, columns - Self.indent - 1)
    var column = 0
    for (index, character) in composer.characters.enumerated() {
      if index == composer.caret { caret = Point(column: column, row: rows.count - 1) }
      if character.isNewline {
        rows.append("")
        column = 0
        continue
      }
      let step = DisplayWidth.of(character)
      if column + step > width, column > 0 {
        rows.append("")
        column = 0
        if index == composer.caret { caret = Point(column: 0, row: rows.count - 1) }
      }
      rows[rows.count - 1].append(character)
      column += step
    }
    if composer.caret == composer.characters.count {
      caret = Point(column: column, row: rows.count - 1)
    }
  }

  /// The first row to show so that the caret is visible in that many rows.
  func firstRow(visible: Int) -> Int {
    max(0, min(caret.row - visible + 1, rows.count - visible))
  }
}
