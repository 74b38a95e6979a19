import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

@Suite("ASCII mode and a screen that keeps still")
struct ASCIITests {
  /// All constructs that the program draws with glyphs of its own, in text that has none.
  private static let markdown = """
    # Title

    > quote

    - one
      - two
    - [x] done
    - [ ] open

    1. first

    | a | b |
    |---|---|
    | 1 | 2 |

    ---

    ```swift
    let a = "a long line of code that does not fit into the narrow screens of this test at all"
    ```

    [link](https://example.com) and `code` and ~~gone~~
    """

  static func states() -> [AppDriver] {
    var states: [AppDriver] = [AppDriver(), .connected(), .open(), .streaming(markdown)]
    var stopped = AppDriver.streaming("<think>a thought</think>An answer")
    stopped.chat(.tool("T"))
    stopped.chat(.using("T"))
    states.append(stopped)
    stopped.press(.control("o"))
    states.append(stopped)
    stopped.escape()
    states.append(stopped)
    stopped.chat(.stopped("A", 3))
    states.append(stopped)
    stopped.press(Key(.tab))
    stopped.press(Key(.delete))
    states.append(stopped)
    var away = AppDriver.streaming("text")
    away.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(9))))
    away.change { $0.chats.conversations[$0.chats.current]?.record.older = .available }
    states.append(away)
    var help = AppDriver.open()
    help.press(Key(.function(1)))
    states.append(help)
    var picker = AppDriver.open()
    picker.press(Key(.function(2)))
    picker.reduce(.theme(.listed([.theme(.quka)])))
    states.append(picker)
    var retitled = AppDriver.open()
    retitled.press(Key(.tab))
    retitled.press(.character("t", .alt))
    states.append(retitled)
    return states
  }

  @Test(
    "no cell of any view holds more than ASCII, at any width",
    arguments: [
      Size(columns: 20, rows: 8), Size(columns: 40, rows: 12), Size(columns: 80, rows: 24),
      Size(columns: 200, rows: 60),
    ])
  func plain(size: Size) {
    for (index, driver) in Self.states().enumerated() {
      var state = driver.state
      state.size = size
      state.look.isASCII = true
      var cache = LayoutCache()
      let frame = ScreenView.render(state, theme: .standard, cache: &cache).frame
      for scalar in frame.text.unicodeScalars where scalar != "\n" {
        #expect((0x20...0x7E).contains(scalar.value), "state \(index): \(scalar)")
      }
    }
  }

  @Test("without it, lines and marks are drawn")
  func fancy() {
    let screens = Self.states().map { driver in
      var driver = driver
      driver.change { $0.size = Size(columns: 120, rows: 60) }
      return driver.screen
    }.joined()
    for glyph in ["─", "│", "•", "…", "·", "›", "╭", "┼", "☑", "◦"] {
      #expect(screens.contains(glyph), "\(glyph)")
    }
  }

  @Test("an ellipsis is three points where there is room, and one where there is none")
  func ellipsis() {
    var canvas = CellBuffer(size: Size(columns: 12, rows: 3))
    canvas.draw("wait…", column: 0, row: 0, style: .plain)
    canvas.draw("    … more", column: 0, row: 1, style: .plain)
    canvas.draw("a longword…", column: 0, row: 2, style: .plain)
    canvas.replaceGlyphs()
    #expect(
      (0..<3).map { canvas.text(row: $0) } == ["wait...     ", "  ... more  ", "a longword. "])
  }

  @Test("what is cut ends in three points where there is room for them")
  func cutTitle() {
    var app = AppDriver.open(size: Size(columns: 40, rows: 12))
    app.change { $0.chats.sessions.rename(SessionID("a"), to: "Backups, and how to trust them") }
    app.change { $0.look.isASCII = true }
    #expect(app.screen.hasPrefix(" Quka  Backups, and how to tru...  demo"))
    app.press(Key(.tab))
    app.change { $0.size.columns = 80 }
    #expect(app.screen.contains("Backups, and how..."))
  }

  @Test("what people write stays, but for the glyphs that are the interface's, too")
  func content() {
    var app = AppDriver.streaming("漢字 é – naïve 👍 a…b")
    app.change { $0.look.isASCII = true }
    #expect(app.screen.contains("漢字 é - naïve 👍 a.b"))
  }

  @Test("arrows and products keep their meaning")
  func meaning() {
    var app = AppDriver.streaming("A → B, ∇·E, `a·b`")
    app.change { $0.look.isASCII = true }
    #expect(app.screen.contains("A → B, ∇·E, a·b"))
  }

  @Test("a screen that keeps still counts no seconds and wakes for none")
  func still() {
    var app = AppDriver.streaming()
    let moving = app.state.deadline
    app.change { $0.look.isStill = true }
    app.change { $0.chats.now = $0.now + .seconds(7) }
    #expect(!app.screen.contains("7 s") && app.screen.contains("streaming"))
    #expect(moving != app.state.deadline)
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(9))))
    #expect(app.screen.contains("offline") && !app.screen.contains("offline 0 s"))
  }
}
