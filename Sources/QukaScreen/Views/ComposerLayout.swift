import QukaChat
import QukaText

/// The typed text as rows of a width, and where the caret stands in them.
///
/// Rows end between words, and before or after a wide character; a word longer than a row is cut. Every
/// character keeps its place, spaces at a row's end included, so the caret can stand anywhere. A tab is shown as blanks, and
/// what is folded as a word that has one place.
struct ComposerLayout: Sendable {
  /// Columns left of the text: the prompt.
  static let indent = 2

  /// The characters of each row, its line end included.
  let rows: [Range<Int>]
  private(set) var caret = Point(column: 0, row: 0)
  /// There is text above or below that is not laid out.
  let isCut: (above: Bool, below: Bool)
  private let units: ComposerUnits
  private var composer: Composer { units.composer }
  private var width: Int { units.width }

  /// - Parameter columns: of the whole input, its indent included.
  init(_ composer: Composer, columns: Int) {
    units = ComposerUnits(composer: composer, width: Self.rowWidth(columns))
    let window = Self.window(of: composer, columns: columns)
    isCut = (window.lowerBound > 0, window.upperBound < composer.characters.count)
    rows = Self.rows(of: window, units)
    let row = row(of: composer.caret)
    caret = Point(column: column(of: composer.caret, in: row), row: row)
  }

  /// One column stays free, so that the caret never stands outside behind a full row.
  private static func rowWidth(_ columns: Int) -> Int { max(1, columns - indent - 1) }

  /// The rows that a text needs, counted up to so many.
  static func rowCount(of composer: Composer, columns: Int, limit: Int) -> Int {
    let width = rowWidth(columns)
    // A row holds a character at least, and many if they have no width: those are looked at in time, too.
    let beginning = composer.characters.prefix(4 * width * (limit + 1)).indices
    return rows(of: beginning, ComposerUnits(composer: composer, width: width), limit: limit).count
  }

  /// The row that a place is in.
  func row(of place: Int) -> Int { rows.lastIndex { $0.lowerBound <= place } ?? 0 }

  /// The columns before a place of a row.
  func column(of place: Int, in row: Int) -> Int {
    let before = units.text(rows[row].lowerBound..<max(rows[row].lowerBound, place))
    return min(DisplayWidth.of(before), width)
  }

  /// What a row shows.
  func text(of row: Int) -> String {
    let range = rows[row]
    let isEnded = composer.characters[range].last?.isNewline == true
    return units.text(isEnded ? range.lowerBound..<(range.upperBound - 1) : range)
  }

  /// The columns of a row where something is folded.
  func foldedColumns(of row: Int) -> [Range<Int>] {
    composer.pieces.filter { rows[row].contains($0.place) }.map { piece in
      column(of: piece.place, in: row)..<column(of: piece.place + 1, in: row)
    }
  }

  /// The columns of a row that are selected; a selected line end is a column behind its text.
  func selectedColumns(of row: Int) -> Range<Int>? {
    guard let selection = composer.selection?.clamped(to: rows[row]), !selection.isEmpty else {
      return nil
    }
    let start = column(of: selection.lowerBound, in: row)
    let holdsEnd =
      selection.upperBound == rows[row].upperBound
      && composer.characters[selection.upperBound - 1].isNewline
    let end = column(of: selection.upperBound - (holdsEnd ? 1 : 0), in: row)
    return start..<max(start, end + (holdsEnd ? 1 : 0))
  }

  /// Where in the text the caret stands closest to a column of a row, without going beyond it; nil where no such row is.
  func place(row: Int, column: Int) -> Int? {
    guard rows.indices.contains(row) else { return nil }
    let range = rows[row]
    // Behind its last character a row that goes on is the next one.
    let last = row + 1 < rows.count ? range.upperBound - 1 : range.upperBound
    var reached = 0
    var place = range.lowerBound
    while place < last {
      reached += units.width(at: place, behind: reached)
      guard min(reached, width) <= column else { break }
      place += 1
    }
    return place
  }

  /// The first row to show so that the caret is visible in that many rows, and as little moves as can be.
  func firstRow(visible: Int) -> Int {
    let top = min(row(of: composer.top), caret.row)
    return max(0, min(max(top, caret.row - visible + 1), rows.count - visible))
  }
}

// MARK: - Into rows

extension ComposerLayout {
  /// Wider is no screen: there a row is a line.
  private static let widest = 1_024

  /// What is laid out: all of a short text; of a long one what stands around the caret, from a line's start if there is
  /// one. That is more than any screen shows, and so few characters that a key costs the same however long the text is.
  private static func window(of composer: Composer, columns: Int) -> Range<Int> {
    let characters = composer.characters
    guard columns <= widest else { return linesAround(composer) }
    let reach = max(2_048, columns * 32)
    let step = reach / 2
    let low = max(0, (composer.caret - reach) / step * step)
    let high = min(characters.count, composer.caret + reach)
    guard low > 0 else { return 0..<high }
    let line = characters[low..<(low + step)].firstIndex(where: \.isNewline)
    return (line.map { $0 + 1 } ?? low)..<high
  }

  /// The line of the caret with the one before and the one behind.
  private static func linesAround(_ composer: Composer) -> Range<Int> {
    let start = composer.lineStart(of: composer.caret)
    let end = composer.lineEnd(of: composer.caret)
    let last = composer.characters.count
    return composer.lineStart(
      of: max(0, start - 1))..<(end < last
      ? min(last, composer.lineEnd(of: end + 1) + 1) : last)
  }

  /// The rows as ranges of characters; together they cover all, line ends included.
  ///
  /// - Parameter limit: no more rows than that.
  private static func rows(
    of places: Range<Int>, _ units: ComposerUnits, limit: Int = .max
  ) -> [Range<Int>] {
    let characters = units.composer.characters[places]
    var rows: [Range<Int>] = []
    var start = characters.startIndex
    var wordStart = start
    var column = 0
    var index = start
    while index < characters.endIndex, rows.count < limit {
      let character = characters[index]
      if character.isNewline {
        rows.append(start..<(index + 1))
        start = index + 1
        (wordStart, column, index) = (start, 0, start)
        continue
      }
      let step = units.width(at: index, behind: column)
      let isWide = step > 1 && character != "\t"
      if isWide { wordStart = index }
      if column + step > units.width, index > start, !character.isWhitespace {
        let end = wordStart > start ? wordStart : index
        rows.append(start..<end)
        start = end
        (wordStart, column, index) = (start, 0, start)
        continue
      }
      column += step
      index += 1
      if step > 1 || character.isWhitespace { wordStart = index }
    }
    if rows.count < limit { rows.append(start..<characters.endIndex) }
    return rows
  }
}
