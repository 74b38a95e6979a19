import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("The toggles on screen") struct ToggleRuleTests {
  private static func app(_ on: Set<Toggle>, _ columns: Int, _ rows: Int) -> AppDriver {
    var app = AppDriver.open(size: Size(columns: columns, rows: rows))
    app.change { $0.chats.toggles = Toggles(on: on) }
    return app
  }

  private static let all = Set(Toggle.allCases)

  /// The row above the input.
  private static func rule(_ app: AppDriver) -> String {
    app.screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      .last { $0.contains("──") || $0.contains("--") } ?? ""
  }

  @Test("nothing stands in the line while nothing is on")
  func none() {
    #expect(Self.rule(Self.app([], 40, 12)).allSatisfy { $0 == "─" })
  }

  @Test(
    "what is on stands on the left of the line above the input, from 11 rows on",
    arguments: [(40, 11), (40, 12), (80, 24), (200, 60)])
  func line(columns: Int, rows: Int) {
    #expect(Self.rule(Self.app([.knowledge], columns, rows)).contains("── knowledge ──"))
    let words = "── knowledge · web search · thinking ─"
    #expect(Self.rule(Self.app(Self.all, columns, rows)).contains(words))
  }

  @Test("beside the way back to the end they are fewer, each by its whole name, and the way stays")
  func narrow() {
    var app = Self.app(Self.all, 40, 12)
    app.ask("Why?")
    app.chat(.started("A"))
    app.chat(.text("A", String(repeating: "line\n\n", count: 40)))
    app.draw()
    app.press(Key(.pageUp))
    app.draw()
    #expect(Self.rule(app) == "── knowledge +2 ────────── more below ──")
    app.change { $0.size = Size(columns: 60, rows: 20) }
    app.press(Key(.home, .control))
    app.draw()
    #expect(
      Self.rule(app) == "── knowledge · web search +1 ────── more below · Ctrl-End ──")
  }

  @Test("what is new below comes before any toggle, at every width")
  func newLines() {
    var app = Self.app([], 40, 12)
    app.ask("Why?")
    app.chat(.started("A"))
    app.chat(.text("A", String(repeating: "line\n\n", count: 40)))
    app.draw()
    app.press(Key(.pageUp))
    app.draw()
    app.chat(.text("A", "more\n\nand more\n", at: 240))
    app.draw()
    for columns in 16...80 {
      for on in [[], [.thinking], [.knowledge], Self.all] as [Set<Toggle>] {
        app.change {
          $0.size = Size(columns: columns, rows: 12)
          $0.isListWanted = false
          $0.chats.toggles = Toggles(on: on)
        }
        app.draw()
        #expect(columns < 20 || Self.rule(app).contains("4 new lines"), "\(columns)")
        #expect(columns < 31 || Self.rule(app).contains("4 new lines · Ctrl-End"), "\(columns)")
      }
    }
  }

  @Test("no form cuts a name")
  func whole() {
    func forms(_ on: Set<Toggle>) -> [String] { ToggleText.forms(Toggles(on: on)) }
    #expect(
      forms(Self.all)
        == ["knowledge · web search · thinking", "knowledge · web search +1", "knowledge +2"])
    #expect(forms([.knowledge, .search]) == ["knowledge · web search", "knowledge +1"])
    #expect(forms([.thinking]) == ["thinking"] && forms([]).isEmpty)
  }

  @Test("in ASCII the line is ASCII")
  func ascii() {
    var app = Self.app(Self.all, 40, 12)
    app.change { $0.look.isASCII = true }
    let rule = Self.rule(app)
    #expect(rule.contains("knowledge") && rule.allSatisfy(\.isASCII))
  }

  @Test("on a screen too low for the line it stands in the first row, as far as there is room")
  func low() {
    #expect(Self.app([.knowledge], 40, 8).screen.contains("knowledge · demo"))
    #expect(Self.app(Self.all, 40, 8).screen.contains("knowledge +2 · demo"))
    #expect(!Self.app(Self.all, 20, 8).screen.contains("knowledge"))
    var server = Self.app([.knowledge], 40, 8)
    server.change { $0.place = .server("a.very.long.name.of.a.server.example") }
    #expect(server.screen.hasSuffix("keys"))
    #expect(server.screen.split(separator: "\n").first?.hasSuffix("   knowledge") == true)
  }

  @Test("a screen reader hears what is on at the start, and each change once")
  func heard() {
    var app = AppDriver()
    app.change { $0.chats.toggles = Toggles(on: [.knowledge]) }
    var listener = Listener(app: app)
    #expect(!listener.hear().contains("On:"))
    listener.app.reduce(.signedIn(.success(.make())))
    #expect(!listener.hear().contains("On:"), "what was on before is being read")
    listener.app.reduce(
      .toggles(
        .recalled(SpaceOwner(user: "u", space: AppDriver.space), [.thinking: true])))
    #expect(!listener.hear().contains("On:"))
    listener.app.reduce(.realtime(.connected))
    #expect(listener.hear().contains("On: knowledge, thinking."))
    listener.app.press(.character("w", .alt))
    let heard = listener.hear()
    #expect(heard.contains("Web search is on") && !heard.contains("On: "))
    listener.app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(1))))
    listener.app.reduce(.realtime(.connected))
    #expect(!listener.hear().contains("On: "))
  }
}
