import QukaText

/// ASCII in place of the interface's own glyphs, for fonts, terminals and readers without them.
///
/// It is done to the finished cells, so that no view can forget it. The same characters in a message change
/// too; everything else that people and models write stays.
extension CellBuffer {
  private static let ellipsis: UInt32 = 0x2026
  private static let point: UInt32 = 0x2E
  private static let middleDot: UInt32 = 0xB7

  private static let replacements: [UInt32: UInt32] = {
    let pairs: [(Unicode.Scalar, Unicode.Scalar)] = [
      ("─", "-"), ("━", "="), ("│", "|"), ("┃", "|"), ("╭", "+"), ("╮", "+"), ("╰", "+"),
      ("╯", "+"),
      ("┌", "+"), ("┐", "+"), ("└", "+"), ("┘", "+"), ("├", "+"), ("┤", "+"), ("┬", "+"),
      ("┴", "+"),
      ("┼", "+"), ("═", "="), ("║", "|"), ("•", "*"), ("◦", "o"), ("▪", "#"), ("▐", "#"),
      ("·", "-"),
      ("›", ">"),
      ("‹", "<"), ("↑", "^"), ("↓", "v"), ("↕", "|"), ("✓", "+"), ("✗", "x"), ("☑", "x"),
      ("☐", "_"), ("↪", ">"),
      ("“", "\""), ("”", "\""), ("‘", "'"), ("’", "'"), ("…", "."), ("–", "-"),
      ("—", "-"), ("\u{FFFD}", "?"),
    ]
    return Dictionary(pairs.map { ($0.value, $1.value) }, uniquingKeysWith: { $1 })
  }()

  /// - Parameter onlyAmbiguous: where ambiguous characters take two columns: only those that nevertheless
  ///   stand in one cell.
  mutating func replaceGlyphs(onlyAmbiguous: Bool = false) {
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        let cell = cell(column: column, row: row)
        if onlyAmbiguous, cell.width != 1 || !Self.isAmbiguous(cell.glyph) { continue }
        if cell.glyph == Self.ellipsis { spellEllipsis(cell, column: column, row: row) }
        // C0 and DEL are drawn as pictures from U+2400 on.
        let isPicture = (0x2400...0x2421).contains(cell.glyph)
        // Within a word it is no separator of ours, but may be a product.
        if cell.glyph == Self.middleDot, !onlyAmbiguous,
          !isFree(column: column - 1, row: row) || !isFree(column: column + 1, row: row)
        {
          continue
        }
        guard let glyph = isPicture ? 0x3F : Self.replacements[cell.glyph] else { continue }
        put(glyph: glyph, width: 1, look: cell.look, column: column, row: row)
      }
    }
  }

  private static func isAmbiguous(_ glyph: UInt32) -> Bool {
    glyph > 0xA0 && DisplayWidth.contains(WidthTable.ambiguous, glyph)
  }

  /// Three points where two cells beside the one are free, to its right or left; else the one.
  private mutating func spellEllipsis(_ cell: Cell, column: Int, row: Int) {
    for columns in [column + 1...column + 2, column - 2...column - 1] {
      let beyond = columns.lowerBound > column ? columns.upperBound + 1 : columns.lowerBound - 1
      guard columns.allSatisfy({ isFree(column: $0, row: row) }),
        isFree(column: beyond, row: row) || !contains(column: beyond, row: row)
      else { continue }
      for column in columns {
        put(glyph: Self.point, width: 1, look: cell.look, column: column, row: row)
      }
      return
    }
  }

  private func isFree(column: Int, row: Int) -> Bool {
    contains(column: column, row: row) && cell(column: column, row: row).glyph == 0x20
  }
}
