/// Where tabs lead, in code, in questions and in the input: to the next multiple of four columns.
package enum TabStops {
  private static let columns = 4

  /// The columns that a character takes behind so many of its row.
  package static func width(of character: Character, at column: Int) -> Int {
    character == "\t" ? columns - column % columns : DisplayWidth.of(character)
  }

  /// The blanks that stand for the tabs of a source, marked in the line that shows it expanded.
  package static func mark(_ line: StyledLine, of source: some StringProtocol) -> StyledLine {
    guard source.utf8.contains(0x09) else { return line }
    var slicer = RunSlicer(line)
    var result = StyledLine()
    var (start, end, column) = (0, 0, 0)
    for character in source {
      let width = width(of: character, at: column)
      column += width
      guard character == "\t" else {
        end += character.utf8.count
        continue
      }
      result = slicer.row(start..<end, indent: result)
      let blanks = slicer.row(end..<(end + width), indent: StyledLine())
      result.append(blanks.text, blanks.runs.first?.style ?? .plain, .tab)
      end += width
      start = end
    }
    return slicer.row(start..<end, indent: result)
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
