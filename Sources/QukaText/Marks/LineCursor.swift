/// A place in the white space of a line, counted in columns, of which a tab has up to four.
struct LineCursor {
  private let source: UnsafeBufferPointer<UInt8>
  private let end: Int
  private var column = 0
  /// Where the white space ends.
  private(set) var textStart: Int
  private var textColumn = 0

  init(_ source: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
    self.source = source
    textStart = line.lowerBound
    end = line.upperBound
    findText()
  }

  /// Columns of white space from here.
  var indentation: Int { textColumn - column }

  /// So much indented, a line is no fence, quote or item.
  var isIndented: Bool { indentation > 3 }

  /// What is left of the line, behind its white space.
  var text: Slice<UnsafeBufferPointer<UInt8>> { source[textStart..<end] }

  var isBlank: Bool { text.first?.isBlank ?? true }

  /// What is left of the line with spaces in place of tabs, no more than say that it is indented.
  var line: [UInt8] { [UInt8](repeating: 0x20, count: min(4, indentation)) + text }

  /// The bars in what is left.
  var row: TableRow { TableRow(source, textStart..<end) }

  /// Steps over so many columns, or over those that there are.
  mutating func skip(columns: Int) { column = min(column + columns, textColumn) }

  /// Steps over the white space and the signs behind it.
  mutating func skip(signs count: Int) {
    textStart += count
    textColumn += count
    column = textColumn
    findText()
  }

  private mutating func findText() {
    while textStart < end, source[textStart] == 0x20 || source[textStart] == 0x09 {
      textColumn += source[textStart] == 0x09 ? 4 - textColumn % 4 : 1
      textStart += 1
    }
  }
}
