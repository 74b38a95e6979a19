import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Keys that edit") struct EditingKeyTests {
  private static let yank = Key.control("y")
  private static let yankNext = Key.character("y", .alt)
  private static let undo = Key.control("_")
  private static let redo = Key.character("Z", .alt)

  @Test("what was killed comes back in every chat and in the text fields of windows")
  func yank() {
    var app = AppDriver.open()
    app.type("one two three")
    app.press(.control("w"))
    app.press(Key(.backspace, .alt))
    #expect(app.typed == "one ")
    app.openChat("b")
    app.press(Self.yank)
    #expect(app.typed == "two three" && app.effects == [])
    app.press(.control("p"))
    app.press(Self.yank)
    #expect(app.palette?.query.text == "two three")
    app.press(.control("u"))
    app.type("x")
    app.escape()
    app.press(Key(.function(3)))
    app.press(Self.yank)
    #expect(app.state.search?.query.text == "two three")
  }

  @Test("Alt-Y changes what was yanked only right after that")
  func yankNext() {
    var app = AppDriver.open()
    for text in ["old", "new"] {
      app.type(text)
      app.press(.control("u"))
      app.press(Key(.left))
    }
    app.press(Self.yank)
    app.press(Self.yankNext)
    #expect(app.typed == "old")
    app.press(Self.yankNext)
    #expect(app.typed == "new")
    app.press(Key(.left))
    app.press(Self.yankNext)
    #expect(app.typed == "new")
    app.press(Self.undo)
    #expect(app.typed.isEmpty)
  }

  @Test("keys between two kills part them; a key that only shows something else does, too")
  func parted() {
    var app = AppDriver.open()
    app.type("a b")
    app.press(.control("w"))
    app.press(Key(.function(1)))
    app.escape()
    app.press(.control("w"))
    app.press(Self.yank)
    #expect(app.typed == "a ")
  }

  @Test("several lines that are yanked into a window are one line there")
  func oneLine() {
    var app = AppDriver.open()
    app.paste("first\nsecond")
    app.press(.character("a", .alt))
    app.press(.control("w"))
    app.press(.control("p"))
    app.press(Self.yank)
    #expect(app.palette?.query.text == "first second")
  }

  @Test("undo and redo have a key in every terminal, and those of the kitty protocol")
  func undo() {
    let undos = [
      Self.undo, .character("z", .alt), .control("/"), Key(.character("-"), [.control, .shift]),
    ]
    for undo in undos {
      for redo in [Self.redo, Key(.character("z"), [.control, .shift])] {
        var app = AppDriver.open()
        app.type("one two")
        app.press(undo)
        #expect(app.typed == "one ")
        app.press(redo)
        #expect(app.typed == "one two")
      }
    }
  }

  @Test("Shift with the keys that move selects, and moving ends that")
  func selecting() {
    let ways: [([Key], String)] = [
      ([Key(.left, .shift)], "f"), ([Key(.left, [.control, .shift])], "ef"),
      ([Key(.left, [.alt, .shift])], "ef"), ([Key(.home, .shift)], "d ef"),
      ([Key(.home, [.control, .shift])], "ab c\nd ef"), ([.character("a", .alt)], "ab c\nd ef"),
      ([Key(.up, .shift)], "\nd ef"), ([Key(.up, .shift), Key(.up, .shift)], "ab c\nd ef"),
      ([.character("<", .alt), Key(.right, .shift)], "a"),
      ([.character("<", .alt), Key(.right, [.control, .shift])], "ab"),
      ([.character("<", .alt), Key(.end, .shift)], "ab c"),
      ([.character("<", .alt), Key(.down, .shift)], "ab c\n"),
      ([.character("<", .alt), Key(.end, [.control, .shift])], "ab c\nd ef"),
    ]
    for (keys, text) in ways {
      var app = AppDriver.open()
      app.paste("ab c\nd ef")
      for key in keys { app.press(key) }
      #expect(app.conversation.composer.selectedText == text, "\(keys.map(\.name))")
      app.press(Key(.end))
      #expect(app.conversation.composer.selection == nil && app.typed == "ab c\nd ef")
    }
  }

  @Test(
    "what is typed, pasted or yanked replaces the selection; Backspace and Del take it to no ring")
  func replacing() {
    let selected = { (key: Key?) in
      var app = AppDriver.open()
      app.type("keep this")
      app.press(Key(.left, [.control, .shift]))
      if let key { app.press(key) }
      return app
    }
    var app = selected(nil)
    app.type("it")
    #expect(app.typed == "keep it")
    app = selected(nil)
    app.paste("all\nof it")
    #expect(app.typed == "keep all\nof it")
    for key in [Key(.backspace), Key(.delete)] {
      app = selected(key)
      #expect(app.typed == "keep ")
      app.press(Self.yank)
      #expect(app.typed == "keep ")
    }
    for key in [Key.control("w"), Key(.delete, .shift), Key(.backspace, .alt)] {
      app = selected(key)
      #expect(app.typed == "keep " && app.effects == [.copy("this")])
      app.press(Self.yank)
      #expect(app.typed == "keep this")
    }
  }

  @Test("Up in the first row and Down in the last end a selection, too, and bring nothing back")
  func ends() {
    for key in [Key(.up), Key(.down)] {
      var app = AppDriver.open()
      app.type("one row")
      app.press(.character("a", .alt))
      app.press(key)
      #expect(app.conversation.composer.selection == nil && app.typed == "one row")
    }
  }

  @Test("Alt-C copies to the kill ring and the clipboard, and leaves the selection")
  func copying() {
    for key in [Key.character("c", .alt), Key(.insert, .control)] {
      var app = AppDriver.open()
      app.press(key)
      #expect(app.effects == [] && app.state.notice?.text == "There is nothing to copy yet.")
      app.type("some text")
      app.press(Key(.left, [.control, .shift]))
      app.press(key)
      #expect(app.effects == [.copy("text")] && app.conversation.composer.selection == 5..<9)
      app.reduce(.copied("text", .program))
      #expect(app.state.notice?.text == "Copied.")
      app.press(Key(.right))
      app.press(Self.yank)
      #expect(app.typed == "some texttext")
    }
  }

  @Test("keys that have nothing to do are Esc and a letter, while text streams")
  func torn() {
    for (key, letter) in [("y", "y"), ("z", "z"), ("Z", "Z")] as [(Character, String)] {
      var app = AppDriver.streaming()
      app.press(.character(key, .alt))
      #expect(app.effects.contains(.stop("a", app.turn)) && app.typed == letter)
    }
    var app = AppDriver.streaming()
    app.type("typed")
    app.press(.character("z", .alt))
    #expect(app.typed.isEmpty && app.effects == [], "there it undoes")
  }

  @Test("Ctrl-C and Ctrl-X keep what they mean while something is selected")
  func stops() {
    var app = AppDriver.streaming()
    app.type("half")
    app.press(.character("a", .alt))
    app.press(.control("x"))
    #expect(app.effects == [.stop("a", app.turn)] && app.typed == "half")
    app = AppDriver.open()
    app.type("half")
    app.press(.character("a", .alt))
    app.press(.control("c"))
    #expect(app.typed.isEmpty && app.effects == [])
  }

  @Test("who hears the screen is told how much is selected, and what is typed stays")
  func spoken() {
    var app = AppDriver.open()
    app.change { $0.look.isLinear = true }
    app.type("twelve chars")
    var listener = Listener(app: app)
    _ = listener.hear()
    listener.app.press(Key(.left, .shift))
    #expect(listener.hear().contains("Selected: 1 character.\n"))
    listener.app.press(.character("a", .alt))
    #expect(listener.hear().contains("Selected: 12 characters.\n"))
    listener.app.escape()
    #expect(listener.hear().contains("Nothing is selected.\n"))
  }
}

extension AppDriver {
  fileprivate mutating func paste(_ text: String) { reduce(.input(.paste(text))) }

  fileprivate var palette: Palette? {
    guard case .palette(let palette) = state.overlays.last else { return nil }
    return palette
  }
}
