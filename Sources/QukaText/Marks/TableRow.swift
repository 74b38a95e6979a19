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
