import QukaScreenTestSupport
import QukaText
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("A long paste, as it looks") struct PasteGalleryTests {
  static let text = (1...214).map { "\($0). a line that was pasted\n" }.joined()

  private static func app(_ size: Size) -> AppDriver {
    var app = AppDriver.open(size: size)
    app.change { $0.isListWanted = false }
    app.type("Look at this: ")
    app.reduce(.input(.paste(text)))
    return app
  }

  @Test(
    "it is one word that says how long it is",
    arguments: [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)])
  func label(_ size: Size) {
    var app = Self.app(size)
    app.type(" what is wrong?")
    let layout = ScreenLayout(app.state)
    var cache = LayoutCache()
    let frame = ScreenView.render(app.state, theme: .standard, cache: &cache).frame
    Snapshot.expect(
      StyledScreen.text(of: frame.cells, rows: layout.rule.row..<layout.hint.row),
      named: "paste \(size.columns)x\(size.rows)")
    #expect(app.screen.contains(size.columns == 80 ? "[Pasted 214 lines, " : "[Pasted 214 lines]"))
  }

  @Test("Alt-V shows it and folds it again, Enter sends all of it, and the editor gets all of it")
  func keys() {
    var app = Self.app(Size(columns: 80, rows: 24))
    let whole = "Look at this: " + Self.text
    app.press(.character("v", .alt))
    #expect(
      app.screen.contains("3. a line that was pasted") && app.conversation.composer.text == whole)
    app.press(.character("v", .alt))
    #expect(app.screen.contains("[Pasted 214 lines"))
    #expect(app.reduce(.input(.key(.control("g")))).contains(.edit(whole)))
    app.reduce(.edited(.saved(whole)))
    app.press(.enter)
    #expect(app.conversation.composer.isEmpty)
    #expect(app.conversation.questions.last == whole)
  }

  @Test("the caret stands in the input, however narrow it is")
  func narrow() {
    for columns in 1...60 {
      var app = Self.app(Size(columns: columns, rows: 12))
      for key in [Key(.left), Key(.left), Key(.right), Key(.up), Key(.down), Key(.left, .shift)] {
        app.press(key)
        let area = ScreenLayout(app.state).composer
        var cache = LayoutCache()
        let frame = ScreenView.render(app.state, theme: .standard, cache: &cache).frame
        #expect(area.isEmpty || frame.cursor.map(area.contains) == true, "\(columns) \(key.name)")
      }
    }
  }

  @Test("a paste into the text field of a window stays one line")
  func window() {
    var app = Self.app(Size(columns: 80, rows: 24))
    app.press(.control("p"))
    app.reduce(.input(.paste(Self.text)))
    #expect(app.conversation.composer.text == "Look at this: " + Self.text)
    guard case .palette(let palette) = app.state.overlays.last else {
      Issue.record("no palette")
      return
    }
    #expect(palette.query.text.hasPrefix("1. a line that was pasted 2. a"))
    #expect(!palette.query.text.contains("\n") && palette.query.pieces.isEmpty)
  }

  @Test("what was wrong with a paste is said in a sentence")
  func faults() {
    #expect(
      PasteText.words(.tooLong(taken: 8 << 20, of: 50_500_000))
        == "The paste has 48.2 MB. Only its first 8 MB are in the input.")
    var app = Self.app(Size(columns: 80, rows: 24))
    app.reduce(.input(.pasteFault(.noEnd)))
    #expect(app.screen.contains("The terminal did not end the paste."))
  }
}
