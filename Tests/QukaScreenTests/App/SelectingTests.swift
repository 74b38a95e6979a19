import QukaChat
import QukaChatTestSupport
import QukaScreenTestSupport
import QukaText
import QukaWire
import Testing

@testable import QukaScreen

@Suite("Selecting in the transcript") struct SelectingTests {
  private static let answer = """
    First line of words here.

    > 今天天气很好，我们出去走走吧。

    ```go
    func main() {
    \tfmt.Println("one rather long line of code that has to be wrapped somewhere")
    }
    ```

    - item one
      - item two
    """

  private static func app(
    _ text: String = answer, columns: Int = 80, rows: Int = 24, isDone: Bool = true
  ) -> AppDriver {
    var app = AppDriver.streaming(text, size: Size(columns: columns, rows: rows))
    app.change { $0.isListWanted = false }
    if isDone {
      app.chat(.done("A"))
      app.wait(.seconds(30))
    }
    app.draw()
    return app
  }

  @Test("dragging selects what it passes, and letting go copies it and says so")
  func drag() {
    var app = Self.app()
    app.drag(from: "line of", to: "here")
    #expect(app.copied == "line of words h")
    app.reduce(.copied(app.copied ?? "", .program))
    #expect(app.state.notice?.text == "Selected: 15 characters. Copied.")
  }

  @Test("it is the same from the end to the beginning, and from beside the text")
  func backwards() {
    var app = Self.app()
    app.drag(from: "here", to: "line of")
    #expect(app.copied == "line of words h")
    let start = app.point("First")
    app.mouse(.press, Point(column: 0, row: start.row))
    app.mouse(.drag, Point(column: 79, row: start.row))
    app.mouse(.release, Point(column: 79, row: start.row))
    #expect(app.copied == "First line of words here.")
  }

