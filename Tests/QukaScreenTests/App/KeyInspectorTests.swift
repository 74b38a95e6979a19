import QukaScreenTestSupport
import QukaTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("The window of keys") struct KeyInspectorTests {
  private static func open(_ app: AppDriver = .open()) -> AppDriver {
    var app = app
    app.press(Key(.function(12)))
    return app
  }

  private static func press(_ key: Key, _ bytes: [UInt8], in app: inout AppDriver) {
    app.reduce(.keyBytes(bytes))
    app.press(key)
  }

  @Test("a key is shown with its bytes and with what it does elsewhere, and does nothing")
  func shows() {
    var app = Self.open()
    Self.press(.control("u"), [0x15], in: &app)
    for words in [
      "Ctrl-U   15", "delete-to-line-start", "half-page-up", "(usual)", "everywhere  nothing",
    ] {
      #expect(app.screen.contains(words), "\(words)")
    }
    Self.press(.character("q"), [0x71], in: &app)
    #expect(app.screen.contains("q   71") && app.screen.contains("input       text"))
    #expect(app.screen.contains("before: Ctrl-U 15"))
    #expect(app.typed.isEmpty && !app.state.isEnding)
  }

  @Test("it says which line of the file gave a key its meaning")
  func origin() {
    var app = Self.open()
    app.change { $0.keys = KeyVerdictTests.verdict(("everywhere", "alt-g", "help")).keys }
    Self.press(.character("g", .alt), [0x1B, 0x67], in: &app)
    #expect(app.screen.contains("Alt-G   1B 67") && app.screen.contains("(keys.toml:1)"))
  }

  @Test("Esc is shown; Esc again closes it, and a running answer goes on until the next one")
  func escape() {
    var app = Self.open(.streaming())
    #expect(app.escape() == [] && app.state.inspectsKeys)
    #expect(app.screen.contains("stop: "))
    app.press(Key(.up))
    #expect(app.escape() == [] && app.state.inspectsKeys)
    #expect(HintView.hints(app.state).first == HintView.Hint(key: "Esc", text: "close"))
    #expect(app.escape() == [] && app.state.overlays.isEmpty)
    #expect(app.escape() == [.stop("a", app.turn)])
  }

  @Test("Ctrl-C is shown like any key, and stops what runs behind it")
  func interrupt() {
    var app = Self.open(.streaming())
    #expect(app.press(.control("c")) == [.stop("a", app.turn)])
    #expect(app.state.inspectsKeys)
    app = Self.open()
    for _ in 0..<3 { Self.press(.control("c"), [0x03], in: &app) }
    #expect(app.state.inspectsKeys && !app.state.isEnding)
    #expect(app.screen.contains("Ctrl-C   03") && app.screen.contains("Esc twice"))
  }

  @Test("a click closes it")
  func click() {
    var app = Self.open()
    app.reduce(
      .input(.mouse(MouseEvent(action: .press, button: 0, position: Point(column: 1, row: 1)))))
    #expect(app.state.overlays.isEmpty)
  }

  @Test("it is drawn at every size, and read out")
  func sizes() {
    var app = Self.open()
    Self.press(.control("b"), [0x02], in: &app)
    for columns in 1...30 {
      for rows in [1, 3, 9] {
        app.change { $0.size = Size(columns: columns, rows: rows) }
        _ = app.screen
      }
    }
    var narrator = Narrator()
    let told = narrator.news(app.state).map { "\($0)" }.joined()
    #expect(told.contains("Ctrl-B, bytes 02.") && told.contains("toggle-list"))
  }

  @Test("in tmux and GNU screen the second key comes first, and why is said")
  func multiplexers() {
    for (variable, taken, second, words) in [
      (
        "TMUX", Key.control("b"), "Alt-L", "tmux takes Ctrl-B: press it twice. Alt-L does the same."
      ),
      (
        "STY", .control("a"), "Home", "GNU screen takes Ctrl-A: press it and A. Home does the same."
      ),
    ] {
      var app = AppDriver.open(size: Size(columns: 90, rows: 160))
      let multiplexers = Multiplexers(environment: [variable: "1"])
      app.change {
        $0.multiplexers = multiplexers
        $0.keys = KeyMap.usual.naming(last: multiplexers.takenKeys)
      }
      let command = app.state.keys.command(for: taken, in: KeyContext.composer.chain)
      #expect(command.flatMap { app.state.keys.inputKey(of: $0)?.name } == second)
      app.press(Key(.function(1)))
      #expect(app.screen.contains(words), "\(app.screen)")
      app.escape()
      app = Self.open(app)
      Self.press(taken, [0x02], in: &app)
      #expect(app.screen.contains(words))
    }
  }
}
