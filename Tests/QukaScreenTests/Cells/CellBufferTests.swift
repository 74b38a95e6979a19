import QukaTestSupport
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

@Suite("Cell buffer")
struct CellBufferTests {
  private let bold = Style(.rgb(0x123456), on: .ansi(4), [.bold, .underline])

  @Test("a cell gives back every kind of style it was given")
  func stylesSurvivePacking() {
    let colors: [Color] = [
      .terminal, .ansi(0), .ansi(15), .rgb(0), .rgb(0xFFFFFF), .rgb(0x01_0203),
    ]
    for foreground in colors {
      for background in colors {
        for attributes in [Attributes(), [.bold, .strikethrough], Attributes(rawValue: 0x3F)] {
          let style = Style(foreground, on: background, attributes)
          #expect(Cell(glyph: 0x41, width: 2, style: style).style == style)
        }
      }
    }
    #expect(MemoryLayout<Cell>.stride == 16)
  }

  @Test("text is drawn cell by cell, and the next column comes back")
  func drawsText() {
    var buffer = CellBuffer(size: Size(columns: 10, rows: 2))
    let next = buffer.draw("añ漢👍🏽", column: 1, row: 0, style: bold)
    #expect(next == 7)
    #expect(buffer.text(row: 0) == " añ漢👍🏽   ")
    #expect(
      (0..<10).map { buffer.cell(column: $0, row: 0).width } == [1, 1, 1, 2, 0, 2, 0, 1, 1, 1])
    #expect(buffer.cell(column: 4, row: 0).style == bold)
    #expect(buffer.cell(column: 7, row: 0).style == .plain)
    #expect(buffer.text(row: 1) == "          ")
  }

  @Test("control characters are drawn as visible stand-ins")
  func drawsStandIns() {
    var buffer = CellBuffer(size: Size(columns: 8, rows: 1))
    buffer.draw("\u{1B}[\u{9B}\u{202E}\r\n\u{7F}", column: 0, row: 0, style: .plain)
    #expect(buffer.text(row: 0) == "␛[\u{FFFD}\u{FFFD}␍␊␡ ")
  }

  @Test("of an endless cluster only the first marks are drawn")
  func drawsEndlessCluster() {
    var buffer = CellBuffer(size: Size(columns: 3, rows: 1))
    let next = buffer.draw(
      "e" + String(repeating: "\u{301}", count: 5_000) + "x", column: 0, row: 0, style: .plain)
    #expect(next == 2)
    #expect(buffer.text(of: buffer.cell(column: 0, row: 0)).unicodeScalars.count == 36)
    #expect(buffer.text(of: buffer.cell(column: 1, row: 0)) == "x")
  }

  @Test("a wide cluster that the end cuts becomes a space")
  func cutsWideAtEnd() {
    var buffer = CellBuffer(size: Size(columns: 6, rows: 1))
    let next = buffer.draw("漢漢漢", column: 0, row: 0, style: bold, endColumn: 5)
    #expect(next == 5)
    #expect(buffer.text(row: 0) == "漢漢  ")
    #expect(buffer.cell(column: 4, row: 0).style == bold)
    #expect(buffer.cell(column: 5, row: 0).style == .plain)
  }

  @Test("text that starts left of the buffer shows its visible part")
  func cutsAtStart() {
    var buffer = CellBuffer(size: Size(columns: 4, rows: 1))
    buffer.draw("漢ab", column: -1, row: 0, style: .plain)
    #expect(buffer.text(row: 0) == " ab ")
  }

  @Test("overwriting one half of a wide cluster blanks the other half")
  func neverLeavesHalves() {
    for column in 0..<4 {
      var buffer = CellBuffer(size: Size(columns: 5, rows: 1))
      buffer.draw("漢字", column: 0, row: 0, style: bold)
      buffer.draw("x", column: column, row: 0, style: .plain)
      #expect(buffer.text(row: 0) == ["x 字 ", " x字 ", "漢x  ", "漢 x "][column])
    }
    var buffer = CellBuffer(size: Size(columns: 4, rows: 1))
    buffer.draw("漢字", column: 0, row: 0, style: bold)
    buffer.draw("仮", column: 1, row: 0, style: .plain)
    #expect(buffer.text(row: 0) == " 仮 ")
  }

  @Test("whatever is drawn wherever, every wide cell keeps its right half and nothing else has one")
  func staysWellFormed() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<300 {
      let size = Size(
        columns: Int.random(in: 0...12, using: &generator),
        rows: Int.random(in: 0...3, using: &generator))
      var buffer = CellBuffer(size: size)
      for _ in 0..<6 {
        let text = TextPieces.text(length: 4, using: &generator)
        let column = Int.random(in: -5...13, using: &generator)
        let row = Int.random(in: -1...3, using: &generator)
        let end = Bool.random(using: &generator) ? Int.random(in: -2...14, using: &generator) : nil
        let next = buffer.draw(text, column: column, row: row, style: bold, endColumn: end)
        let limit = min(end ?? size.columns, size.columns)
        #expect(next == max(column, min(column + DisplayWidth.of(text), limit)))
        buffer.fill(Rect(column: column + 1, row: row, columns: 1, rows: 2), .plain, with: "·")
        expectWellFormed(buffer)
      }
    }
  }

  private func expectWellFormed(_ buffer: CellBuffer) {
    for row in 0..<buffer.size.rows {
      let cells = Array(buffer.row(row))
      for (column, cell) in cells.enumerated() {
        let hasRightHalf = column + 1 < cells.count && cells[column + 1].width == 0
        #expect((cell.width == 2) == (cell.width > 0 && hasRightHalf))
        if column == 0 { #expect(cell.width > 0) }
      }
      #expect(DisplayWidth.of(buffer.text(row: row)) == buffer.size.columns)
    }
  }

  @Test("rows are equal by what they show, though the cluster tables differ")
  func comparesClusters() {
    let size = Size(columns: 6, rows: 2)
    var left = CellBuffer(size: size)
    var right = CellBuffer(size: size)
    left.draw("e\u{301}", column: 0, row: 0, style: .plain)
    left.draw("🇩🇪", column: 0, row: 1, style: .plain)
    right.draw("🇩🇪", column: 0, row: 1, style: .plain)
    #expect(!left.isRow(0, equalTo: right))
    #expect(left.isRow(1, equalTo: right))
    right.draw("e\u{301}", column: 0, row: 0, style: .plain)
    #expect(left == right)
    right.draw("e\u{301}", column: 0, row: 0, style: bold)
    #expect(left != right)
  }

  @Test("restyling keeps the text and touches whole clusters only")
  func restyles() {
    var buffer = CellBuffer(size: Size(columns: 5, rows: 1))
    buffer.draw("a漢b", column: 0, row: 0, style: .plain)
    buffer.restyle(Rect(column: 1, row: 0, columns: 1, rows: 9)) { _ in bold }
    #expect(buffer.text(row: 0) == "a漢b ")
    #expect(
      (0..<5).map { buffer.cell(column: $0, row: 0).style == bold } == [
        false, true, true, false, false,
      ])
  }
}
