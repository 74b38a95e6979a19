/// A text as its folded scalars, each with its place in the text that it was made of.
package struct FoldedText: Equatable, Sendable {
  package private(set) var scalars: [UInt32] = []
  /// Which scalar of its text each one came from; never smaller than the one before within the same text.
  package private(set) var sources: [Int] = []

  package init() {}

  package init(_ text: String, by folding: TextFolding) {
    append(text.unicodeScalars, by: folding)
  }

  package var count: Int { scalars.count }

  /// Appends a text.
  ///
  /// - Parameter start: the place of its first scalar.
  /// - Returns: the place behind its last one.
  @discardableResult
  package mutating func append(
    _ text: some Sequence<Unicode.Scalar>, by folding: TextFolding, from start: Int = 0
  ) -> Int {
    let table = folding.table
    let begin = scalars.count
    var source = start
    for scalar in text {
      let entry = table.entry(of: scalar.value)
      if entry.isPlain {
        scalars.append(entry.value)
        sources.append(source)
      } else {
        append(entry, of: table, source, begin)
      }
      source += 1
    }
    return source
  }

  /// Appends a value that is no scalar.
  package mutating func append(separator: UInt32, source: Int) {
    scalars.append(separator)
    sources.append(source)
  }

  /// Takes the last scalar away and answers where it came from.
  @discardableResult
  package mutating func removeLast() -> Int {
    scalars.removeLast()
    return sources.removeLast()
  }

  private mutating func append(
    _ entry: FoldTable.Entry, of table: FoldTable, _ source: Int, _ begin: Int
  ) {
    for value in table.values(of: entry) {
      if let last = scalars.last, scalars.count > begin,
        let syllable = Self.syllable(of: last, and: value)
      {
        scalars[scalars.count - 1] = syllable
        continue
      }
      scalars.append(value)
      sources.append(source)
      order(from: begin)
    }
  }

  /// So many marks behind one letter are put in order, as in the Stream-Safe Text Format (UAX 15).
  private static let orderedMarks = 30

  /// Brings the last scalar to its place among the marks before it (canonical order); the places stay.
  private mutating func order(from begin: Int) {
    var index = scalars.count - 1
    let order = Self.order(of: scalars[index])
    guard order > 0 else { return }
    let lowest = max(begin, index - Self.orderedMarks)
    while index > lowest, Self.order(of: scalars[index - 1]) > order {
      scalars.swapAt(index, index - 1)
      index -= 1
    }
  }

  private static func order(of value: UInt32) -> UInt8 {
    guard value >= 0x300, let scalar = Unicode.Scalar(value) else { return 0 }
    return scalar.properties.canonicalCombiningClass.rawValue
  }

  /// Hangul that is written letter by letter (Unicode §3.12).
  private static func syllable(of last: UInt32, and value: UInt32) -> UInt32? {
    switch (last, value) {
    case (0x1100..<0x1113, 0x1161..<0x1176):
      return 0xAC00 + ((last - 0x1100) * 21 + value - 0x1161) * 28
    case (0xAC00..<0xD7A4, 0x11A8..<0x11C3) where (last - 0xAC00).isMultiple(of: 28):
      return last + value - 0x11A7
    default: return nil
    }
  }
}
