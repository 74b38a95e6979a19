import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("The mouse in the input") struct InputMouseTests {
  private static func app(_ text: String, rows: Int = 24) -> AppDriver {
    var app = AppDriver.open(size: Size(columns: 40, rows: rows))
    app.change { $0.isListWanted = false }
    app.reduce(.input(.paste(text)))
    if !app.conversation.composer.pieces.isEmpty {
      app.press(.character("v", .alt))
      app.press(.character(">", .alt))
    }
    return app
  }

  @Test("a click puts the caret there, in the middle of a wide character before it")
  func click() {
    var app = Self.app("one\n漢字 two")
    app.change { $0.focus = .transcript }
    for (column, row, caret) in [(0, 0, 0), (2, 0, 2), (30, 0, 3), (0, 1, 4), (1, 1, 4), (2, 1, 5)]
    {
      app.mouse(.press, column, row)
      app.mouse(.release, column, row)
      #expect(app.conversation.composer.caret == caret && app.state.focus == .composer)
      app.wait(.seconds(1))
    }
  }

  @Test("a second click at once takes the word, a third the line, a fourth begins anew")
  func clicks() {
    var app = Self.app("first line\n今天天气很好\nlast")
    let taken = [nil, "天气", "今天天气很好\n", nil]
    for text in taken {
      app.mouse(.press, 4, 1)
      app.mouse(.release, 4, 1)
      #expect(app.conversation.composer.selectedText == text)
      app.wait(.milliseconds(200))
    }
    app.wait(.seconds(1))
    app.mouse(.press, 4, 1)
    #expect(app.conversation.composer.selection == nil, "too late for one click more")
  }

  @Test("dragging selects, beyond the input's edges too, and nothing is said of it")
  func drag() {
    var app = Self.app((1...30).map { "line \($0)" }.joined(separator: "\n"))
    let rows = ScreenLayout(app.state).composer.rows
    #expect(rows > 8)
    app.mouse(.press, 0, rows - 1)
    app.mouse(.drag, 2, 0)
    app.mouse(.drag, 0, -1)
    app.mouse(.drag, 0, -1)
    app.mouse(.release, 0, -1)
    let selected = app.conversation.composer.selectedText
    #expect(selected?.hasPrefix("line \(31 - rows - 2)\n") == true)
    #expect(selected?.hasSuffix("line 29\n") == true)
    #expect(app.state.notice == nil)
  }

  @Test("a click does not move the text below the mouse")
  func still() {
    var app = Self.app((1...30).map { "line \($0)" }.joined(separator: "\n"))
    let before = app.screen
    for row in [0, 5, 2] {
      app.mouse(.press, 3, row)
      app.mouse(.release, 3, row)
      app.wait(.seconds(1))
      #expect(app.screen == before, "only the cursor moved")
    }
  }

  @Test("a click with Shift selects from the caret")
  func shift() {
    var app = Self.app("some words")
    app.mouse(.press, 0, 0)
    app.mouse(.press, 4, 0, .shift)
    #expect(app.conversation.composer.selectedText == "some")
  }

  @Test("a drag that began elsewhere selects nothing in the input")
  func elsewhere() {
    var app = Self.app("some words")
    app.mouse(.press, 3, -5)
    app.mouse(.drag, 3, 0)
    app.mouse(.release, 3, 0)
    #expect(app.conversation.composer.selection == nil)
    #expect(app.state.notice?.text.hasPrefix("To select text") == true)
  }
}

extension AppDriver {
  /// At a place counted from the first cell of the typed text.
  fileprivate mutating func mouse(
    _ action: MouseEvent.Action, _ column: Int, _ row: Int, _ modifiers: Key.Modifiers = []
  ) {
    let area = ScreenLayout(state).composer
    let point = Point(
      column: area.column + ComposerLayout.indent + column, row: area.row + row)
    reduce(
      .input(
        .mouse(MouseEvent(action: action, button: 0, position: point, modifiers: modifiers))))
  }
}
