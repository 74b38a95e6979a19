import QukaTestSupport
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI
@testable import QukaText

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
    pane.write("\u{1B}[H" + rows.joined(separator: "\r\n"))
    try pane.settle()
    let block = try pane.tmux.block(columns: 4..<6)
    #expect(block == ["--", "]|", "|]", "|-", "|-", "]|"])
  }

  @Test("no difficult string moves what stands beside it, in a frame drawn and drawn over")
  func difficultRowsInTmux() throws {
    let all = DifficultString.all
    // Not all at once: what tmux does to copy a block grows with the square of its rows.
    let pane = try TmuxPane(TerminalSize(columns: 150, rows: 82))
    var screen = try CursesScreen(pane.options())
    let count = screen.size.rows - 2
    for start in stride(from: 0, to: all.count, by: count) {
      let strings = Array(all[start..<min(start + count, all.count)])
      // Twice, the second time in another order, so that ncurses changes rows that stand.
      for shift in [0, 7] {
        let order = strings.indices.map { strings[($0 + shift) % strings.count] }
        screen.present(Self.frame(of: order, size: screen.size))
        try pane.settle()
        let block = try pane.tmux.block(columns: 100..<102)
        #expect(block.count == screen.size.rows)
        for (string, text) in zip(order, block.dropFirst()) {
          #expect(text == "]|", "\(string)")
        }
      }
    }
    screen.close()
  }

  /// Each string in a row, between marks; the first and the last row are plain.
  private static func frame(of strings: [DifficultString], size: Size) -> ScreenFrame {
    let ruler = String(repeating: "-", count: size.columns)
    var cells = CellBuffer(size: size)
    for (index, string) in strings.enumerated() {
      cells.draw("[", column: 0, row: index + 1, style: .plain)
      cells.draw(string.gated, column: 1, row: index + 1, style: Style(.ansi(2)), endColumn: 100)
      cells.draw("]|", column: 100, row: index + 1, style: .plain)
    }
    for row in [0, size.rows - 1] { cells.draw(ruler, column: 0, row: row, style: .plain) }
    return ScreenFrame(cells: cells)
  }
}
