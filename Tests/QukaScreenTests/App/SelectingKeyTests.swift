import QukaChat
import QukaChatTestSupport
import QukaScreenTestSupport
import QukaTestSupport
import QukaText
import QukaWire
import Testing

@testable import QukaScreen

@Suite("Selecting in the transcript with keys") struct SelectingKeyTests {
  private static func app(_ text: String, columns: Int = 80, rows: Int = 24) -> AppDriver {
    var app = AppDriver.streaming(text, size: Size(columns: columns, rows: rows))
    app.change { $0.isListWanted = false }
    app.chat(.done("A"))
    app.wait(.seconds(30))
    app.draw()
    return app
  }

  private static func caret(_ app: AppDriver) -> Point? {
    var cache = LayoutCache()
    return ScreenView.render(app.state, theme: .standard, cache: &cache).frame.cursor
  }

  @Test("Alt-S shows a caret at the newest text, Shift selects, Alt-C copies, Esc ends it")
  func keys() {
    for (columns, rows) in [(80, 24), (40, 12)] {
      var app = Self.app("one two three\n\nfour", columns: columns, rows: rows)
      app.press(.character("s", .alt))
      app.draw()
      #expect(Self.caret(app) == app.point("one"))
      #expect(app.screen.contains("Shift-Right select") && !app.screen.contains("Alt-C copy"))
      app.go(.character("c", .alt))
      #expect(app.copied == nil && app.state.notice?.text.hasPrefix("Nothing is selected") == true)
      app.go(Key(.right, .control), Key(.right), Key(.right, [.control, .shift]))
      app.go(Key(.down, .shift), Key(.down, .shift), Key(.end, .shift), .character("c", .alt))
      #expect(app.copied == "two three\n\nfour")
      app.escape()
      #expect(app.state.selecting == Selecting() && Self.caret(app) == nil)
    }
  }

  @Test("the keys go by clusters and by words of scripts without blanks, and over the ends of rows")
  func clusters() {
    var app = Self.app("👨‍👩‍👧‍👦e\u{301}今天天气\n\n" + String(repeating: "word ", count: 40))
    app.press(.character("s", .alt))
    app.draw()
    app.go(Key(.right, .shift), Key(.right, .shift), .character("c", .alt))
    #expect(app.copied == "👨‍👩‍👧‍👦e\u{301}")
    app.go(Key(.right, [.control, .shift]), .character("c", .alt))
    #expect(app.copied == "👨‍👩‍👧‍👦e\u{301}今天")
    app.go(Key(.down), Key(.down), Key(.home), Key(.end, .shift), Key(.down, .shift))
    app.go(.character("c", .alt))
    #expect(app.copied?.contains("word word") == true)
    #expect(app.copied?.contains("\n") == false, "rows of one line are one line")
  }

  @Test("the caret takes the view along, up and down, and selects all")
  func scrolling() {
    let text = (1...100).map { "line \($0)" }.joined(separator: "\n\n")
    var app = Self.app(text)
    app.press(.character("s", .alt))
    app.draw()
    for _ in 1...110 { app.go(Key(.up), Key(.up)) }
    #expect(app.transcriptRows.contains { $0.contains("Why?") })
    for _ in 1...8 { app.go(Key(.pageDown, .shift)) }
    app.go(.character("c", .alt))
    #expect(app.copied?.hasPrefix("Why?\n\nline 1\n\nline 2") == true)
    #expect(Self.caret(app).map { ScreenLayout(app.state).transcript.contains($0) } == true)
    app.go(.character("a", .alt), .character("c", .alt))
    #expect(app.copied == "Why?\n\n" + text)
  }

  @Test("a letter goes to the input, and the caret with it; who hears the screen has no caret")
  func letters() {
    var app = Self.app("one two")
    app.press(.character("s", .alt))
    app.draw()
    app.type("x")
    #expect(app.typed == "x" && app.state.selecting.caret == nil)
    app.change { $0.look.isLinear = true }
    app.press(.character("s", .alt))
    #expect(app.state.selecting.caret == nil)
  }
}

@Suite("What is copied is the text") struct CopiedTextTests {
  @Test("any drag over any answer, with steps between, copies a part of its text; all of it is all")
  func parts() {
    var generator = SeededGenerator(seed: 66)
    for _ in 0..<40 {
      let markdown = RandomDocument.make(tables: false, using: &generator)
      let columns = [40, 80, 200].randomElement(using: &generator) ?? 80
      var app = AppDriver.streaming("", size: Size(columns: columns, rows: 24))
      app.change { $0.isListWanted = false }
      app.chat(.text("A", markdown))
      app.draw()
      var renderer = MarkdownRenderer(width: 90, theme: .standard)
      renderer.update(markdown, isFinal: true)
      let text = TextRows(renderer.rows).text
      for _ in 0..<6 {
        let area = ScreenLayout(app.state).transcript
        func point() -> Point {
          Point(
            column: area.column + Int.random(in: -2..<(area.columns + 2), using: &generator),
            row: area.row + Int.random(in: 0..<max(1, area.rows), using: &generator))
        }
        app.forgetEffects()
        app.mouse(.press, point())
        app.mouse(.drag, point())
        Self.disturb(&app, &generator)
        app.mouse(.drag, point())
        app.mouse(.release, point())
        app.wait(.seconds(1))
        guard let copied = app.copied else { continue }
        let whole = "Why?\n\n" + text
        #expect(whole.contains(copied), "\(copied.debugDescription) of \(whole.debugDescription)")
      }
      app.chat(.done("A"))
      app.wait(.seconds(30))
      app.draw()
      app.change { $0.focus = .transcript }
      app.go(.character("a", .alt), .character("c", .alt))
      #expect(app.copied == "Why?\n\n" + text, "\(columns): \(markdown.debugDescription)")
    }
  }

  /// Something happens while the button is held.
  private static func disturb(_ app: inout AppDriver, _ generator: inout SeededGenerator) {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: app.mouse(.wheelUp, Point(column: 20, row: 8))
    case 1: app.mouse(.wheelDown, Point(column: 20, row: 8))
    case 2:
      let columns = [40, 80, 200].randomElement(using: &generator) ?? 80
      app.reduce(.resized(Size(columns: columns, rows: 24)))
      app.draw()
    default: break
    }
  }
}
