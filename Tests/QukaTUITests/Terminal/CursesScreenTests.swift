import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI
@testable import QukaText

/// ncurses has global state: one screen at a time.
@Suite("Curses screen", .serialized)
struct CursesScreenTests {
  static func frame(
    _ rows: String..., size: Size = Size(columns: 80, rows: 24), style: Style = .plain,
    cursor: Point? = nil
  ) -> ScreenFrame {
    var cells = CellBuffer(size: size)
    for (row, text) in rows.enumerated() { cells.draw(text, column: 0, row: row, style: style) }
    return ScreenFrame(cells: cells, cursor: cursor)
  }

  @Test("opening takes the terminal, closing gives it back as it was")
  func openAndClose() throws {
    let terminal = try ScreenTerminal()
    let modes = terminal.modes()
    var screen = try CursesScreen(terminal.options())
    #expect(screen.size == Size(columns: 80, rows: 24))
    let opening = try terminal.output()
    #expect(opening.contains("\u{1B}[?1049h"))
    #expect(opening.hasSuffix("\u{1B}[?2004h\u{1B}[?1004h"))
    #expect(!opening.contains("\u{1B}[?1h"), "application cursor keys are not wanted")
    #expect(terminal.modes() != modes)
    screen.present(Self.frame("text"))
    #expect(try terminal.output().contains("\u{1B}[?25l"))
    screen.close()
    let closing = try terminal.output()
    #expect(closing.hasPrefix("\u{1B}[?1004l\u{1B}[?2004l"))
    #expect(closing.contains("\u{1B}[?1049l"))
    #expect(closing.contains("\u{1B}[?25h") || closing.contains("\u{1B}[?12l\u{1B}[?25h"))
    #expect(terminal.modes() == modes)
  }

  @Test("an unchanged frame writes nothing")
  func unchanged() throws {
    let terminal = try ScreenTerminal()
    var screen = try CursesScreen(terminal.options())
    let frame = Self.frame("one", "中文 ❤️", cursor: Point(column: 2, row: 1))
    screen.present(frame)
    #expect(try terminal.output().contains("one"))
    screen.present(frame)
    screen.present(Self.frame("one", "中文 ❤️", cursor: Point(column: 2, row: 1)))
    #expect(try terminal.output().isEmpty)
  }

  @Test("a changed cell writes little more than itself")
  func oneCell() throws {
    let terminal = try ScreenTerminal()
    var screen = try CursesScreen(terminal.options())
    screen.present(Self.frame("one", "two", "three", cursor: Point(column: 0, row: 0)))
    _ = try terminal.output()
    screen.present(Self.frame("one", "twO", "three", cursor: Point(column: 0, row: 0)))
    let bytes = try terminal.output()
    #expect(bytes.contains("O"))
    #expect(bytes.utf8.count < 20, "\(bytes.debugDescription)")
  }

  @Test("the cursor stands where the frame says, and is hidden without a place")
  func cursor() throws {
    let terminal = try ScreenTerminal()
    var screen = try CursesScreen(terminal.options())
    screen.present(Self.frame("one", cursor: Point(column: 4, row: 2)))
    #expect(try !terminal.output().contains("\u{1B}[?25l"))
    screen.present(Self.frame("one", cursor: Point(column: 9, row: 6)))
    #expect(try terminal.output() == "\u{1B}[7;10H")
    screen.present(Self.frame("one"))
    #expect(try terminal.output() == "\u{1B}[?25l")
    screen.present(Self.frame("one", cursor: Point(column: 200, row: 6)))
    #expect(try terminal.output().isEmpty)
    screen.present(Self.frame("one", cursor: Point(column: 0, row: 1)))
    #expect(try terminal.output().contains("\u{1B}[?12l\u{1B}[?25h"))
  }

