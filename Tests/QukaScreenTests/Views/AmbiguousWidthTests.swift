import QukaScreenTestSupport
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

@Suite("Ambiguous width")
struct AmbiguousWidthTests {
  private func wide<Result>(_ body: () -> Result) -> Result {
    DisplayWidth.$rules.withValue(ColumnRules(widensAmbiguous: true), operation: body)
  }

  @Test(
    "ambiguous characters take two columns where the terminal draws them so, all others what they took",
    arguments: [
      ("Ω", 1, 2), ("“é”", 3, 6), ("→①★", 3, 6), ("Привет", 6, 12), ("漢", 2, 2), ("abc", 3, 3),
      ("ﾊﾟ", 2, 2), ("👍", 2, 2), ("❤\u{FE0F}", 2, 2), ("α\u{301}", 1, 2), ("\u{301}", 0, 0),
      ("│─…·•\u{FFFD}", 6, 6),
    ])
  func columns(_ text: String, _ narrow: Int, _ columns: Int) {
    #expect(DisplayWidth.of(text) == narrow)
    #expect(wide { DisplayWidth.of(text) } == columns)
  }

  @Test("rows are as wide as they may be, whatever the width of what is in them")
  func wrapping() {
    let line = StyledLine("αβγ “δ” → ①②③ plain")
    for width in 2...20 {
      let rows = wide { LineBreaker(width: width).wrap(line) }
      #expect(wide { rows.allSatisfy { DisplayWidth.of($0) <= width } }, "\(width)")
    }
  }

  private func frame(_ driver: AppDriver, isWide: Bool) -> ScreenFrame {
    var state = driver.state
    state.look.columnRules.widensAmbiguous = isWide
    var cache = LayoutCache()
    return ScreenView.render(state, theme: state.look.theme, cache: &cache).frame
  }

  @Test(
    "the interface draws nothing that would need a second column, and its edges stay where they were"
  )
  func interface() {
    for driver in ASCIITests.states() {
      let wide = frame(driver, isWide: true)
      for row in 0..<wide.size.rows {
        for cell in wide.cells.row(row) where cell.width == 1 && cell.glyph > 0xA0 {
          #expect(
            !DisplayWidth.contains(WidthTable.ambiguous, cell.glyph), "\(wide.cells.text(of: cell))"
          )
        }
      }
      #expect(
        edges(wide, [0x7C]) == edges(frame(driver, isWide: false), [0x7C, 0x2502, 0x2503]))
    }
  }

  /// The columns of upright lines, row by row.
  private func edges(_ frame: ScreenFrame, _ glyphs: Set<UInt32>) -> [[Int]] {
    (0..<frame.size.rows).map { row in
      frame.cells.row(row).enumerated().filter { glyphs.contains($0.element.glyph) }.map(\.offset)
    }
  }

  @Test("what the terminal measured is taken over, and laid out anew")
  func measured() {
    var driver = AppDriver.streaming("Ω and more")
    var cache = LayoutCache()
    let theme = driver.state.look.theme
    let narrow = ScreenView.render(driver.state, theme: theme, cache: &cache).frame
    driver.reduce(.measured(TerminalWidths(ambiguousIsWide: true)))
    let wide = ScreenView.render(driver.state, theme: theme, cache: &cache).frame
    #expect(wide != narrow)
    #expect(wide == frame(driver, isWide: true))
  }
}
