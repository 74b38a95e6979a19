import QukaChat
import QukaText

/// The typed text as rows of a width, and where the caret stands in them.
///
/// Rows end between words, and before or after a wide character; a word longer than a row is cut. Every
/// character keeps its place, spaces at a row's end included, so the caret can stand anywhere. A tab is shown as blanks.
struct ComposerLayout: Equatable, Sendable {
  /// Columns left of the text: the prompt.
  static let indent = 2

  private(set) var rows: [String] = []
  private(set) var caret = Point(column: 0, row: 0)
  /// The characters of each row, its line end included.
  private let ranges: [Range<Int>]
  private let width: Int

  /// - Parameter columns: of the whole input, its indent included.
  init(_ composer: Composer, columns: Int) {
    // One column stays free, so that the caret never stands outside behind a full row.
    width = max(1, columns - Self.indent - 1)
    let caretIndex = composer.caret
    let characters = composer.characters[Self.window(of: composer, columns: columns)]
    ranges = Self.ranges(of: characters, width: width)
    for range in ranges {
      let isLast = range.upperBound == characters.endIndex
      if range.contains(caretIndex) || (isLast && caretIndex == characters.endIndex) {
        let before = String(characters[range.lowerBound..<caretIndex])
        let column = DisplayWidth.of(TabStops.expand(before))
        caret = Point(column: min(column, width), row: rows.count)
      }
      let text = characters[range].last?.isNewline == true ? range.dropLast() : range
      rows.append(TabStops.expand(String(characters[text])))
    }
  }

  /// Where in the text the caret stands closest to a column of a row, without going beyond it; nil where no such row is.
  func place(row: Int, column: Int, in composer: Composer) -> Int? {
    guard ranges.indices.contains(row) else { return nil }
    let range = ranges[row]
    // Behind its last character a row that goes on is the next one.
    let last = row + 1 < ranges.count ? range.upperBound - 1 : range.upperBound
    var reached = 0
    var place = range.lowerBound
    while place < last {
      reached += TabStops.width(of: composer.characters[place], at: reached)
      guard min(reached, width) <= column else { break }
      place += 1
    }
    return place
  }

  /// Characters around the caret that are laid out: more than any screen of input shows, and so few that
  /// a key costs the same however long the text is.
  private static let reach = 4_096

  /// All of a short text; of a long one what stands around the caret, from a line's start if there is one.
  private static func window(of composer: Composer, columns: Int) -> Range<Int> {
    let characters = composer.characters
    // Rows as long as that cannot be cut without cutting one.
    guard columns < reach / 4 else { return 0..<characters.count }
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
      let step = TabStops.width(of: character, at: column)
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