  @Test(
    "a wide character before the lower right corner is never torn apart",
    arguments: [
      (["COLORTERM": "truecolor"], true), (["TERM": "tmux-256color"], true),
      (["TERM": "xterm-256color"], true), (["TERM": "screen"], false),
    ])
  func corner(_ environment: [String: String], _ isShown: Bool) throws {
    let terminal = try ScreenTerminal()
    var screen = try CursesScreen(terminal.options(environment))
    screen.present(Self.frame("other"))
    _ = try terminal.output()
    var cells = CellBuffer(size: Size(columns: 80, rows: 24))
    cells.draw("a中", column: 76, row: 23, style: .plain)
    screen.present(ScreenFrame(cells: cells))
    let bytes = try terminal.output()
    #expect(bytes.contains("a中") == isShown)
    #expect(!bytes.contains("\u{1B}[1@"), "\(bytes.debugDescription)")
  }

  @Test("clusters that libc measures otherwise never reach the terminal whole")
  func standIns() throws {
    let terminal = try ScreenTerminal()
    var screen = try CursesScreen(terminal.options())
    screen.present(Self.frame("a👩‍👩‍👧b🇨🇳c❤️d\u{1FAE9}e中f"))
    let bytes = try terminal.output()
    #expect(bytes.contains("a👩bCNc❤ d"))
    #expect(bytes.contains("e中f"))
    #expect(!bytes.unicodeScalars.contains("\u{200D}"))
    #expect(!bytes.unicodeScalars.contains("\u{FE0F}"))
  }

  @Test("only big frames are wrapped in synchronized output, and only where it is known")
  func synchronized() throws {
    let terminal = try ScreenTerminal()
    var screen = try CursesScreen(terminal.options())
    let rows = { (text: String) in
      var cells = CellBuffer(size: Size(columns: 80, rows: 24))
      cells.fill(Rect(cells.size), .plain, with: text.unicodeScalars.first ?? " ")
      return ScreenFrame(cells: cells)
    }
    screen.present(rows("a"))
    #expect(try !terminal.output().contains("\u{1B}[?2026"))
    screen.synchronizesOutput = true
    screen.present(rows("b"))
    let big = try terminal.output()
    #expect(big.hasPrefix("\u{1B}[?2026h"))
    #expect(big.hasSuffix("\u{1B}[?2026l"))
    var small = rows("b")
    small.cells.draw("x", column: 3, row: 3, style: .plain)
    screen.present(small)
    #expect(try !terminal.output().contains("\u{1B}[?2026"))
  }

  @Test("a new size is taken over and the next frame repaints, down to one cell")
  func resizing() throws {
    let terminal = try ScreenTerminal()
    var screen = try CursesScreen(terminal.options())
    screen.present(Self.frame("before"))
    for size in [(100, 30), (7, 3), (2, 1), (1, 1), (80, 24)] {
      let size = Size(columns: size.0, rows: size.1)
      terminal.setSize(size)
      #expect(screen.resize() == size)
      _ = try terminal.output()
      // A frame of the old size, one with a cut wide character, and one of the right size.
      screen.present(Self.frame("中中中", "x", cursor: Point(column: 70, row: 20)))
      screen.present(Self.frame("中中中", "x", size: Size(columns: 1, rows: 1)))
      screen.present(Self.frame("after", size: size))
      #expect(try terminal.output().contains("a"))
    }
  }

  @Test("suspended, the terminal is as before and nothing is written; then all comes back")
  func suspending() throws {
    let terminal = try ScreenTerminal()
    let modes = terminal.modes()
    var screen = try CursesScreen(terminal.options())
    let frame = Self.frame("what stood here")
    screen.present(frame)
    screen.enableKittyKeyboard()
    let raw = terminal.modes()
    _ = try terminal.output()
    screen.suspend()
    let leaving = try terminal.output()
    #expect(leaving.hasPrefix("\u{1B}[?1004l\u{1B}[?2004l\u{1B}[<1u"))
    #expect(leaving.contains("\u{1B}[?1049l"))
    #expect(terminal.modes() == modes)
    screen.present(Self.frame("unseen"))
    screen.notify("unseen")
    screen.showProgress(true)
    screen.setTitle("unseen")
    #expect(try terminal.output().isEmpty)
    screen.resume()
    #expect(terminal.modes() == raw)
    let entering = try terminal.output()
    #expect(entering.contains("\u{1B}[?1049h"))
    #expect(entering.hasSuffix("\u{1B}[?2004h\u{1B}[?1004h\u{1B}[>5u"))
    screen.present(frame)
    #expect(try (entering + terminal.output()).contains("what stood here"))
  }

