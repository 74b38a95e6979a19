@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI
@testable import QukaText

/// What holds for text from outside before it reaches a cell, a title or a log.
enum TextGateLaws {
  /// The first bytes say where the text is cut and drawn.
  static func check(_ bytes: [UInt8]) throws(BrokenLaw) {
    var input = FuzzInput(bytes)
    var cuts = Cuts(seed: input.byte())
    let (width, offset) = (Int(input.byte() % 40), Int(input.byte() % 12) - 4)
    let raw = String(decoding: input.remaining(), as: UTF8.self)
    let safe = TextGate.neutralize(raw)
    for scalar in safe.unicodeScalars {
      try require(!isForbidden(scalar), "nothing acts on a terminal: \(scalar.value)")
    }
    try require(same(TextGate.neutralize(safe), safe), "a second pass changes nothing")
    if !raw.unicodeScalars.contains(where: isForbidden) {
      try require(same(raw, safe), "harmless text passes unchanged")
    }
    try require(
      safe.unicodeScalars.count <= raw.unicodeScalars.count, "nothing is added to the text")
    try checkPieces(raw, safe, &cuts)
    try checkTitle(raw)
    for text in [raw, safe] { try checkCells(text, width: width, column: offset) }
  }

  private static func same(_ left: String, _ right: String) -> Bool {
    left.unicodeScalars.elementsEqual(right.unicodeScalars)
  }

  /// Text in pieces becomes what the whole becomes, but for a line end that is cut in two.
  private static func checkPieces(
    _ raw: String, _ safe: String, _ cuts: inout Cuts
  ) throws(BrokenLaw) {
    var result = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    for piece in cuts.pieces(Array(raw.unicodeScalars)) {
      if last == "\r", piece.first == "\n" { return }
      last = piece.last
      let text = String(String.UnicodeScalarView(piece))
      result.append(contentsOf: TextGate.neutralize(text).unicodeScalars)
    }
    try require(same(String(result), safe), "pieces become what the whole becomes")
  }

  private static func checkTitle(_ raw: String) throws(BrokenLaw) {
    let title = Array(TerminalModes.title(raw).unicodeScalars)
    try require(
      title.starts(with: "\u{1B}]2;".unicodeScalars)
        && title.suffix(2).elementsEqual("\u{1B}\\".unicodeScalars), "a title is one sequence")
    for scalar in title.dropFirst(4).dropLast(2) {
      try require(
        scalar != "\n" && scalar != "\t" && !isForbidden(scalar),
        "nothing ends it early or reorders what stands beside it")
    }
  }

  private static func checkCells(
    _ text: String, width: Int, column: Int
  ) throws(BrokenLaw) {
    let size = Size(columns: 30, rows: 3)
    var cells = CellBuffer(size: size)
    cells.fill(Rect(size), .plain, with: "#")
    let end = cells.draw(text, column: column, row: 1, style: .plain, endColumn: column + width)
    try require(end <= max(column, min(column + width, size.columns)), "text ends in its columns")
    for place in 0..<size.columns {
      for row in [0, 2] {
        try require(
          cells.text(of: cells.cell(column: place, row: row)) == "#", "no other row is touched")
      }
      if place < column || place >= column + width {
        let cell = cells.cell(column: place, row: 1)
        try require(cells.text(of: cell) == "#", "no other column is touched")
      }
    }
    try CellLaws.check(cells)
  }

  static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "\n" || scalar == "\t" { return false }
    let category = scalar.properties.generalCategory
    return category == .control || category == .lineSeparator || category == .paragraphSeparator
      || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }
}

/// What holds for every grid of cells.
enum CellLaws {
  static func check(_ cells: CellBuffer) throws(BrokenLaw) {
    for row in 0..<cells.size.rows {
      var column = 0
      while column < cells.size.columns {
        let cell = cells.cell(column: column, row: row)
        try require(cell.width == 1 || cell.width == 2, "a row begins with a whole cluster")
        for scalar in cells.text(of: cell).unicodeScalars {
          try require(
            scalar != "\n" && scalar != "\t" && !TextGateLaws.isForbidden(scalar),
            "no control character is in a cell: \(scalar.value)")
        }
        if cell.width == 2 {
          try require(
            cells.contains(column: column + 1, row: row)
              && cells.cell(column: column + 1, row: row).width == 0,
            "a wide cluster has its right half")
        }
        column += Int(cell.width)
      }
    }
  }
}
