import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

@Suite("Windows, and what is pressed in them") struct WindowTests {
  private static let nothingTyped = "You cannot type here. Esc closes this."

  private static func links() -> AppDriver {
    var app = AppDriver.streaming("See [one](https://a.example/x).")
    app.draw()
    app.press(.control("s"))
    return app
  }

  private static func themes(broken: Bool = false) -> AppDriver {
    var app = AppDriver.open()
    app.press(Key(.function(2)))
    let file = ThemeFile(colors: [.accent: .rgb(1)]).inheriting(.qukaDark)
    let one = ListedTheme.theme(ThemeChoice(name: "one", dark: file, light: file))
    let second = broken ? ListedTheme.broken(name: "one", .unreadableFile("one.toml")) : one
    app.reduce(.theme(.listed([.theme(.quka), second])))
    app.press(Key(.down))
    return app
  }

  private static func help() -> AppDriver {
    var app = AppDriver.open()
    app.press(Key(.function(1)))
    return app
  }

  private static func question() -> AppDriver {
    var app = AppDriver.open()
    app.press(Key(.tab))
    app.press(Key(.delete))
    app.wait(Deletion.readingTime)
    return app
  }

  // MARK: - Enter where nothing can be done

  @Test("Enter in the palette on nothing that fits keeps the window and its text, and says why")
  func nothingFits() {
    var app = AppDriver.open()
    app.press(.control("p"))
    app.type("xyzzy")
    #expect(app.press(.enter) == [])
    #expect(app.screen.contains("› xyzzy") && app.screen.contains("No match"))
    #expect(app.state.notice?.text == "No match. Change the letters.")
    for _ in 0..<5 { app.press(Key(.backspace)) }
    #expect(app.state.notice == nil, "the words have changed")
    app.type("theme")
    #expect(app.press(.enter) == [.theme(.list)])
  }

  @Test("F3 in a list without chats says so, and stays")
  func noChats() {
    var app = AppDriver.connected()
    app.press(Key(.tab))
    app.press(Key(.function(3)))
    app.press(.enter)
    #expect(app.state.overlays.count == 1)
    #expect(app.state.notice?.text == "There are no chats yet.")
    #expect(app.screen.contains("No chats yet"))
  }

  @Test("Enter in a search that finds nothing keeps the words in the field, and says why")
  func nothingFound() {
    var app = AppDriver.streaming("Hello there")
    app.press(Key(.function(3)))
    app.type("xyzzy")
    app.draw()
    app.press(.enter)
    #expect(app.state.search?.isTyping == true && app.state.search?.query.text == "xyzzy")
    #expect(app.state.notice?.text == "Nothing found; change the words.")
    app.press(Key(.down))
    #expect(app.state.notice?.text == "Nothing found; change the words.")
    app.press(.control("u"))
    #expect(app.state.notice == nil)
    app.type("hell")
    app.draw()
    app.press(.enter)
    #expect(app.state.search?.isTyping == false && app.state.notice == nil)
    app.type("z")
    app.draw()
    #expect(app.state.search?.query.text == "hellz" && app.state.search?.isFruitless == true)
  }

  @Test("what is found meanwhile can be gone to")
  func foundMeanwhile() {
    var app = AppDriver.streaming("Hello")
    app.press(Key(.function(3)))
    app.type("world")
    app.draw()
    #expect(app.state.search?.isFruitless == true)
    app.chat(.text("A", " world", at: 5))
    app.draw()
    app.press(.enter)
    #expect(app.state.search?.isTyping == false && app.state.notice == nil)
  }

  @Test("a reader of the screen hears once that nothing is found, and again on every Enter")
  func heard() {
    var app = AppDriver.streaming("Hello there")
    app.press(Key(.function(3)))
    var listener = Listener(app: app)
    _ = listener.hear()
    listener.app.type("xyzzy")
    listener.app.press(.enter)
    #expect(listener.hear().contains("Nothing found for: xyzzy."))
    listener.app.press(.enter)
    let again = listener.hear()
    #expect(again.contains("Nothing found for: xyzzy."))
    #expect(!again.contains("Nothing found; change the words."))
  }

  @Test("Enter on a broken theme says that it is broken, and the window stays")
  func broken() {
    var app = Self.themes(broken: true)
    #expect(app.press(.enter) == [])
    #expect(app.state.overlays.count == 1)
    #expect(app.state.notice?.text == "This theme is broken; choose another one.")
  }

  @Test("F8 before the question could be read says to press it again")
  func tooQuick() {
    var app = AppDriver.open()
    app.press(Key(.tab))
    app.press(Key(.delete))
    app.press(Key(.function(8)))
    #expect(app.state.notice?.text == "Read it first, then press F8 again.")
    app.wait(Deletion.readingTime)
    app.press(Key(.function(8)))
    #expect(app.state.chats.deletions.count == 1)
  }

  // MARK: - Typed without a look

  @Test(
    "a message that is typed without a look opens no link, chooses no theme, closes no help",
    arguments: ["help", "links", "themes", "question"])
  func blind(_ window: String) {
    let windows = [
      "help": Self.help, "links": Self.links, "themes": { Self.themes() },
      "question": Self.question,
    ]
    guard var app = windows[window]?() else { return }
    let before = app.state.overlays
    #expect(before.count == 1)
    app.type("I see")
    #expect(app.state.notice?.text == Self.nothingTyped)
    app.change { $0.notice = nil }
    app.wait(.milliseconds(499))
    #expect(app.press(.enter) == [])
    #expect(app.state.overlays == before && app.state.notice?.text == Self.nothingTyped)
    #expect(app.typed.isEmpty)
    for size in [Size(columns: 40, rows: 12), Size(columns: 80, rows: 24)] {
      app.change { $0.size = size }
      #expect(app.screen.contains(Self.nothingTyped) && app.screen.contains("Esc"))
    }
    app.wait(.milliseconds(1))
    app.press(.enter)
    #expect(app.state.overlays != before || window == "question")
  }

  @Test("pasted text, and the Enter behind it, too")
  func pasted() {
    var app = Self.help()
    app.reduce(.input(.paste("a message")))
    #expect(app.state.notice?.text == Self.nothingTyped)
    app.press(.enter)
    #expect(app.state.overlays.count == 1 && app.typed.isEmpty)
  }

  @Test("where text is taken, Enter right behind a letter acts")
  func taken() {
    var app = AppDriver.open()
    app.press(Key(.function(1)))
    app.type("x")
    app.escape()
    app.press(.control("p"))
    app.type("theme")
    #expect(app.press(.enter) == [.theme(.list)])
    app.escape()
    app.type("Why?")
    app.press(.enter)
    #expect(app.conversation.summary == ["? Why? (sending)"])
  }

  // MARK: - More than fits

  @Test(
    "the palette tells how much stands above and below",
    arguments: [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)])
  func more(_ size: Size) {
    var app = AppDriver.open(size: size)
    app.press(.control("p"))
    #expect(app.screen.contains(" more below ─") && !app.screen.contains("more above"))
    for _ in 0..<100 { app.press(Key(.down)) }
    #expect(app.screen.contains(" more above ─") && !app.screen.contains("more below"))
    app.type("theme")
    #expect(!app.screen.contains("more above"))
  }
}