  @Test("the mouse is given back first of all, and comes back as it was left")
  func mouse() throws {
    let terminal = try ScreenTerminal()
    var options = terminal.options()
    options.mouse = true
    var screen = try CursesScreen(options)
    let (on, off) = (
      "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h", "\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l"
    )
    #expect(try terminal.output().hasSuffix(on))
    screen.suspend()
    #expect(try terminal.output().hasPrefix(off))
    screen.setMouse(false)
    #expect(try terminal.output().isEmpty, "the shell's mouse is not ours")
    screen.resume()
    #expect(try !terminal.output().contains("1000"))
    screen.setMouse(true)
    #expect(try terminal.output() == on)
    screen.setMouse(false)
    #expect(try terminal.output() == off)
    screen.close()
  }

  @Test("queries end with the device attributes; a plain VT100 is asked nothing")
  func queries() throws {
    let terminal = try ScreenTerminal()
    var screen = try CursesScreen(terminal.options())
    _ = try terminal.output()
    screen.sendQueries()
    let asked = try terminal.output()
    #expect(asked.hasPrefix("\u{1B}[?2026h\u{1B}7\u{1B}[2;1H"))
    let standing = "\u{1B}[?u\u{1B}[?2026$p\u{1B}]11;?\u{1B}\\\u{1B}[c"
    #expect(asked.hasSuffix("\u{1B}[2K\u{1B}8\u{1B}[?2026l" + standing))
    screen.present(Self.frame("text"))
    _ = try terminal.output()
    screen.sendQueries()
    #expect(try terminal.output() == standing, "nothing is drawn over a frame")
    screen.askBackground()
    #expect(try terminal.output() == "\u{1B}]11;?\u{1B}\\\u{1B}[c")
    screen.close()
    var plain = try CursesScreen(terminal.options(["TERM": "vt100"]))
    _ = try terminal.output()
    plain.sendQueries()
    plain.askBackground()
    plain.setTitle("title")
    #expect(try terminal.output().isEmpty)
  }

  @Test(
    "answers of the terminal that come while the screen is being left are neither shown nor kept")
  func lateAnswers() async throws {
    let terminal = try ScreenTerminal()
    var options = terminal.options()
    options.replyTime = .seconds(30)
    var screen = try CursesScreen(options)
    screen.sendQueries()
    _ = try terminal.output()
    let answering = terminal.answer("\u{1B}[?2004l", with: "\u{1B}[2;2R\u{1B}[?62;22c")
    screen.close()
    let shown = try await answering.value + terminal.output()
    #expect(shown.contains("\u{1B}[?2004l"))
    #expect(!shown.contains("2;2R") && !shown.contains("62;22"), "\(shown.debugDescription)")
    #expect(DescriptorWait.wait(for: [terminal.slave], atMost: .zero) == [false])
  }

  @Test(
    "a colour is sent in the best form that the terminal has",
    arguments: [
      (["COLORTERM": "truecolor"], "\u{1B}[38;2;255;128;64m"), ([:], "\u{1B}[38;5;209m"),
      (["TERM": "linux"], "\u{1B}[31m"), (["TERM": "xterm-kitty"], "\u{1B}[38;2;255;128;64m"),
      (["TERM": "tmux-256color", "COLORTERM": "24bit"], "\u{1B}[38;2;255;128;64m"),
    ])
  func colors(_ environment: [String: String], _ expected: String) throws {
    let terminal = try ScreenTerminal()
    var screen = try CursesScreen(terminal.options(environment))
    screen.present(Self.frame("x", style: Style(.rgb(0xFF8040))))
    #expect(try terminal.output().contains(expected + "x"))
  }

