import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("The keys of vi in the input") struct ViKeyTests {
  static func open(_ app: AppDriver = .open()) -> AppDriver {
    var app = app
    app.change { $0.keys = KeyVerdict(KeyFile(set: .vi)).keys }
    return app
  }

  @Test("without the set, letters type and Esc has nothing to leave")
  func offByDefault() {
    var app = AppDriver.open()
    app.type("one")
    app.escape()
    app.type("dd")
    #expect(app.typed == "onedd" && !app.screen.contains("mode"))
  }

  @Test("it begins in insert mode; Esc leads to normal mode, which the screen tells")
  func modes() {
    var app = Self.open()
    app.type("one two")
    #expect(
      !app.screen.contains("normal mode ─")
        && HintView.hints(app.state).contains { $0.text == "normal mode" })
    app.escape()
    #expect(app.screen.contains(" normal mode ") && app.screen.contains("‹ one two"))
    #expect(!HintView.hints(app.state).contains { $0.key == "Esc" })
    app.type("bd")
    #expect(app.screen.contains(" normal mode d "))
    #expect(HintView.hints(app.state).contains(HintView.Hint(key: "Esc", text: "cancel")))
    app.type("w")
    #expect(app.typed == "one ")
    app.type("v")
    #expect(app.screen.contains(" visual mode "))
    #expect(
      HintView.hints(app.state).contains { $0 == HintView.Hint(key: "Esc", text: "deselect") })
    app.escape()
    app.type("V")
    #expect(app.screen.contains(" visual lines "))
    app.escape()
    app.type("ccx")
    #expect(app.typed == "x" && app.screen.contains("› x"))
  }

  @Test("Enter sends in both modes, and the next question begins in insert mode")
  func sends() {
    var app = Self.open()
    app.type("one")
    app.escape()
    app.press(.enter)
    #expect(app.effects.contains { if case .server = $0 { true } else { false } })
    app.type("dd")
    #expect(app.typed == "dd")
    app.escape()
    app.press(.control("c"))
    app.press(.control("c"))
    app.type("x")
    #expect(app.typed == "x")
  }

  @Test("another chat's input begins in insert mode, with its own text")
  func otherChat() {
    var app = Self.open()
    app.type("one")
    app.escape()
    app.press(Key(.down, .alt))
    app.type("dd")
    #expect(app.typed == "dd")
  }

  @Test("k and j go by the rows of the screen, and beyond them through what was asked before")
  func history() {
    var app = Self.open()
    app.ask("before")
    app.chat(.started("A"))
    app.chat(.done("A"))
    app.wait(.seconds(3))
    app.type("one\ntwo")
    app.escape()
    app.type("kx")
    #expect(app.typed == "on\ntwo")
    app.type("uk")
    #expect(app.typed == "before")
    app.type("j")
    #expect(app.typed == "one\ntwo")
    app.press(Key(.up))
    app.press(Key(.up))
    app.press(Key(.up))
    app.type("x")
    #expect(app.typed == "befor")
  }

  @Test("a letter that means nothing, also a Chinese one, is told calmly and changes nothing")
  func unknown() {
    var app = Self.open()
    app.type("one")
    app.escape()
    app.type("好")
    #expect(
      app.typed == "one" && app.screen.contains("好 does nothing in normal mode. Press i to type."))
    app.type("rx")
    app.type("r好")
    #expect(app.typed == "on好")
  }

  @Test("what is pasted is put in, in every mode")
  func pastes() {
    var app = Self.open()
    app.type("ab")
    app.escape()
    app.reduce(.input(.paste("XY")))
    #expect(app.typed == "abXY" && app.state.vi.mode == .normal)
    app.type("v")
    app.reduce(.input(.paste("Z")))
    #expect(app.typed == "abXZ" && app.state.vi.mode == .normal)
  }

  @Test("letters typed in the list or the transcript go to the input, behind what stands there")
  func fromElsewhere() {
    for tabs in 1...2 {
      var app = Self.open()
      app.type("ab")
      app.escape()
      for _ in 0..<tabs { app.press(Key(.tab)) }
      app.type("dd")
      #expect(app.typed == "abdd")
    }
  }

  @Test("in the fields of windows there are no modes")
  func windows() {
    var app = Self.open()
    app.escape()
    app.press(.control("p"))
    app.type("dd")
    #expect(app.openPalette?.query.text == "dd")
  }

  @Test("Ctrl-R redoes, Alt-J retries, / finds what was asked, Alt-R too")
  func otherKeys() {
    var app = Self.open()
    app.ask("before")
    app.chat(.started("A"))
    app.chat(.done("A"))
    app.wait(.seconds(3))
    app.type("one")
    app.escape()
    app.type("dd")
    app.type("u")
    app.press(.control("r"))
    #expect(app.typed.isEmpty)
    app.type("u")
    #expect(app.typed == "one")
    app.change { $0.chats.connection = .closed(reason: .lost) }
    #expect(app.screen.contains("Alt-J retries"))
    app.type("/")
    #expect(app.openPalette != nil)
  }

  @Test("half a command is forgotten by any other key, and Enter sends all the same")
  func otherKeyBehindHalf() {
    var app = Self.open()
    app.type("one two")
    app.escape()
    app.type("d")
    app.press(.control("a"))
    app.type("w")
    #expect(app.typed == "one two")
    app.type("d")
    app.press(.enter)
    #expect(app.typed.isEmpty)
  }

  @Test("Esc and a letter in one read are Esc and the letter, where the pair means nothing")
  func chord() {
    var app = Self.open()
    app.type("one two")
    app.press(.character("h", .alt))
    #expect(app.state.vi.mode == .normal && app.typed == "one two")
    app.press(.character("b", .alt))
    #expect(app.state.vi.mode == .normal)
  }

  @Test("what the mouse or Shift selects, a letter takes")
  func selected() {
    var app = Self.open()
    app.type("one two")
    app.escape()
    app.press(Key(.left, [.control, .shift]))
    app.type("d")
    #expect(app.typed == "one o")
    app.press(.character("a", .alt))
    app.type("cx")
    #expect(app.typed == "x" && app.state.vi.isInserting)
  }

  @Test("the arrow keys move in visual and normal mode, and Backspace deletes nothing there")
  func arrows() {
    var app = Self.open()
    app.type("abcd")
    app.escape()
    app.press(Key(.backspace))
    app.type("v")
    app.press(Key(.left))
    app.type("d")
    #expect(app.typed == "ad")
  }

  @Test("a row that is recalled or a text that an editor brings leaves the caret on a character")
  func settled() {
    var app = Self.open()
    app.type("one")
    app.escape()
    app.press(.control("e"))
    app.type("x")
    #expect(app.typed == "on")
  }

  @Test("help, listing and the window of keys tell it; without the set they do not")
  func told() {
    var app = Self.open(.open(size: Size(columns: 80, rows: 160)))
    app.press(Key(.function(1)))
    #expect(app.screen.contains("Input, vi's normal mode") && app.screen.contains("d c y"))
    app.escape()
    #expect(KeyListing.table(app.state.keys).contains("redo"))
    #expect(KeyListing.table(app.state.keys).contains("iw"))
    #expect(!KeyListing.table(.usual).contains("iw"))
    let lines = KeyInspectionText.lines(.character("x"), app.state.keys)
    #expect(lines[0].words.contains("in normal mode short for dl"))
    #expect(KeyInspectionText.lines(.character("x"), .usual)[0].words == "text")
  }

  @Test("what the usual keys did from the input still has a key there")
  func losesNothing() {
    let keys = KeyVerdict(KeyFile(set: .vi)).keys
    KeyVerdictTests.expectLaws(keys, "vi")
    for entry in CommandCatalogue.entries {
      for context in [KeyContext.composer, .list, .transcript]
      where KeyMap.usual.lookup.firstKey(of: entry.command, in: context) != nil {
        #expect(keys.lookup.firstKey(of: entry.command, in: context) != nil, "\(entry.name)")
      }
    }
    #expect(keys.inputKey(of: .tryAgain)?.name == "Alt-J")
  }

  @Test("a key in a long text in normal mode costs little, whatever the text's length")
  func longText() {
    var app = Self.open()
    app.change { state in
      state.chats.withCurrent {
        $0.composer = Composer(String(repeating: "one two, three\n", count: 20_000))
      }
    }
    app.escape()
    let clock = ContinuousClock()
    let taken = clock.measure { app.type("kkkwwbbeexxu") }
    #expect(taken < .seconds(6))
  }
}

extension AppDriver {
  /// The window of commands, or of what was asked before.
  var openPalette: Palette? {
    if case .palette(let palette) = state.overlays.last { return palette }
    return nil
  }
}
