/// The typed text as rows of a width, and where the caret stands in them.
///
/// Rows end between words, and before or after a wide character; a word longer than a row is cut. Every
/// character keeps its place, spaces at a row's end included, so the caret can stand anywhere.
struct ComposerLayout: Equatable, Sendable {
  /// Columns left of the text: the prompt.
  static let indent = 2

  private(set) var rows: [String] = []
  private(set) var caret = Point(column: 0, row: 0)

  /// - Parameter columns: of the whole input, its indent included.
  init(_ composer: Composer, columns: Int) {
    // One column stays free, so that the caret never stands outside behind a full row.
    let width = max(1, columns - Self.indent - 1)
    let caretIndex = composer.caret
    let characters = composer.characters[Self.window(of: composer)]
    for range in Self.ranges(of: characters, width: width) {
      let isLast = range.upperBound == characters.endIndex
      if range.contains(caretIndex) || (isLast && caretIndex == characters.endIndex) {
        let column = DisplayWidth.of(String(characters[range.lowerBound..<caretIndex]))
        caret = Point(column: min(column, width), row: rows.count)
      }
      let text = characters[range].last?.isNewline == true ? range.dropLast() : range
      rows.append(String(characters[text]))
    }
  }

  /// Characters around the caret that are laid out: more than any screen of input shows, and so few that
  /// a key costs the same however long the text is.
  private static let reach = 4_096

  /// All of a short text; of a long one what stands around the caret, from a line's start if there is one.
  private static func window(of composer: Composer) -> Range<Int> {
    let characters = composer.characters
    let step = reach / 2
    let low = max(0, (composer.caret - reach) / step * step)
    let high = min(characters.count, composer.caret + reach)
    guard low > 0 else { return 0..<high }
    let line = characters[low..<(low + step)].firstIndex(where: \.isNewline)
    return (line.map { $0 + 1 } ?? low)..<high
  }

  /// The rows as ranges of characters; together they cover all, line ends included.
  private static func ranges(of characters: ArraySlice<Character>, width: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = characters.startIndex
    var wordStart = start
    var column = 0
    var index = start
    while index < characters.endIndex {
      let character = characters[index]
      let step = DisplayWidth.of(character)
      if character.isNewline {
        ranges.append(start..<(index + 1))
        start = index + 1
        (wordStart, column, index) = (start, 0, start)
        continue
      }
      if column + step > width, index > start, !character.isWhitespace {
        let end = wordStart > start ? wordStart : index
        ranges.append(start..<end)
        start = end
        (wordStart, column, index) = (start, 0, start)
        continue
      }
      column += step
      index += 1
      if character.isWhitespace || step > 1 { wordStart = index }
      if index < characters.endIndex, DisplayWidth.of(characters[index]) > 1 { wordStart = index }
    }
    ranges.append(start..<characters.endIndex)
    return ranges
  }

  /// The first row to show so that the caret is visible in that many rows.
  func firstRow(visible: Int) -> Int {
    max(0, min(caret.row - visible + 1, rows.count - visible))
  }
}
