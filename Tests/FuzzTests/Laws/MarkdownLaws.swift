@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

/// What holds for Markdown on its way to the cells, whatever a model writes.
enum MarkdownLaws {
  /// The first bytes say how the text is cut and how wide it is laid out.
  static func check(_ bytes: [UInt8]) throws(BrokenLaw) {
    var input = FuzzInput(bytes)
    var cuts = Cuts(seed: input.byte())
    let width = Int(input.byte() % 100) + 1
    let text = TextGate.neutralize(String(decoding: input.remaining(), as: UTF8.self))
    let expected = rows(of: text, width)
    let pieces = cuts.pieces(Array(text.unicodeScalars), longest: 60)
    try require(
      try grow(pieces, text, width) == expected, "pieces end in the rows of the whole")
    try require(rowsWithinBudget(text, width) == expected, "and so does a small budget")
    try draw(expected, width)
  }

  private static func rows(of text: String, _ width: Int) -> [StyledLine] {
    var renderer = MarkdownRenderer(width: width, theme: .standard)
    renderer.update(text, isFinal: true)
    return renderer.rows
  }

  /// Grows the text and sees to it that settled rows stay.
  private static func grow(
    _ pieces: [[Unicode.Scalar]], _ text: String, _ width: Int
  ) throws(BrokenLaw) -> [StyledLine] {
    var renderer = MarkdownRenderer(width: width, theme: .standard)
    var soFar = String.UnicodeScalarView()
    var settled: [StyledLine] = []
    for piece in pieces {
      soFar.append(contentsOf: piece)
      renderer.update(String(soFar), isFinal: false)
      try require(renderer.settledRows <= renderer.rows.count, "settled rows are rows")
      let rows = Array(renderer.rows.prefix(renderer.settledRows))
      try require(rows.starts(with: settled), "settled rows stay")
      settled = rows
    }
    renderer.update(text, isFinal: true)
    if !text.utf8.contains(UInt8(ascii: ":")) {
      try require(renderer.rows.starts(with: settled), "also at the end")
    }
    return renderer.rows
  }

  private static func rowsWithinBudget(_ text: String, _ width: Int) -> [StyledLine] {
    var renderer = MarkdownRenderer(width: width, theme: .standard)
    repeat {
      renderer.update(text, isFinal: true, budget: 300)
    } while renderer.isBehind
    return renderer.rows
  }

  /// Draws the rows into the middle of a grid; nothing lands beside them.
  private static func draw(_ rows: [StyledLine], _ width: Int) throws(BrokenLaw) {
    let (left, shown) = (2, Array(rows.prefix(60)))
    var cells = CellBuffer(size: Size(columns: width + 4, rows: shown.count + 2))
    cells.fill(Rect(cells.size), .plain, with: "#")
    for (index, row) in shown.enumerated() {
      cells.draw(row, column: left, row: index + 1, endColumn: left + width)
    }
    for row in 0..<cells.size.rows {
      let isEdge = row == 0 || row == cells.size.rows - 1
      let columns = isEdge ? Array(0..<cells.size.columns) : [0, 1, width + 2, width + 3]
      for column in columns {
        let cell = cells.cell(column: column, row: row)
        try require(cells.text(of: cell) == "#", "nothing is drawn outside")
      }
    }
    try CellLaws.check(cells)
  }
}