  @Test("with NO_COLOR attributes remain and colours go")
  func noColor() throws {
    let terminal = try ScreenTerminal()
    let environment = ["NO_COLOR": "1", "COLORTERM": "truecolor"]
    var screen = try CursesScreen(terminal.options(environment))
    screen.present(Self.frame("x", style: Style(.rgb(0xFF8040), on: .ansi(3), .bold)))
    let bytes = try terminal.output()
    #expect(bytes.contains("\u{1B}[1mx"))
    #expect(!bytes.contains("38;") && !bytes.contains("[43m"))
  }

  @Test("the direct description has strikethrough, which ncurses has not")
  func strikethrough() throws {
    let terminal = try ScreenTerminal()
    var screen = try CursesScreen(terminal.options(["COLORTERM": "truecolor"]))
    screen.present(Self.frame("x", style: Style(.terminal, on: .terminal, .strikethrough)))
    #expect(try terminal.output().contains("\u{1B}[9mx"))
  }

  @Test("key strings come from the terminal's description")
  func keyStrings() throws {
    let terminal = try ScreenTerminal()
    let screen = try CursesScreen(terminal.options(["TERM": "linux"]))
    #expect(screen.keyStrings[Array("\u{1B}[[A".utf8)] == Key(.function(1)))
    #expect(screen.keyStrings[[0x7F]] == Key(.backspace))
    #expect(screen.keyStrings.keys.allSatisfy { $0.count > 1 || $0 == [0x7F] })
  }

  @Test(
    "what cannot be a screen is refused with a reason",
    arguments: [
      ("foo", .terminalUnknown("foo")), ("dumb", .terminalTooSimple("dumb")),
      ("", .terminalNotNamed),
    ] as [(String, TerminalError)])
  func refusedName(_ name: String, _ error: TerminalError) throws {
    let terminal = try ScreenTerminal()
    #expect(Self.refusal(of: terminal.options(["TERM": name])) == error)
    #expect(try !terminal.output().contains("\u{1B}"))
  }

  @Test("a descriptor that is no terminal is refused")
  func refusedDescriptor() throws {
    let terminal = try ScreenTerminal()
    var options = terminal.options()
    options.input = -1
    #expect(Self.refusal(of: options) == .inputIsNoTerminal)
    options = terminal.options()
    options.output = -1
    #expect(Self.refusal(of: options) == .outputIsNoTerminal)
  }

  private static func refusal(of options: ScreenOptions) -> TerminalError? {
    do throws(TerminalError) {
      try CursesScreen(options).close()
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "with few colours, muted text is dimmed where the terminal can",
    arguments: [
      (["TERM": "xterm"], ColorDepth.ansi8), (["TERM": "linux"], .ansi8),
      (["TERM": "xterm", "NO_COLOR": "1"], .monochrome),
    ])
  func muted(environment: [String: String], depth: ColorDepth) throws {
    let terminal = try ScreenTerminal()
    var screen = try CursesScreen(terminal.options(environment))
    #expect(screen.colors.depth == depth)
    _ = try terminal.output()
    let style = Look(isDarkTerminal: true, depth: depth).theme.muted
    screen.present(Self.frame("muted", style: style))
    let text = try terminal.output()
    let before = try #require(text.firstRange(of: "muted")).lowerBound
    let sequence = text[..<before].split(separator: "\u{1B}").last
    let codes = sequence?.dropFirst().prefix { $0 != "m" }.split(separator: ";") ?? []
    #expect(codes.contains("2"), "\(text.debugDescription)")
  }
}
