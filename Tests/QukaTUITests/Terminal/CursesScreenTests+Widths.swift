import QukaTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI
@testable import QukaText

extension CursesScreenTests {
  /// Answers the questions about widths: ambiguous, then selected, joined, flags, toned, new.
  private func tell(_ screen: inout CursesScreen, _ columns: [Int]) {
    screen.sendQueries()
    for column in columns { screen.take(.cursor(Point(column: column, row: 1))) }
    screen.take(.deviceAttributes)
  }

  @Test("a cluster that the terminal draws in two columns is written over its stand-in, once")
  func overlay() throws {
    let terminal = try ScreenTerminal()
    var screen = try CursesScreen(terminal.options())
    tell(&screen, [1, 2, 2, 2, 2, 2])
    _ = try terminal.output()
    let frame = Self.frame("a❤\u{FE0F}b👍🏽c")
    screen.present(frame)
    let bytes = try terminal.output()
    #expect(
      bytes.hasSuffix(
        "\u{1B}7\u{1B}[1;2H\u{1B}[0m❤\u{FE0F}\u{1B}[1;5H👍🏽\u{1B}8"), "\(bytes.debugDescription)")
    screen.present(frame)
    #expect(try terminal.output().isEmpty)
  }

  @Test("a cluster costs few bytes, and what stands beside it none")
  func overlayBytes() throws {
    let terminal = try ScreenTerminal()
    var screen = try CursesScreen(terminal.options())
    tell(&screen, [1, 2, 2, 2, 2, 2])
    screen.present(Self.frame("one ", "👍🏽"))
    _ = try terminal.output()
    screen.present(Self.frame("one 👍🏽", "👍🏽"))
    let bytes = try terminal.output()
    #expect(bytes.ranges(of: "👍🏽").count == 1)
    #expect(bytes.utf8.count <= 60, "\(bytes.debugDescription)")
  }

  @Test("what replaces a cluster is drawn, though ncurses' stand-in for both is the same")
  func overlayIsReplaced() throws {
    let terminal = try ScreenTerminal()
    var screen = try CursesScreen(terminal.options())
    tell(&screen, [1, 2, 2, 2, 2, 2])
    screen.present(Self.frame("👩\u{200D}💻"))
    _ = try terminal.output()
    screen.present(Self.frame("👩\u{200D}🔬"))
    #expect(try terminal.output().contains("👩\u{200D}🔬"))
    screen.present(Self.frame("👩"))
    #expect(try terminal.output().contains("👩"))
    screen.present(Self.frame("👩\u{200D}🔬"))
    #expect(try terminal.output().contains("👩\u{200D}🔬"))
  }

  @Test("an answer after the first frame brings the clusters of that frame")
  func lateAnswer() throws {
    let terminal = try ScreenTerminal()
    var screen = try CursesScreen(terminal.options())
    screen.sendQueries()
    let frame = Self.frame("🇩🇪")
    screen.present(frame)
    #expect(try terminal.output().contains("DE"))
    for column in [1, 1, 4, 2] { screen.take(.cursor(Point(column: column, row: 1))) }
    screen.present(frame)
    #expect(try terminal.output().contains("🇩🇪"))
  }

  @Test(
    "a cluster has the look of its cell at every depth",
    arguments: [
      (["COLORTERM": "truecolor"], "0;1;3;4;38;2;255;128;64;43"),
      ([:], "0;1;3;4;38;5;209;43"), (["NO_COLOR": "1"], "0;1;3;4"),
    ])
  func overlayLook(_ environment: [String: String], _ codes: String) throws {
    let terminal = try ScreenTerminal()
    var screen = try CursesScreen(terminal.options(environment))
    tell(&screen, [1, 2, 2, 2, 2, 2])
    _ = try terminal.output()
    let style = Style(.rgb(0xFF8040), on: .ansi(3), [.bold, .italic, .underline])
    screen.present(Self.frame("🇩🇪", style: style))
    #expect(try terminal.output().contains("\u{1B}[\(codes)m🇩🇪\u{1B}8"))
  }

  @Test("with wide ambiguous characters ncurses gets blanks and the characters come by themselves")
  func ambiguous() throws {
    let terminal = try ScreenTerminal()
    var options = terminal.options()
    options.ambiguousWidth = .wide
    var screen = try CursesScreen(options)
    _ = try terminal.output()
    let rules = ColumnRules(widensAmbiguous: true)
    let frame = DisplayWidth.$rules.withValue(rules) { Self.frame("aΩb★c\u{FFFD}…") }
    #expect(frame.cells.cell(column: 3, row: 0).glyph == 0x62)
    screen.present(frame)
    let bytes = try terminal.output()
    #expect(bytes.hasSuffix("\u{1B}7\u{1B}[1;2H\u{1B}[0mΩ\u{1B}[1;5H★\u{1B}8"))
    let unseen = ["\u{FFFD}", "…"].filter { bytes.contains($0) }
    #expect(unseen.isEmpty, "\(bytes.debugDescription)")
    #expect(bytes.ranges(of: "  ").count == 2)
    #expect(bytes.contains("c??"))
  }

  @Test("tmux shows nothing of the questions, answers them, and shows the cluster in its cell")
  func inTmux() throws {
    let pane = try TmuxPane(TerminalSize(columns: 40, rows: 6))
    var options = pane.options()
    // As if it were a terminal of its own.
    options.environment = ["TERM": "xterm-256color"]
    var screen = try CursesScreen(options)
    screen.sendQueries()
    let replies = try pane.replies()
    #expect(try pane.tmux.screen().allSatisfy { $0 == "\n" })
    for reply in replies { screen.take(reply) }
    #expect(screen.widths.clusters.contains(.joined))
    #expect(!screen.widths.ambiguousIsWide)
    screen.present(Self.frame("a👩\u{200D}💻b", "", "x", size: screen.size))
    try pane.settle()
    #expect(try pane.tmux.rows()[0] == "a👩\u{200D}💻b")
    screen.present(Self.frame("a👩\u{200D}🔬b", "", "x", size: screen.size))
    try pane.settle()
    #expect(try pane.tmux.rows()[0] == "a👩\u{200D}🔬b")
    // Scrolled, then replaced by what ncurses takes for the same.
    screen.present(Self.frame("x", "a👩\u{200D}🔬b", "a👩b", size: screen.size))
    screen.present(Self.frame("a👩\u{200D}🔬b", "a👩b", "x", size: screen.size))
    try pane.settle()
    #expect(try pane.tmux.rows().prefix(3) == ["a👩\u{200D}🔬b", "a👩b", "x"])
    screen.close()
  }
}
