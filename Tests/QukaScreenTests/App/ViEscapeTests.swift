import QukaChatTestSupport
import QukaScreenTestSupport
import QukaTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// The rows of the Esc table that vi's modes add.
@Suite("What Esc means in vi's modes") struct ViEscapeTests {
  private static func inserting(_ app: AppDriver) -> AppDriver {
    var app = ViKeyTests.open(app)
    app.type("half")
    return app
  }

  @Test("a running turn is stopped by the press that leaves insert mode")
  func stopsAndLeaves() {
    var app = Self.inserting(.streaming())
    #expect(HintView.hints(app.state).first { $0.key == "Esc" }?.text == "stop")
    app.escape()
    #expect(app.stops.count == 1 && app.state.vi.mode == .normal && app.typed == "half")
  }

  @Test("it is stopped so in normal and visual mode, behind half a command and on an empty input")
  func stopsInEveryMode() {
    for keys in ["", "v", "V", "d", "2", "f", "ca"] {
      var app = Self.inserting(.open())
      app.escape()
      app.type(keys)
      let vi = app.state.vi
      var streaming = Self.inserting(.streaming())
      streaming.change { $0.vi = vi }
      streaming.escape()
      #expect(streaming.stops.count == 1, "\(keys)")
      #expect(streaming.state.vi.mode == .normal && !streaming.state.vi.canLeave, "\(keys)")
      #expect(streaming.typed == "half", "\(keys)")
    }
    var app = ViKeyTests.open(.streaming())
    app.escape()
    #expect(app.stops.count == 1)
  }

  @Test("Esc and a command in one read still stop, and the command is done")
  func stopsInOneRead() {
    var app = Self.inserting(.streaming())
    app.press(.character("h", .alt))
    #expect(app.stops.count == 1 && app.state.vi.mode == .normal && app.typed == "half")
  }

  @Test("while it stops, and where the answer looks over, the press leaves the mode, too")
  func leavesBesides() {
    var stopping = Self.inserting(.streaming())
    stopping.escape()
    stopping.type("a")
    #expect(HintView.hints(stopping.state).first { $0.key == "Esc" }?.text == "normal mode")
    stopping.escape()
    #expect(stopping.stops.count == 1 && stopping.state.vi.mode == .normal)
    var settling = Self.inserting(.streaming())
    settling.chat(.done("A"))
    settling.escape()
    #expect(settling.stops.count == 1 && settling.state.vi.mode == .normal)
  }

  @Test("with nothing to stop it leaves insert mode, then does nothing at all")
  func leaves() {
    var app = Self.inserting(.open())
    app.escape()
    #expect(app.state.vi.mode == .normal && app.typed == "half" && app.effects == [])
    let before = app.state
    app.escape()
    #expect(app.state == before && app.effects == [])
  }

  @Test("a list above the input closes, and a selection goes, with the mode")
  func menuAndSelection() {
    var app = ViKeyTests.open()
    app.type("/he")
    #expect(app.state.inputMenu != nil)
    #expect(HintView.hints(app.state).first { $0.key == "Esc" }?.text == "close")
    app.escape()
    #expect(app.state.inputMenu == nil && app.state.vi.mode == .normal && app.typed == "/he")
    app.type("a")
    app.press(.character("a", .alt))
    app.escape()
    #expect(app.conversation.composer.selection == nil && app.state.vi.mode == .normal)
  }

  @Test("a window closes and leaves the mode as it was; so does the list of chats")
  func elsewhere() {
    var app = Self.inserting(.open())
    app.press(Key(.function(1)))
    app.escape()
    #expect(app.state.vi.isInserting)
    app.press(Key(.tab))
    app.escape()
    #expect(app.state.vi.isInserting && !HintView.hints(app.state).contains { $0.key == "Esc" })
  }

  @Test(
    "whatever was pressed before, one Esc stops a running turn, and no Esc takes typed text away",
    arguments: 1...12)
  func anyKeys(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let letters = Array("hjklwbeWBE0^$fFtT;,gG%{}xXDCSsr~JiaIAoOdcyYpPuvV.123 '\"()/?q我好é")
    let keys = [
      Key(.up), Key(.down), Key(.left), Key(.tab), Key(.home), Key(.backspace), Key(.delete),
      .control("w"), .control("y"), .control("_"), .control("r"), .control("j"), .control("p"),
      .character("a", .alt), .character("y", .alt), .character("h", .alt), Key(.function(1)),
      Key(.left, .shift), Key(.right, [.control, .shift]), .enter,
    ]
    for round in 0..<12 {
      var app = ViKeyTests.open(round % 2 == 0 ? .streaming() : .open())
      for step in 0..<70 {
        switch Int.random(in: 0..<12, using: &random) {
        case 0: app.reduce(.input(.paste("one (two)\n三四")))
        case 1, 2: app.press(keys.randomElement(using: &random) ?? .enter)
        case 3: Self.expectHarmlessEscape(of: &app)
        default: app.press(.character(letters.randomElement(using: &random) ?? "h"))
        }
        if step % 20 == 19 { #expect(!app.screen.isEmpty) }
      }
    }
  }

  private static func expectHarmlessEscape(of app: inout AppDriver) {
    let before = app.state
    let stops = before.escapeMeaning == .stop
    app.escape()
    if stops { #expect(app.conversation.turn?.stop != nil || !app.conversation.isGenerating) }
    // A count before an insertion types it again.
    #expect(app.typed.count >= before.conversation.composer.text.count)
    #expect(app.state.focus == before.focus && app.state.chats.current == before.chats.current)
    if before.usesVi { #expect(!app.state.vi.canLeave) }
  }

  @Test("every row of the table holds with the keys of vi, in insert and in normal mode")
  func table() {
    for row in EscapeTableTests.rows where row.outcome != .nothing && row.outcome != .deselects {
      for isInserting in [true, false] {
        var app = row.state()
        app.change {
          $0.keys = KeyVerdict(KeyFile(set: .vi)).keys
          if !isInserting { $0.vi.mode = .normal }
        }
        app.reduce(.resized(app.state.size))
        EscapeTableTests.expect(row, of: &app)
      }
    }
  }
}
