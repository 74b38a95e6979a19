/// Where tabs lead, in code, in questions and in the input: to the next multiple of four columns.
package enum TabStops {
  private static let columns = 4

  /// The columns that a character takes behind so many of its row.
  package static func width(of character: Character, at column: Int) -> Int {
    character == "\t" ? columns - column % columns : DisplayWidth.of(character)
  }

  /// A row's beginning with blanks in place of tabs.
  package static func expand(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(0x09) else { return String(text) }
    var result = ""
    var column = 0
    for character in text {
      let width = width(of: character, at: column)
      if character == "\t" {
        result += String(repeating: " ", count: width)
      } else {
        result.append(character)
      }
      column += width
    }
    return result
  }
}
