import QukaTestSupport
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI
@testable import QukaText

extension CursesScreenTests {
  private static let rightToLeft = [
    "مرحبا بالعالم 123 and Latin", "שלום 42 abc עולם", "العدد 42 (forty-two) مُحَمَّد",
    "\u{200F}RLM مع \u{200E}LRM", "abc \u{202E}override\u{202C} \u{2067}isolate\u{2069} אבג",
  ]

  @Test(
    "right-to-left text keeps its order and disturbs neither the list nor the borders beside it")
  func rightToLeftInTmux() throws {
    let pane = try TmuxPane(TerminalSize(columns: 60, rows: Self.rightToLeft.count + 2))
    var screen = try CursesScreen(pane.options())
    var cells = CellBuffer(size: screen.size)
    cells.fill(Rect(screen.size), .plain, with: "-")
    for (index, text) in Self.rightToLeft.enumerated() {
      let row = index + 1
      // A list entry, its border, the text, a border, a scrolled piece of the same text.
      let shown = TextGate.neutralize(text)
      cells.draw(TextFit.cut(shown, to: 12), column: 0, row: row, style: .plain)
      cells.draw("|", column: 12, row: row, style: .plain)
      cells.draw(shown, column: 13, row: row, style: .plain, endColumn: 50)
      cells.draw("#", column: 50, row: row, style: .plain)
    }
    screen.present(ScreenFrame(cells: cells))
    try pane.settle()
    let edges = [try pane.tmux.block(columns: 12..<13), try pane.tmux.block(columns: 50..<51)]
    #expect(edges[0].dropFirst().dropLast().allSatisfy { $0 == "|" }, "\(edges[0])")
    #expect(edges[1].dropFirst().dropLast().allSatisfy { $0 == "#" }, "\(edges[1])")
    // As it is read: the terminal may turn it for the eye, nobody else does.
    let rows = try pane.tmux.rows()
    #expect(rows[1].contains("مرحبا بالعالم 123 and Latin"))
    #expect(rows[2].contains("שלום 42 abc עולם"))
    #expect(rows[5].contains("abc \u{FFFD}override\u{FFFD} \u{FFFD}isolate\u{FFFD} אבג"))
    screen.close()
  }
}
