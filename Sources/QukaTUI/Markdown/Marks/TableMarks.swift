/// Keeps what cmark-gfm drops of tables, or does not take for one.
///
/// A bar within a code span does not part cells. Cells beyond the last column are a part of its cell. The first line may
/// begin with a number sign, which would make it a heading.
struct TableMarks {
  let alphabet: MarkAlphabet

  func marked(_ source: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard source.contains(UInt8(ascii: "|")) else { return nil }
    var masked: [Int] = []
    var header: (row: TableRow, start: LinePrefix)?
    var columns: Int?
    var start = 0
    while start < source.count {
      let end = source[start...].firstIndex(of: 0x0A) ?? source.count
      let prefix = LinePrefix(source, at: start)
      // The bullet before a header is not repeated, and a dash in a delimiter row is no bullet.
      let text = columns == nil && !isDelimiter(source[start..<end]) ? prefix.content : start
      let row = TableRow(source, min(text, end)..<end)
      masked += row.bars(inCode: true)
      if row.isBlank {
        columns = nil
        header = nil
      } else if let columns {
        masked += row.separators.dropFirst(columns - 1)
      } else if let first = header, isDelimiter(source[start..<end]), first.row.cells == row.cells,
        first.start.holds(source, start..<end)
      {
        columns = row.cells
        if first.start.first == UInt8(ascii: "#"), row.cells > 1 {
          masked.append(first.start.content)
        }
      } else {
        header = (row, prefix)
      }
      start = end + 1
    }
    return masked.isEmpty ? nil : mask(source, masked.sorted())
  }

  /// Whether a line may be the row of dashes below a table's header.
  private func isDelimiter(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    line.contains(UInt8(ascii: "-")) && line.allSatisfy { "|:- \t\r>".utf8.contains($0) }
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

/// The bars of a line.
struct TableRow {
  private var bars: [(place: Int, isInCode: Bool)] = []
  private let text: Range<Int>

  init(_ source: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
    var start = line.lowerBound
    while start < line.upperBound, source[start].isBlank || source[start] == UInt8(ascii: ">") {
      start += 1
    }
    var end = line.upperBound
    while end > start, source[end - 1].isBlank { end -= 1 }
    text = start..<end
    var index = start
    var codeEnd = start
    while index < end {
      switch source[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "|"): bars.append((index, index < codeEnd))
      case UInt8(ascii: "`") where index >= codeEnd:
        let run = Self.run(source, index, end)
        codeEnd = Self.codeEnd(source, index + run, end, run: run) ?? codeEnd
        index += run - 1
      default: break
      }
      index += 1
    }
  }

  private static func run(
    _ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int {
    source[start..<end].prefix { $0 == UInt8(ascii: "`") }.count
  }

  /// Where a code span ends that begins behind a run of backticks.
  private static func codeEnd(
    _ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, run: Int
  ) -> Int? {
    var index = start
    while index < end {
      guard source[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let length = Self.run(source, index, end)
      if length == run { return index }
      index += length
    }
    return nil
  }

  var isBlank: Bool { text.isEmpty }

  func bars(inCode: Bool) -> [Int] { bars.filter { $0.isInCode == inCode }.map(\.place) }

  /// The bars between two cells.
  var separators: ArraySlice<Int> {
    var places = bars(inCode: false)[...]
    if places.first == text.lowerBound { places = places.dropFirst() }
    if places.last == text.upperBound - 1 { places = places.dropLast() }
    return places
  }

  var cells: Int { separators.count + 1 }
}
