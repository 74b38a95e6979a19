/// What is looked for, folded once; and how it is found in rows.
///
/// A query in small letters finds capitals too; one with a capital is exact. Where a row was wrapped, a space of
/// the query or nothing at all stands for the break, because Chinese and long addresses break without one.
struct SearchPattern: Equatable, Sendable {
  /// The end of a row.
  private static let joint: UInt32 = 0xFFFF_FFFF
  /// An empty row: no match goes across.
  private static let wall: UInt32 = 0xFFFF_FFFE

  private let scalars: [UInt32]
  private let isExact: Bool

  /// Longer queries are cut: each place of the text may be compared with all of the query.
  static let maximumScalars = 200

  init(_ query: String) {
    let isExact = query.contains(where: \.isUppercase)
    self.isExact = isExact
    scalars = query.unicodeScalars.prefix(Self.maximumScalars).map {
      isExact ? $0.value : Self.folded($0)
    }
  }

  var isEmpty: Bool { scalars.isEmpty }

  /// The matches that begin in these rows; `row` answers the text of one, and they may end below.
  func matches(
    in rows: Range<Int>, of count: Int, _ row: (Int) -> String
  ) -> [SearchMatch] {
    var comparisons = 0
    return matches(in: rows, of: count, &comparisons, row)
  }

  /// The same; `comparisons` grows by the characters that were looked at.
  func matches(
    in rows: Range<Int>, of count: Int, _ comparisons: inout Int, _ row: (Int) -> String
  ) -> [SearchMatch] {
    guard !isEmpty else { return [] }
    var text = RowText()
    for index in rows { append(row(index), to: &text) }
    let end = text.scalars.count
    var next = rows.upperBound
    // As much of what follows as a match that begins at the very end could need.
    while next < count, text.scalars.count < end + 2 * scalars.count + 8 {
      append(row(next), to: &text)
      next += 1
    }
    return matches(in: text, before: end, firstRow: rows.lowerBound, &comparisons)
  }

  private func matches(
    in text: RowText, before end: Int, firstRow: Int, _ comparisons: inout Int
  ) -> [SearchMatch] {
    comparisons += end
    var found: [SearchMatch] = []
    var start = 0
    var row = 0
    while start < end {
      guard text.scalars[start] == scalars[0],
        let past = matchEnd(in: text.scalars, at: start, &comparisons)
      else {
        start += 1
        continue
      }
      while row + 1 < text.starts.count, text.starts[row + 1] <= start { row += 1 }
      var last = row
      while last + 1 < text.starts.count, text.starts[last + 1] < past { last += 1 }
      found.append(
        SearchMatch(
          row: firstRow + row, offset: start - text.starts[row] + text.indents[row],
          endRow: firstRow + last, endOffset: past - text.starts[last] + text.indents[last]))
      start = past
    }
    return found
  }

  /// Where a match that begins there ends; nil if none does.
  private func matchEnd(
    in text: [UInt32], at start: Int, _ comparisons: inout Int
  ) -> Int? {
    var place = start
    defer { comparisons += place - start }
    var index = 0
    while index < scalars.count {
      guard place < text.count, text[place] != Self.wall else { return nil }
      if text[place] == Self.joint {
        if scalars[index] == 0x20 { index += 1 }
      } else if text[place] == scalars[index] {
        index += 1
      } else {
        return nil
      }
      place += 1
    }
    return place
  }

  /// Rows one after another, without the blanks and bars at their edges.
  private struct RowText {
    var scalars: [UInt32] = []
    /// Where each row begins in `scalars`.
    var starts: [Int] = []
    /// How many scalars of each row were left out before that.
    var indents: [Int] = []
  }

  private func append(_ row: String, to text: inout RowText) {
    let begin = text.scalars.count
    var indent = 0
    for scalar in row.unicodeScalars {
      if text.scalars.count == begin, Self.isEdge(scalar) {
        indent += 1
      } else {
        text.scalars.append(isExact ? scalar.value : Self.folded(scalar))
      }
    }
    while text.scalars.count > begin, text.scalars.last == 0x20 { text.scalars.removeLast() }
    text.starts.append(begin)
    text.indents.append(indent)
    text.scalars.append(text.scalars.count == begin ? Self.wall : Self.joint)
  }

  private static func isEdge(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "│" || scalar == "▌"
  }

  private static func folded(_ scalar: Unicode.Scalar) -> UInt32 {
    let value = scalar.value
    if value < 0x80 { return (0x41...0x5A).contains(value) ? value + 0x20 : value }
    // No letters with two cases between Chinese and the plane's end but full-width ones.
    if (0x2E80..<0xFF00).contains(value) { return value }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    return lower.count == 1 ? lower.first?.value ?? value : value
  }
}

/// A match in an entry's rows; offsets count Unicode scalars in the text of a row.
struct SearchMatch: Equatable, Sendable {
  var row: Int
  var offset: Int
  var endRow: Int
  /// The first scalar behind the match.
  var endOffset: Int
}
