/// The text that rows show, unwrapped: which bytes of it stand in which columns.
///
/// It is read from the rows alone, from the first one on, so that it costs nothing as long as nobody selects anything.
package struct TextRows {
  /// Rows of which the text goes on from one to the next: a row, or all rows of one row of a table.
  package struct Block: Equatable {
    package var rows: Range<Int>
    /// In the text, without what ends it.
    package var bytes: Range<Int>
  }

  private let count: Int
  private let line: (Int) -> StyledLine

  package init(count: Int, line: @escaping (Int) -> StyledLine) {
    self.count = count
    self.line = line
  }

  package init(_ rows: [StyledLine]) { self.init(count: rows.count) { rows[$0] } }

  /// Goes through the blocks that are text, as long as it is told to.
  package func walk(_ visit: (Block) -> Bool) {
    var offset = 0
    var row = 0
    while row < count {
      let first = row
      var bytes = 0
      var last = line(row)
      bytes += last.textBytes
      while last.end == .cells, row + 1 < count {
        row += 1
        last = line(row)
        bytes += last.textBytes
      }
      row += 1
      guard last.end != .nothing else { continue }
      guard visit(Block(rows: first..<row, bytes: offset..<(offset + bytes))) else { return }
      offset += bytes
      if case .text(let end) = last.end { offset += end.utf8.count }
    }
  }

  /// The whole text, without what ends it.
  package var text: String { text(in: 0..<byteCount) }

  package var byteCount: Int {
    var count = 0
    walk { block in
      count = block.bytes.upperBound
      return true
    }
    return count
  }

  /// A part of the text by its bytes; what is beyond the end is left out.
  package func text(in wanted: Range<Int>) -> String {
    var bytes: [UInt8] = []
    walk { block in
      guard block.bytes.lowerBound < wanted.upperBound else { return false }
      append(block, wanted, &bytes)
      return true
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func append(_ block: Block, _ wanted: Range<Int>, _ bytes: inout [UInt8]) {
    var offset = block.bytes.lowerBound
    func add(_ text: some Sequence<UInt8>) {
      for byte in text {
        if wanted.contains(offset) { bytes.append(byte) }
        offset += 1
      }
    }
    for piece in block.rows.flatMap({ pieces(of: $0, in: block) })
      .sorted(by: { $0.bytes.lowerBound < $1.bytes.lowerBound })
    {
      add(piece.text.utf8)
    }
    if case .text(let end) = line(block.rows.upperBound - 1).end { add(end.utf8) }
  }

  /// The text of the block that a byte is in, and where that begins.
  package func paragraph(around offset: Int) -> (text: String, start: Int) {
    var (text, start) = ("", 0)
    walk { block in
      if text.isEmpty || text.hasSuffix("\n") {
        guard block.bytes.lowerBound <= offset else { return false }
        (text, start) = ("", block.bytes.lowerBound)
      }
      var bytes: [UInt8] = []
      append(block, 0..<Int.max, &bytes)
      text += String(decoding: bytes, as: UTF8.self)
      return true
    }
    if text.hasSuffix("\n") { text.removeLast() }
    return (text, start)
  }
}

extension StyledLine {
  /// Bytes of its text, without what ends it.
  fileprivate var textBytes: Int { runs.reduce(0) { $0 + $1.shownText.utf8.count } }
}

extension StyledRun {
  /// What the run shows of the text.
  fileprivate var shownText: String {
    switch role {
    case .text, .cell: text
    case .tab, .cellEnd: "\t"
    case .frame: ""
    }
  }

  /// The number of the cell that the run belongs to; what stands before a table belongs to its first.
  fileprivate func cell(after last: Int) -> Int {
    if case .cell(let number) = role { return Int(number) }
    return last
  }
}

// MARK: - One row

extension TextRows {
  /// What a run of a row shows of the text.
  package struct Piece {
    package var columns: Range<Int>
    package var bytes: Range<Int>
    var text: String
    var role: TextRole
  }

  /// The pieces of a row, from left to right.
  package func pieces(of row: Int, in block: Block) -> [Piece] {
    var starts = block.rows.count > 1 ? cellStarts(of: row, in: block) : [:]
    var pieces: [Piece] = []
    var column = 0
    var offset = block.bytes.lowerBound
    var cell = 0
    for run in line(row).runs {
      let width = DisplayWidth.of(run.text)
      defer { column += width }
      guard run.role != .frame else { continue }
      cell = run.cell(after: cell)
      let length = run.shownText.utf8.count
      let key = run.role == .cellEnd ? ~cell : cell
      if let start = starts[key] { offset = start }
      pieces.append(
        Piece(
          columns: column..<(column + width), bytes: offset..<(offset + length),
          text: run.shownText, role: run.role))
      offset += length
      if starts[key] != nil { starts[key] = offset }
      if run.role == .cellEnd { cell += 1 }
    }
    return pieces
  }

  /// Where the part of each cell begins that stands in a row of a table, by the cell's number; what ends a cell, by its
  /// complement.
  private func cellStarts(of row: Int, in block: Block) -> [Int: Int] {
    var whole: [Int: Int] = [:]
    var above: [Int: Int] = [:]
    var ends: Set<Int> = []
    var last = 0
    for index in block.rows {
      var cell = 0
      for run in line(index).runs where run.role != .frame {
        cell = run.cell(after: cell)
        last = max(last, cell)
        if run.role == .cellEnd {
          ends.insert(cell)
          cell += 1
          last = max(last, cell)
          continue
        }
        let length = run.shownText.utf8.count
        whole[cell, default: 0] += length
        if index < row { above[cell, default: 0] += length }
      }
    }
    var starts: [Int: Int] = [:]
    var offset = block.bytes.lowerBound
    for cell in 0...last {
      starts[cell] = offset + (above[cell] ?? 0)
      offset += whole[cell] ?? 0
      starts[~cell] = offset
      if ends.contains(cell) { offset += 1 }
    }
    return starts
  }

  /// The bytes of the cluster in a column of a row; beside the text none, at the place that is next to it.
  package func hit(row: Int, column: Int, in block: Block) -> Range<Int> {
    let pieces = pieces(of: row, in: block)
    var place: Int?
    for piece in pieces {
      if piece.columns.contains(column) {
        guard piece.role != .cellEnd else { return piece.bytes.lowerBound..<piece.bytes.lowerBound }
        guard piece.role != .tab else { return piece.bytes }
        return piece.cluster(at: column)
      }
      if piece.role == .cellEnd { continue }
      if place == nil || piece.columns.upperBound <= column {
        place =
          piece.columns.upperBound <= column ? piece.bytes.upperBound : piece.bytes.lowerBound
      }
    }
    let start = place ?? block.bytes.lowerBound
    return start..<start
  }

  /// The columns of a row that show some of these bytes, from left to right.
  package func columns(of bytes: Range<Int>, row: Int, in block: Block) -> [Range<Int>] {
    pieces(of: row, in: block).compactMap { piece in
      guard piece.role != .cellEnd, piece.bytes.overlaps(bytes) else { return nil }
      if bytes.lowerBound <= piece.bytes.lowerBound, piece.bytes.upperBound <= bytes.upperBound {
        return piece.columns
      }
      return piece.columns(of: bytes)
    }
  }

  /// Where the caret stands before a byte.
  package func column(of offset: Int, row: Int, in block: Block) -> Int? {
    var end: Int?
    for piece in pieces(of: row, in: block) where piece.role != .cellEnd {
      if piece.bytes.contains(offset) {
        return piece.role == .tab
          ? piece.columns.lowerBound
          : piece.columns(of: offset..<(offset + 1))?.lowerBound ?? piece.columns.lowerBound
      }
      if piece.bytes.upperBound == offset { end = piece.columns.upperBound }
    }
    return end
  }
}

extension TextRows.Piece {
  /// The clusters with their bytes and columns.
  private func clusters(_ visit: (Range<Int>, Range<Int>) -> Bool) {
    var (offset, column) = (bytes.lowerBound, columns.lowerBound)
    for character in text {
      let (length, width) = (character.utf8.count, DisplayWidth.of(character))
      guard visit(offset..<(offset + length), column..<(column + width)) else { return }
      offset += length
      column += width
    }
  }

  fileprivate func cluster(at column: Int) -> Range<Int> {
    var found = bytes.upperBound..<bytes.upperBound
    clusters { bytes, columns in
      if columns.contains(column) { found = bytes }
      return columns.lowerBound <= column
    }
    return found
  }

  fileprivate func columns(of wanted: Range<Int>) -> Range<Int>? {
    var found: Range<Int>?
    clusters { bytes, columns in
      if bytes.overlaps(wanted) {
        found = (found?.lowerBound ?? columns.lowerBound)..<columns.upperBound
      }
      return bytes.upperBound < wanted.upperBound
    }
    return found
  }
}
