/// Keeps what cmark-gfm drops of tables, or does not take for one.
///
/// A bar within a code span does not part cells. Cells beyond the last column are a part of its cell. The first line may
/// begin with a number sign, which would make it a heading.
struct TableMarks {
  let alphabet: MarkAlphabet

  func marked(_ source: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard source.contains(UInt8(ascii: "|")) else { return nil }
    var walk = TableWalk()
    var start = 0
    while start < source.count {
      let end = source[start...].firstIndex(of: 0x0A) ?? source.count
      walk.take(source, start..<end)
      start = end + 1
    }
    return walk.masked.isEmpty ? nil : mask(source, walk.masked.sorted())
  }

  private func mask(_ source: UnsafeBufferPointer<UInt8>, _ places: [Int]) -> [UInt8] {
    var result: [UInt8] = []
    var copied = 0
    for place in places where place >= copied {
      result += source[copied..<place]
      alphabet.append(masked: source[place], to: &result)
      copied = place + 1
    }
    return result + source[copied...]
  }
}

/// The walk of `TableMarks` over the lines.
private struct TableWalk {
  /// The places of the signs that the parser must not see.
  private(set) var masked: [Int] = []
  private var previous: (row: TableRow, start: LinePrefix)?
  /// Of the table that the line before belongs to.
  private var columns: Int?
  private var container = LinePrefix()
  /// How many signs of the line before are masked because its table has fewer columns.
  private var surplus = 0

  mutating func take(_ source: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
    let text = source[line]
    let isDelimiter =
      text.contains(UInt8(ascii: "-")) && text.contains { $0 == 0x7C || $0 == 0x3A }
      && text.allSatisfy { "|:- \t\r>".utf8.contains($0) } && !beginsItem(text)
    let prefix = LinePrefix(source, at: line.lowerBound)
    if columns != nil, !isRow(source, line, prefix, isDelimiter) { columns = nil }
    // The bullet before a header is not repeated, and a dash in a delimiter row is no bullet.
    let isPlain = columns == nil && !isDelimiter
    let row = TableRow(
      source, min(isPlain ? prefix.content : line.lowerBound, line.upperBound)..<line.upperBound)
    masked += row.bars(inCode: true)
    let before = previous
    previous = row.isBlank ? nil : (row, prefix)
    if let before, isDelimiter, before.row.cells == row.cells, columns == nil || surplus > 0,
      before.start.holds(source, line)
    {
      begin(before.row, before.start)
    } else if let columns {
      let places = row.separators.dropFirst(columns - 1)
      masked += places
      surplus = places.count
      return
    }
    surplus = 0
  }

  /// A dash and a blank begin a list item, whatever follows: the parser looks for those before it looks for tables.
  private func beginsItem(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let content = text.drop { $0.isBlank || $0 == UInt8(ascii: ">") }
    return content.first == UInt8(ascii: "-") && content.dropFirst().first?.isBlank == true
  }

  /// A table begins, also where one seemed to go on.
  private mutating func begin(_ header: TableRow, _ start: LinePrefix) {
    masked.removeLast(surplus)
    columns = header.cells
    container = start
    if start.first == UInt8(ascii: "#"), header.cells > 1 { masked.append(start.content) }
  }

  /// Whether a line may be a row of the table before it.
  private func isRow(
    _ source: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ prefix: LinePrefix,
    _ isDelimiter: Bool
  ) -> Bool {
    let text = source[min(prefix.content, line.upperBound)..<line.upperBound]
    if text.isEmpty || prefix.quotes != container.quotes || !container.holds(source, line) {
      return false
    }
    if prefix.indentation > 0, !isDelimiter { return false }
    let afterSigns = text.drop { $0 == UInt8(ascii: "#") }
    if afterSigns.count < text.count, afterSigns.first?.isBlank != false { return false }
    return CodeFenceReader(opening: text) == nil
  }
}