  @Test("bars, borders, marks and margins are never copied; a tab comes out as a tab")
  func clean() {
    var app = Self.app(columns: 40)
    app.drag(from: "First", to: "two")
    #expect(
      app.copied?.hasPrefix("First line of words here.\n\n今天天气很好，我们出去走走吧。\n\nfunc main() {\n")
        == true)
    #expect(
      app.copied?.hasSuffix(
        "\n\tfmt.Println(\"one rather long line of code that has to be wrapped somewhere\")\n}\n\n• item one\n  ◦ item t"
      ) == true)
  }

  @Test("only the text is marked, not what stands around it")
  func marked() {
    var app = Self.app(columns: 40)
    app.drag(from: "First", to: "two")
    var cache = LayoutCache()
    let frame = ScreenView.render(app.state, theme: .standard, cache: &cache).frame
    var shown = ""
    for row in 0..<app.state.size.rows {
      for cell in frame.cells.row(row) where cell.style == Theme.standard.selection {
        shown += frame.cells.text(of: cell)
      }
    }
    #expect(!shown.isEmpty && !shown.contains { "┃│↪┌›".contains($0) })
    #expect(shown.hasPrefix("First line of words here.今天天气"))
  }

  @Test("a second click at once takes the word, a third the line, in Chinese too")
  func clicks() {
    var app = Self.app()
    for taken in ["words", "First line of words here."] {
      let point = app.point("words")
      app.mouse(.press, point)
      app.mouse(.release, point)
      if taken == "words" {
        app.mouse(.press, point)
        app.mouse(.release, point)
      }
      #expect(app.copied == taken)
    }
    app.wait(.seconds(1))
    let point = app.point("天气")
    for _ in 1...2 {
      app.mouse(.press, point)
      app.mouse(.release, point)
    }
    #expect(app.copied == "天气")
  }

  @Test("a drag that began with two clicks goes on by words")
  func words() {
    var app = Self.app()
    let (start, end) = (app.point("ine of"), app.point("ords"))
    app.mouse(.press, start)
    app.mouse(.release, start)
    app.mouse(.press, start)
    app.mouse(.drag, end)
    app.mouse(.release, end)
    #expect(app.copied == "line of words")
  }

  @Test("a click with Shift selects from the last click, or goes on from what is selected")
  func shift() {
    var app = Self.app()
    app.mouse(.press, app.point("line"))
    app.mouse(.release, app.point("line"))
    app.mouse(.press, app.point("words"), .shift)
    app.mouse(.release, app.point("words"))
    #expect(app.copied == "line of w")
    app.mouse(.press, app.point("here"), .shift)
    app.mouse(.release, app.point("here"))
    #expect(app.copied == "line of words h")
  }

  @Test("a terminal that reports no moves selects from the press to the release")
  func noMoves() {
    var app = Self.app()
    app.mouse(.press, app.point("line"))
    app.mouse(.release, app.point("words"))
    #expect(app.copied == "line of w")
  }

  @Test("a click selects nothing, copies nothing and ends what was selected")
  func click() {
    var app = Self.app()
    app.drag(from: "line of", to: "here")
    app.wait(.seconds(1))
    app.forgetEffects()
    app.mouse(.press, app.point("First"))
    app.mouse(.release, app.point("First"))
    #expect(app.copied == nil && app.state.selecting.selection == nil)
    #expect(app.state.focus == .composer)
  }

  @Test("the right button copies; without copying at once, that is said")
  func rightButton() {
    var app = Self.app()
    app.change { $0.copiesOnRelease = false }
    app.drag(from: "line of", to: "here")
    #expect(app.copied == nil && app.state.notice?.text == "Alt-C or the right button copies.")
    app.mouse(.press, app.point("First"), button: 2)
    app.mouse(.release, app.point("First"), button: 2)
    #expect(app.copied == "line of words h")
    app.forgetEffects()
    app.press(.character("c", .alt))
    app.draw()
    #expect(app.copied == "line of words h", "from the input too, where nothing is selected")
  }

  @Test("the mouse held below the screen scrolls on by itself, until there is no more")
  func edges() {
    let text = (1...200).map { "line \($0)" }.joined(separator: "\n\n")
    var app = Self.app(text)
    app.press(Key(.home, .control))
    app.draw()
    app.mouse(.press, app.point("line 3"))
    let area = ScreenLayout(app.state).transcript
    app.mouse(.drag, Point(column: 30, row: area.endRow + 1))
    for _ in 1...400 {
      app.wait(.milliseconds(50))
      app.draw()
    }
    #expect(app.state.selecting.scrolling == nil, "it rests at the end")
    app.mouse(.release, Point(column: 30, row: area.endRow + 1))
    #expect(app.copied == text.split(separator: "\n\n").dropFirst(2).joined(separator: "\n\n"))
  }

  @Test("the wheel scrolls while the button is held, and the selection goes on")
  func wheel() {
    let text = (1...200).map { "line \($0)" }.joined(separator: "\n\n")
    var app = Self.app(text)
    app.press(Key(.home, .control))
    app.draw()
    let start = app.point("line 3")
    app.mouse(.press, start)
    app.mouse(.drag, Point(column: start.column + 5, row: start.row))
    for _ in 1...2 { app.mouse(.wheelDown, Point(column: start.column + 5, row: start.row)) }
    app.mouse(.release, Point(column: start.column + 5, row: start.row))
    #expect(app.copied == "line 3\n\nline 4\n\nline 5\n\nline 6")
  }

  @Test("while text streams in below, the view and what is selected stay")
  func streaming() {
    var app = Self.app(
      (1...60).map { "line \($0)" }.joined(separator: "\n\n") + "\n\n", isDone: false)
    let row = app.transcriptRows.firstIndex { $0.contains("line 56") } ?? 0
    let area = ScreenLayout(app.state).transcript
    let start = Point(column: area.column + 2, row: area.row + row)
    app.mouse(.press, start)
    app.mouse(.drag, Point(column: start.column + 6, row: start.row + 2))
    let before = app.transcriptRows
    for number in 61...120 {
      app.chat(.text("A", "line \(number)\n\n"))
      app.draw()
    }
    #expect(app.transcriptRows[row] == before[row])
    app.mouse(.release, Point(column: start.column + 6, row: start.row + 2))
    #expect(app.copied == "line 56\n\nline 57")
    app.escape()
    #expect(app.state.selecting.selection != nil && app.stops.count == 1, "Esc stops first")
  }

  @Test("what is selected does not keep the view from following when that is asked for")
  func follows() {
    var app = Self.app((1...60).map { "line \($0)" }.joined(separator: "\n\n"))
    app.drag(from: "line 55", to: "line 57")
    #expect(!app.state.viewport.isFollowing)
    app.press(Key(.end, .control))
    app.draw()
    app.draw()
    #expect(app.state.viewport.isFollowing && app.state.selecting.selection != nil)
    app.drag(from: "line 55", to: "line 57")
    app.escape()
    #expect(app.state.viewport.isFollowing, "the end was on screen")
    app.drag(from: "line 55", to: "line 57")
    app.ask("More?")
    app.draw()
    #expect(app.state.viewport.isFollowing)
  }

  @Test("it survives another width, folding and what comes above")
  func survives() {
    var app = Self.app()
    app.drag(from: "今天", to: "main")
    let copied = app.copied
    for size in [(40, 12), (200, 60), (80, 24)] {
      app.reduce(.resized(Size(columns: size.0, rows: size.1)))
      app.draw()
      app.press(.control("o"))
      app.draw()
      app.forgetEffects()
      app.press(.character("c", .alt))
      app.draw()
      #expect(app.copied == copied, "\(size)")
    }
  }

  @Test("another chat has no selection")
  func otherChat() {
    var app = Self.app()
    app.drag(from: "line of", to: "here")
    app.press(.control("n"))
    #expect(app.state.selecting == Selecting())
  }

  @Test("a selection of a long chat is put together over many frames")
  func everything() {
    var app = AppDriver.open()
    let messages = (1...400).flatMap { number in
      [
        Message.question("q\(number)", "Question \(number)?"),
        Message.answer("a\(number)", String(repeating: "Words of the answer. ", count: 100)),
      ]
    }
    app.reduce(
      .historyLoaded(
        SessionID("a"), .success(messages),
        HistoryPage(total: messages.count, receivedAt: Message.now)))
    app.draw()
    app.change { $0.focus = .transcript }
    app.press(.character("a", .alt))
    app.press(.character("c", .alt))
    var cache = LayoutCache()
    var frames = 0
    repeat {
      let metrics = ScreenView.render(app.state, theme: .standard, cache: &cache).metrics
      app.reduce(.laidOut(metrics))
      frames += 1
    } while app.state.awaitsSelection && frames < 10_000
    #expect(frames > 10, "a key in between is answered")
    let lines = Set(app.copied?.split(separator: "\n") ?? [])
    for number in 1...400 { #expect(lines.contains("Question \(number)?")) }
    #expect(app.copied?.split(separator: "Words").count == 40_001)
  }
}
