import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

@Suite("Small things that a screen must get right") struct ScreenDetailTests {
  @Test("tabs of a question are blanks, as in the input and in code")
  func tabs() {
    var app = AppDriver.open()
    app.reduce(.input(.paste("def f(x):\n\tif x:\n\t\treturn 1\na\tb")))
    app.press(.enter)
    for row in ["› def f(x):", "      if x:", "          return 1", "  a   b"] {
      #expect(app.screen.contains(row + "\n"), "\(row)")
    }
  }

  @Test("a help window that does not show all says so until its end is reached")
  func helpGoesOn() {
    var app = AppDriver.open()
    app.press(Key(.function(1)))
    #expect(app.screen.contains("─ more below ─╯") && !app.screen.contains("more above"))
    for _ in 0..<10 { app.press(Key(.pageDown)) }
    #expect(!app.screen.contains("more below") && app.screen.contains("─ more above ─╮"))
    #expect(app.screen.contains("╰───"))
  }

  @Test("a help window that shows all has nothing below")
  func helpShowsAll() {
    var app = AppDriver.open(size: Size(columns: 100, rows: 150))
    app.press(Key(.function(1)))
    #expect(!app.screen.contains("more below"))
  }

  @Test("blank lines at a question's end take no room")
  func questionEnd() {
    let question = Entry(
      id: Entry.ID(number: 1),
      content: .question(Question(text: "> One\n> Two\n\n", state: .sent)))
    let context = EntryContext(width: 40, theme: Theme())
    var layout = EntryLayout()
    var budget = LayoutCache.frameBudget
    layout.follow(question, context, &budget)
    #expect(layout.rowCount == 2)
  }

  @Test("a chat that left the list keeps a name in the header")
  func deletedElsewhere() {
    var app = AppDriver.open()
    app.change { $0.chats.sessions.remove(SessionID("a")) }
    #expect(app.screen.hasPrefix(" Quka  Chat a"))
  }

  @Test(
    "struck-out text keeps its tildes where the terminal may not strike out",
    arguments: [
      (ColorDepth.direct, "It is 100 EUR 50 EUR."), (.palette256, "It is ~~100 EUR~~ 50 EUR."),
      (.ansi16, "It is ~~100 EUR~~ 50 EUR."), (.ansi8, "It is ~~100 EUR~~ 50 EUR."),
      (.monochrome, "It is ~~100 EUR~~ 50 EUR."),
    ])
  func struckOut(depth: ColorDepth, text: String) {
    var renderer = MarkdownRenderer(
      width: 60, theme: ThemeChoice.quka.theme(isDark: true, depth: depth))
    renderer.update("It is ~~100 *EUR*~~ 50 EUR.", isFinal: true)
    #expect(renderer.rows.map(\.text) == [text])
  }
}
