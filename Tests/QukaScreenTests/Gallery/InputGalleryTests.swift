import QukaScreenTestSupport
import QukaText
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("The input, as it looks") struct InputGalleryTests {
  /// A long question with wide characters, of which a part is selected in three rows.
  private static func app(_ size: Size) -> AppDriver {
    var app = AppDriver.open(size: size)
    app.change { $0.isListWanted = false }
    let lines = (1...14).map { "\($0). 把这段文字翻译成英文, line \($0)" }
    app.reduce(.input(.paste((lines + ["", "the end\tof it"]).joined(separator: "\n"))))
    app.press(.character("v", .alt))
    app.press(.character(">", .alt))
    for _ in 0..<6 { app.press(Key(.up)) }
    for _ in 0..<3 { app.press(Key(.down, .shift)) }
    return app
  }

  private static func rows(_ app: AppDriver, theme: Theme) -> String {
    let layout = ScreenLayout(app.state)
    var cache = LayoutCache()
    let frame = ScreenView.render(app.state, theme: theme, cache: &cache).frame
    return StyledScreen.text(of: frame.cells, rows: layout.rule.row..<layout.hint.row)
  }

  @Test(
    "a selection and the number of hidden rows, with colours and without",
    arguments: [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)])
  func selection(_ size: Size) {
    let app = Self.app(size)
    Snapshot.expect(
      Self.rows(app, theme: .standard), named: "input \(size.columns)x\(size.rows)")
    Snapshot.expect(
      Self.rows(app, theme: .monochrome), named: "input \(size.columns)x\(size.rows) NO_COLOR")
  }

  @Test("an empty line and a line end that are selected are to be seen")
  func lineEnds() {
    var app = AppDriver.open(size: Size(columns: 40, rows: 12))
    app.change { $0.isListWanted = false }
    app.reduce(.input(.paste("ab\n\n漢")))
    app.press(.character("a", .alt))
    let area = ScreenLayout(app.state).composer
    var cache = LayoutCache()
    let cells = ScreenView.render(app.state, theme: .monochrome, cache: &cache).frame.cells
    let reversed = (0..<3).map { row in
      (0..<8).count { column in
        let cell = cells.cell(
          column: area.column + ComposerLayout.indent + column, row: area.row + row)
        return cell.style.attributes.contains(.reverse)
      }
    }
    #expect(reversed == [3, 1, 2])
  }

  @Test("the input has half of the screen, and the caret is in it whatever is selected")
  func half() {
    for size in [(80, 24), (40, 12), (20, 6), (200, 60), (9, 3)] {
      var app = Self.app(Size(columns: size.0, rows: size.1))
      for _ in 0..<30 {
        let area = ScreenLayout(app.state).composer
        #expect(area.rows <= max(1, size.1 / 2))
        var cache = LayoutCache()
        let frame = ScreenView.render(app.state, theme: .standard, cache: &cache).frame
        #expect(frame.cursor.map(area.contains) == true, "\(size)")
        app.press(Key(.up, .shift))
      }
    }
  }
}
