extension MarkdownTable {
  /// The text of its cells for a spreadsheet: a line for each row, a tab between two cells. A tab or a line break within a
  /// cell becomes a blank. A cell that a spreadsheet would calculate gets an apostrophe in front: it is a model's text,
  /// and a formula can send what stands in other cells.
  package var tabbed: String {
    ([header] + rows.map(\.cells)).map { cells in
      cells.map(Self.cell).joined(separator: "\t")
    }.joined(separator: "\n")
  }

  private static func cell(_ spans: [MarkdownSpan]) -> String {
    let text = spans.filter { $0.traits.isDisjoint(with: [.address, .citation]) }
      .map(\.text).joined()
    let line = String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 })
    return isFormula(line) ? "'" + line : line
  }

  /// Signs with which spreadsheets begin a formula; a number may begin with two of them.
  private static func isFormula(_ text: String) -> Bool {
    let line = text.drop { $0 == " " }
    guard let first = line.first, "=+-@".contains(first), line.count > 1 else { return false }
    guard first == "+" || first == "-" else { return true }
    return !isNumber(line.dropFirst())
  }

  /// Digits with what stands between them, and an exponent.
  private static func isNumber(_ text: Substring) -> Bool {
    var previous: Character = " "
    return text.allSatisfy { character in
      defer { previous = character }
      return switch character {
      case "e", "E": previous.isNumber
      case "+", "-": previous == "e" || previous == "E"
      default: character.isNumber || ".,%' ".contains(character)
      }
    }
  }
}
