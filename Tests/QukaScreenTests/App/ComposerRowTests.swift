import QukaScreenTestSupport
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

@Suite("The rows of the input") struct ComposerRowTests {
  /// Where the caret stands among all rows of the text, also those that are scrolled away.
  private func caret(_ app: AppDriver) -> Point {
    let columns = ScreenLayout(app.state).composer.columns
    return ComposerLayout(app.conversation.composer, columns: columns).caret
  }

  private static let words = (1...30).map { "word\($0)" }.joined(separator: " ")

  /// The mark, the text and the caret of the input as they stand on the screen.
  private func input(_ app: AppDriver) -> (rows: [String], caret: Point?) {
    let area = ScreenLayout(app.state).composer
    var cache = LayoutCache()
    let frame = ScreenView.render(app.state, theme: .standard, cache: &cache).frame
    let rows = (area.row..<area.endRow).map { row in
      String(frame.cells.text(row: row).dropFirst(area.column))
    }
    let caret = frame.cursor.map {
      Point(column: $0.column - area.column - ComposerLayout.indent, row: $0.row - area.row)
    }
    return (rows, caret)
  }

  @Test(
    "Up and Down go through the rows that one sees, and keep the column",
    arguments: [Size(columns: 70, rows: 24), Size(columns: 40, rows: 12)])
  func wrapped(_ size: Size) {
    var app = AppDriver.open(size: size)
    app.change { $0.isListWanted = false }
    app.type(Self.words)
    let start = caret(app)
    #expect(start.row > 1)
    for step in 1...start.row {
      app.press(Key(.up))
      #expect(caret(app) == Point(column: start.column, row: start.row - step))
      #expect(input(app).caret?.column == start.column)
    }
    app.press(Key(.up))
    #expect(app.typed == Self.words && caret(app).row == 0)
    for _ in 0..<start.row { app.press(Key(.down)) }
    #expect(caret(app) == start)
    app.press(Key(.down))
    #expect(caret(app) == start && app.typed == Self.words)
  }

  @Test(
    "the caret stays between clusters, never right of the column it came from",
    arguments: ["漢字", "👩‍👩‍👧x", "e\u{301}a", "🇩🇪 ", "한글ab", "\tx", "नमस्ते "])
  func clusters(_ piece: String) {
    for columns in [10, 13, 23] {
      var composer = Composer(String(repeating: piece, count: 40))
      let column = ComposerLayout(composer, columns: columns).caret.column
      var row = ComposerLayout(composer, columns: columns).caret.row
      while composer.moveUp(columns: columns) {
        let caret = ComposerLayout(composer, columns: columns).caret
        #expect(caret.row == row - 1 && caret.column <= column, "\(columns)")
        row = caret.row
      }
      #expect(row == 0)
      while composer.moveDown(columns: columns) { row += 1 }
      #expect(ComposerLayout(composer, columns: columns).rows.count == row + 1)
      #expect(ComposerLayout(composer, columns: columns).caret.column == column)
    }
  }

  @Test("on a row of half as many wide characters the caret finds the same column")
  func wide() {
    var composer = Composer("漢字漢字漢字\nabcdefgh")
    for _ in 0..<3 { composer.move(.left) }
    #expect(composer.moveUp(columns: 40) == true)
    #expect(composer.caret == 2, "the fifth column is within the third character")
    #expect(composer.moveDown(columns: 40) == true)
    #expect(composer.caret == 12)
  }

  @Test("in a text without end Up comes from row to row to its start, and never jumps")
  func long() {
    var composer = Composer(String(repeating: "lorem ipsum 漢字 ", count: 600))
    var before = composer.caret
    var moves = 0
    while composer.moveUp(columns: 40) {
      #expect((1...74).contains(before - composer.caret), "not even two rows")
      before = composer.caret
      moves += 1
    }
    #expect(composer.caret < 40 && moves > 200)
  }

  @Test("what waits is brought from the empty input; what was brought is gone through first")
  func recall() {
    var app = AppDriver.streaming(size: Size(columns: 40, rows: 24))
    app.change { $0.isListWanted = false }
    app.type(Self.words)
    app.press(.enter)
    app.type("more")
    app.press(Key(.up))
    // What was typed is only put aside for what was asked before.
    #expect(app.typed == "Why?" && app.conversation.queue.count == 1)
    app.press(Key(.down))
    #expect(app.typed == "more")
    app.press(.control("u"))
    app.press(Key(.up))
    #expect(app.typed == Self.words && app.conversation.queue.isEmpty)
    let rows = ComposerLayout(app.conversation.composer, columns: 38).rows.count
    for _ in 1..<rows { app.press(Key(.up)) }
    #expect(app.typed == Self.words)
    for _ in 1..<rows { app.press(Key(.down)) }
    app.press(Key(.down))
    #expect(app.typed.isEmpty && app.conversation.queue.count == 1)
  }

  @Test("where lines are read out, Up and Down go by lines")
  func linear() {
    var app = AppDriver.open(size: Size(columns: 40, rows: 12))
    app.change { $0.look.isLinear = true }
    app.type("first\n" + Self.words)
    app.press(Key(.up))
    #expect(app.conversation.composer.caret == 5)
  }

  @Test("marks say where rows are hidden, in one column and in ASCII, too")
  func marks() {
    var app = AppDriver.open(size: Size(columns: 40, rows: 24))
    app.change { $0.isListWanted = false }
    app.type("one")
    #expect(input(app).rows.map { $0.first } == ["›"])
    app.type((1...20).map { "\n\($0)" }.joined())
    func column(_ app: AppDriver) -> String { String(input(app).rows.compactMap(\.first)) }
    #expect(column(app) == "↑          " && input(app).rows.count == 11)
    for _ in 0..<10 { app.press(Key(.up)) }
    #expect(
      column(app) == "↑          ", "no row moves while the caret is among those that are shown")
    app.press(Key(.up))
    #expect(column(app).hasPrefix("↑ ") && column(app).hasSuffix(" ↓"))
    #expect(input(app).rows.last?.dropFirst(2).first?.isNumber == true)
    for _ in 0..<20 { app.press(Key(.up)) }
    #expect(column(app).hasPrefix("› ") && column(app).hasSuffix(" ↓"))
    app.change { $0.look.columnRules.widensAmbiguous = true }
    #expect(column(app).hasSuffix(" v"))
    app.change {
      $0.look.columnRules.widensAmbiguous = false
      $0.look.isASCII = true
    }
    #expect(column(app).hasPrefix("> ") && column(app).hasSuffix(" v"))
    app.change { $0.size = Size(columns: 40, rows: 5) }
    app.press(Key(.down))
    #expect(column(app) == "|")
  }

  @Test("a tab is blanks to the next fourth column, the caret stands there, and the text keeps it")
  func tabs() {
    var app = AppDriver.open(size: Size(columns: 40, rows: 12))
    app.reduce(.input(.paste("\ta\tbcde\tx")))
    #expect(app.typed == "\ta\tbcde\tx")
    #expect(input(app).rows.first?.hasPrefix("›     a   bcde    x ") == true)
    #expect(input(app).caret == Point(column: 17, row: 0))
    for column in [16, 12, 11, 10, 9, 8, 5, 4, 0] {
      app.press(Key(.left))
      #expect(input(app).caret == Point(column: column, row: 0))
    }
  }

  @Test("Alt-B and Alt-D go back a word and delete it")
  func deleteWordForward() {
    var app = AppDriver.open()
    app.type("ab cd ef")
    app.press(.character("b", .alt))
    app.press(.character("d", .alt))
    #expect(app.typed == "ab cd ")
  }
}
