import QukaChat
import QukaText

/// The text of a chat as its rows show it, for those who select in it.
struct TranscriptText {
  var layout: ConversationLayout
  var work: LayoutWork

  /// A place in the text, in an order.
  struct Place: Comparable {
    var entry: Int
    var isBody: Bool
    var offset: Int

    static func < (one: Place, other: Place) -> Bool {
      (one.entry, one.isBody ? 1 : 0, one.offset) < (
        other.entry, other.isBody ? 1 : 0, other.offset
      )
    }
  }

  /// A row of an entry's part, with the text block it belongs to.
  struct Row {
    var entry: Int
    var isBody: Bool
    /// Counted in that part.
    var row: Int
    /// Nil where no text stands.
    var block: TextRows.Block?
    /// Where the text behind the row goes on.
    var next: Int
  }

  /// The rows of a part of an entry.
  func rows(of index: Int, isBody: Bool) -> TextRows {
    let entry = layout.entry(index)
    let first = isBody ? entry.leadCount : 0
    let count = isBody ? entry.rowCount - entry.leadCount : entry.leadCount
    return TextRows(count: max(0, count)) { entry.row(first + $0).line }
  }

  /// The column at which a row of a part begins.
  private func indent(of row: Row) -> Int {
    let entry = layout.entry(row.entry)
    return entry.row(row.isBody ? entry.leadCount + row.row : row.row).column
  }

  /// The row of the transcript in which a row of a part stands.
  func number(of row: Row) -> Int {
    layout.start(of: row.entry) + (row.isBody ? layout.entry(row.entry).leadCount : 0) + row.row
  }

  /// What stands in a row of the transcript; in a blank row between two entries, the end of the upper one.
  func row(_ number: Int) -> Row? {
    guard layout.rowCount > 0 else { return nil }
    let number = min(max(0, number), layout.rowCount - 1)
    guard let index = layout.entries(in: number..<(number + 1)).first else { return nil }
    let entry = layout.entry(index)
    let offset = min(number - layout.start(of: index), max(0, entry.rowCount - 1))
    let isBody = offset >= entry.leadCount
    var found = Row(
      entry: index, isBody: isBody, row: isBody ? offset - entry.leadCount : offset, next: 0)
    rows(of: index, isBody: isBody).walk { block in
      if block.rows.lowerBound > found.row {
        if found.block == nil { found.next = block.bytes.lowerBound }
        return false
      }
      found.block = block.rows.contains(found.row) ? block : nil
      found.next = block.bytes.upperBound
      return found.block == nil
    }
    return found
  }

  // MARK: - Places

  func place(_ span: TextSpan, atEnd: Bool) -> Place? {
    layout.index(of: span.entry).map {
      Place(
        entry: $0, isBody: span.isBody,
        offset: atEnd ? span.bytes.upperBound : span.bytes.lowerBound)
    }
  }

  func span(at place: Place) -> TextSpan {
    TextSpan(
      entry: layout.id(place.entry), isBody: place.isBody, bytes: place.offset..<place.offset)
  }

  /// From the first to the last selected place; nil once an entry at its ends is gone.
  func bounds(of selection: TextSelection) -> Range<Place>? {
    guard let anchor = place(selection.anchor, atEnd: false),
      let anchorEnd = place(selection.anchor, atEnd: true),
      let head = place(selection.head, atEnd: false),
      let headEnd = place(selection.head, atEnd: true)
    else { return nil }
    return min(anchor, head)..<max(anchorEnd, headEnd)
  }

  /// The selected bytes of a part of an entry.
  func bytes(_ bounds: Range<Place>, of index: Int, isBody: Bool) -> Range<Int> {
    let part = Place(entry: index, isBody: isBody, offset: 0)
    let isFirst = bounds.lowerBound.entry == index && bounds.lowerBound.isBody == isBody
    let isLast = bounds.upperBound.entry == index && bounds.upperBound.isBody == isBody
    let start = isFirst ? bounds.lowerBound.offset : 0
    let end = isLast ? bounds.upperBound.offset : Int.max
    let last = Place(entry: index, isBody: isBody, offset: .max)
    guard bounds.lowerBound <= last, part <= bounds.upperBound, start < end else { return 0..<0 }
    return start..<end
  }

  /// What a pointer at a column of a row takes.
  func hit(_ row: Row, column: Int, by unit: TextSelection.Unit) -> TextSpan {
    let rows = rows(of: row.entry, isBody: row.isBody)
    var bytes = row.next..<row.next
    if let block = row.block {
      bytes = rows.hit(row: row.row, column: column - indent(of: row), in: block)
      bytes = widened(bytes, rows, by: unit)
    }
    return TextSpan(entry: layout.id(row.entry), isBody: row.isBody, bytes: bytes)
  }

  private func widened(
    _ bytes: Range<Int>, _ rows: TextRows, by unit: TextSelection.Unit
  ) -> Range<Int> {
    switch unit {
    case .character: return bytes
    case .line:
      let (text, start) = rows.paragraph(around: bytes.lowerBound)
      return start..<(start + text.utf8.count)
    case .word:
      guard !bytes.isEmpty else { return bytes }
      let (text, start) = rows.paragraph(around: bytes.lowerBound)
      let characters = Array(text)
      let index = characters.index(atByte: bytes.lowerBound - start)
      let word = WordBreaks(characters).unit(at: index)
      return
        (start + characters.byte(at: word.lowerBound))..<(start
        + characters.byte(at: word.upperBound))
    }
  }

  // MARK: - The caret

  /// The row in which a place is drawn, and the column of the transcript.
  func position(of place: Place) -> (row: Row, column: Int)? {
    let rows = rows(of: place.entry, isBody: place.isBody)
    var found: TextRows.Block?
    rows.walk { block in
      if found == nil || block.bytes.lowerBound <= place.offset { found = block }
      return block.bytes.lowerBound <= place.offset
    }
    guard let block = found else { return nil }
    var last: (row: Int, column: Int) = (block.rows.lowerBound, 0)
    for index in block.rows {
      guard let column = rows.column(of: place.offset, row: index, in: block) else { continue }
      last = (index, column)
      if rows.pieces(of: index, in: block).contains(where: { $0.bytes.contains(place.offset) }) {
        break
      }
    }
    let row = Row(
      entry: place.entry, isBody: place.isBody, row: last.row, block: block,
      next: block.bytes.upperBound)
    return (row, last.column + indent(of: row))
  }

  /// The next row with text above or below a row of the transcript, at least so many rows away.
  func textRow(from number: Int, by step: Int) -> Row? {
    var next = min(max(0, number + step), layout.rowCount - 1)
    while next >= 0, next < layout.rowCount {
      if let row = row(next), row.block != nil, self.number(of: row) == next { return row }
      next += step < 0 ? -1 : 1
    }
    return nil
  }

  /// The last place of a part; nil if it has no text.
  func end(of index: Int, isBody: Bool) -> Place? {
    let rows = rows(of: index, isBody: isBody)
    var end: Int?
    rows.walk { block in
      end = block.bytes.upperBound
      return true
    }
    return end.map { Place(entry: index, isBody: isBody, offset: $0) }
  }
}

extension [Character] {
  /// The character that holds a byte.
  func index(atByte byte: Int) -> Int {
    var end = 0
    for (index, character) in enumerated() {
      end += character.utf8.count
      if byte < end { return index }
    }
    return count
  }

  func byte(at index: Int) -> Int { self[..<index].reduce(0) { $0 + $1.utf8.count } }
}
