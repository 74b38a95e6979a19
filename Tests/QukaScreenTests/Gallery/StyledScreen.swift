@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

/// A screen as text that shows its styles, too: below each row that has some, a row of letters, one for each
/// style, which the end explains.
enum StyledScreen {
  static func text(of cells: CellBuffer, rows: Range<Int>) -> String {
    var letters: [Style: Character] = [:]
    var names: [String] = []
    var lines: [String] = []
    for row in rows {
      lines.append("│" + trimmed(cells.text(row: row)))
      let styles = (0..<cells.size.columns).map { column in
        let cell = cells.cell(column: column, row: row)
        return letter(of: cell.style, isBlank: cell.glyph == 0x20, &letters, &names)
      }
      let marks = trimmed(String(styles))
      if !marks.isEmpty { lines.append(" " + marks) }
    }
    while lines.last == "│" { lines.removeLast() }
    return (lines + [""] + names).joined(separator: "\n") + "\n"
  }

  /// A space for the plain style, and for blanks that show nothing.
  private static func letter(
    of style: Style, isBlank: Bool, _ letters: inout [Style: Character], _ names: inout [String]
  ) -> Character {
    let shown = style.attributes.intersection([.underline, .reverse, .strikethrough])
    if isBlank, shown.isEmpty, style.background == .terminal { return " " }
    if let letter = letters[style] { return letter }
    let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    let letter = alphabet[letters.count % alphabet.count]
    letters[style] = letter
    names.append("\(letter) \(describe(style))")
    return letter
  }

  private static func describe(_ style: Style) -> String {
    let attributes: [(Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"),
      (.reverse, "reverse"), (.strikethrough, "strikethrough"),
    ]
    let words = attributes.filter { style.attributes.contains($0.0) }.map(\.1)
    let ground = style.background == .terminal ? [] : ["on \(describe(style.background))"]
    return ([describe(style.foreground)] + ground + words).joined(separator: " ")
  }

  private static func describe(_ color: Color) -> String {
    switch color {
    case .terminal: return "terminal"
    case .ansi(let index): return "ansi \(index)"
    case .rgb(let value):
      let digits = String(value, radix: 16)
      return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
