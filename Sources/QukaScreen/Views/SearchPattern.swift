import QukaFold

/// What is looked for, folded once; and how it is found in rows.
///
/// A query in small letters finds capitals too, one without accents finds letters with them (`TextFolding`).
/// Where a row was wrapped, a space of the query or nothing at all stands for the break, because Chinese and long
/// addresses break without one.
struct SearchPattern: Equatable, Sendable {
  /// The end of a row.
  private static let joint: UInt32 = 0xFFFF_FFFF
  /// An empty row: no match goes across.
  private static let wall: UInt32 = 0xFFFF_FFFE

  private let scalars: [UInt32]
  private let folding: TextFolding

  static let maximumScalars = FoldedQuery.maximumScalars

  init(_ query: String) {
    let query = FoldedQuery(query)
    folding = query.folding
    scalars = query.scalars
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
    let end = text.folded.count
    var next = rows.upperBound
    // As much of what follows as a match that begins at the very end could need.
    while next < count, text.folded.count < end + 2 * scalars.count + 8 {
      append(row(next), to: &text)
      next += 1
    }
    return matches(in: text, before: end, firstRow: rows.lowerBound, &comparisons)
  }

  private func matches(
    in text: RowText, before end: Int, firstRow: Int, _ comparisons: inout Int
  ) -> [SearchMatch] {
    comparisons += max(end, text.looked)
    var found: [SearchMatch] = []
    var start = 0
    var row = 0
    while start < end {
      guard text.folded.scalars[start] == scalars[0],
        let past = matchEnd(in: text.folded.scalars, at: start, &comparisons)
      else {
        start += 1
        continue
      }
      while row + 1 < text.starts.count, text.starts[row + 1] <= start { row += 1 }
      var last = row
      while last + 1 < text.starts.count, text.starts[last + 1] < past { last += 1 }
      found.append(
        SearchMatch(
          row: firstRow + row, offset: text.folded.sources[start],
          endRow: firstRow + last, endOffset: text.end(of: past)))
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
    // An accent that counts belongs to the letter before it.
    return place < text.count && FoldTable.changesLetter(text[place]) ? nil : place
  }

  /// Rows one after another, without the blanks and bars at their edges.
  private struct RowText {
    var folded = FoldedText()
    /// Where each row begins in the folded text.
    var starts: [Int] = []
    /// Scalars that were looked at, also those of which nothing is left.
    var looked = 0

    /// Where in its row a match ends that ends before a place: behind all that the last scalar was made of, and no
    /// earlier than where the next begins.
    func end(of past: Int) -> Int {
      let behind = folded.sources[past - 1] + 1
      let isInRow = folded.scalars[past - 1] < SearchPattern.wall && past < folded.count
      return isInRow ? max(behind, folded.sources[past]) : behind
    }
  }

  private func append(_ row: String, to text: inout RowText) {
    let begin = text.folded.count
    let scalars = row.unicodeScalars
    let start = scalars.firstIndex { !Self.isEdge($0) } ?? scalars.endIndex
    let indent = scalars.distance(from: scalars.startIndex, to: start)
    var end = text.folded.append(scalars[start...], by: folding, from: indent)
    text.looked += end
    while text.folded.count > begin, text.folded.scalars.last == 0x20 {
      end = text.folded.removeLast()
    }
    text.starts.append(begin)
    text.folded.append(
      separator: text.folded.count == begin ? Self.wall : Self.joint, source: end)
  }

  private static func isEdge(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "│" || scalar == "▌"
  }
}
