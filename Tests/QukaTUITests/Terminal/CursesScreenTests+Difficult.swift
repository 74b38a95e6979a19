import QukaTestSupport
import Testing

@testable import QukaTUI

extension CursesScreenTests {
  @Test("tmux draws what is sent for each difficult string in exactly our columns")
  func difficultStringsInTmux() throws {
    TerminalLocale.ensureUTF8()
    let pane = try TmuxPane()
    for string in DifficultString.all {
      #expect(
        try pane.columns(of: string.sent()) == DisplayWidth.of(string.gated), "\(string)")
    }
  }

  @Test(
    "the block that tells of a moved row does tell: where a row is longer or shorter, it is not the same"
  )
  func blockTellsOfShearing() throws {
    let pane = try TmuxPane(TerminalSize(columns: 20, rows: 6))
    let rows = ["--------", "abcd]|--", "abcd|]--", "abc]|---", "中a]|---", "中ab]|--"]
    TerminalOutput.write("\u{1B}[H" + rows.joined(separator: "\r\n"), to: pane.descriptor)
    try pane.settle()
    let block = try pane.tmux.block(columns: 4..<6)
    #expect(block == ["--", "]|", "|]", "|-", "|-", "]|"])
  }

  @Test("no difficult string moves what stands beside it, in a frame drawn and drawn over")
  func difficultRowsInTmux() throws {
    let strings = DifficultString.all
    let ruler = String(repeating: "-", count: 150)
    let pane = try TmuxPane(TerminalSize(columns: 150, rows: strings.count + 2))
    var screen = try CursesScreen(pane.options())
    let size = screen.size
    // Twice, the second time in another order, so that ncurses changes rows that stand.
    for shift in [0, 7] {
      var cells = CellBuffer(size: size)
      for (index, row) in (1...strings.count).enumerated() {
        let string = strings[(index + shift) % strings.count]
        cells.draw("[", column: 0, row: row, style: .plain)
        cells.draw(string.gated, column: 1, row: row, style: Style(.ansi(2)), endColumn: 100)
        cells.draw("]|", column: 100, row: row, style: .plain)
      }
      for row in [0, size.rows - 1] { cells.draw(ruler, column: 0, row: row, style: .plain) }
      screen.present(Frame(cells: cells))
      try pane.settle()
      let block = try pane.tmux.block(columns: 100..<102)
      #expect(block.count == size.rows)
      for (index, text) in block.dropFirst().dropLast().enumerated() {
        #expect(text == "]|", "\(strings[(index + shift) % strings.count])")
      }
    }
    screen.close()
  }
}
