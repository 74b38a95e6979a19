import QukaTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI
@testable import QukaText

extension CursesScreenTests {
  private static let hindi = "\u{939}\u{93F}\u{928}\u{94D}\u{926}\u{940}"

  /// What is written for Hindi by a screen whose terminal has told nothing else than the columns of a sign and
  /// of a conjunct.
  private func written(_ columns: [Int]) throws -> String {
    let terminal = try ScreenTerminal()
    var screen = try CursesScreen(terminal.options())
    screen.sendQueries()
    for column in [1, 1, 1, 1, 1, 1, 1] + columns {
      screen.take(.cursor(Point(column: column, row: 1)))
    }
    screen.take(.deviceAttributes)
    _ = try terminal.output()
    screen.present(
      DisplayWidth.$rules.withValue(screen.widths.rules) { Self.frame("[\(Self.hindi)]") })
    return try terminal.output()
  }

  @Test("a terminal gets syllables as it has told that it draws them")
  func syllables() throws {
    #expect(try written([2, 2]).contains("[\(Self.hindi)]"))
    let joined = try written([1, 2])
    let signs: Set<Unicode.Scalar> = ["\u{93F}", "\u{940}"]
    let placed = joined.unicodeScalars.prefix { !signs.contains($0) }
    #expect(String(placed).hasSuffix("\u{1B}[1;2H\u{1B}[0m\u{939}"), "written over ncurses' cells")
    #expect(
      joined.hasSuffix(
        "\u{1B}[1;2H\u{1B}[0m\u{939}\u{93F}\u{1B}[1;4H\u{926}\u{940}\u{1B}8"),
      "\(joined.debugDescription)")
    let conjuncts = try written([1, 1])
    #expect(
      conjuncts.hasSuffix(
        "\u{1B}[0m\u{939}\u{93F}\u{1B}[1;3H\u{928}\u{94D}\u{926}\u{940}\u{1B}8"),
      "\(conjuncts.debugDescription)")
  }

  @Test("a terminal that has told nothing gets the letters, in the columns of those that tell most")
  func untoldSyllables() throws {
    #expect(try written([]).contains("[\u{939} \u{928}\u{926} ]"))
  }

  @Test("in tmux whole words are read, and nothing is asked below a terminal that joins them")
  func syllablesInTmux() throws {
    let pane = try TmuxPane(TerminalSize(columns: 40, rows: 6))
    var screen = try CursesScreen(pane.options())
    screen.sendQueries()
    for reply in try pane.replies() { screen.take(reply) }
    #expect(screen.widths.syllables == .apart)
    screen.present(Self.frame("[\(Self.hindi)]", "", "x", size: screen.size))
    try pane.settle()
    #expect(try pane.tmux.rows()[0] == "[\(Self.hindi)]")
    screen.close()
    let terminal = try ScreenTerminal()
    var joining = try CursesScreen(
      terminal.options(["TERM": "tmux-256color", "TMUX": "/x,1,0", "KITTY_WINDOW_ID": "1"]))
    _ = try terminal.output()
    joining.sendQueries()
    #expect(try !terminal.output().contains("\u{915}"))
  }

  @Test("answers that come after the last frame are not left to the shell")
  func answersAfterTheEnd() throws {
    let terminal = try ScreenTerminal()
    var screen = try CursesScreen(terminal.options())
    screen.sendQueries()
    _ = try terminal.output()
    try terminal.type("\u{1B}[2;3R\u{1B}[?62;22c")
    screen.close()
    #expect(DescriptorWait.wait(for: [terminal.slave], atMost: .zero) == [false])
    // Only up to the last of them, as long as they are expected.
    try terminal.type("\u{1B}[2;3R\u{1B}[?62;22cls\n")
    ReplyDrain.drain(terminal.slave, until: .zero)
    #expect(DescriptorWait.wait(for: [terminal.slave], atMost: .zero) == [true])
  }
}
