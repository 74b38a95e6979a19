import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

@Suite("The palette") struct PaletteTests {
  private func names(_ app: AppDriver) -> [String] {
    guard case .palette(let palette) = app.state.overlays.last else { return [] }
    return app.state.items(of: palette).map(\.name)
  }

  /// What is done seldom has its line here and behind the slash, and the keys that a person gives it.
  private static let withoutKeys: Set<QukaScreen.Command> = [.exportChat, .shareChat]

  @Test("every command has a name of its own and, unless it is seldom done, some key that does it")
  func offers() {
    var seen: Set<String> = []
    for entry in CommandCatalogue.offered {
      for wording in entry.offer?.wordings ?? [] {
        #expect(seen.insert(wording.words).inserted)
      }
      let hasKey = KeyMap.usual.bindings.contains { $0.command == entry.command }
      #expect(hasKey != Self.withoutKeys.contains(entry.command), "\(entry.name)")
    }
  }

  @Test("the palette shows no key that would only type a letter into the input")
  func keysThatWorkInTheInput() {
    for entry in CommandCatalogue.offered {
      #expect(
        KeyMap.usual.inputKey(of: entry.command).map { $0.name.count > 1 } ?? true, "\(entry.name)")
    }
    #expect(KeyMap.usual.inputKey(of: .list(.retitle)) == nil)
    #expect(KeyMap.usual.inputKey(of: .search(.open))?.name == "F3")
  }

  @Test("a few letters find a command, Enter does it")
  func command() {
    var app = AppDriver.open()
    app.press(.control("p"))
    app.type("theme")
    #expect(names(app).first == "Choose a theme")
    #expect(app.press(.enter) == [.theme(.list)])
    let themes = ThemePicker([.theme(.quka)], selecting: "quka")
    #expect(app.state.overlays == [.themes(themes)] && app.typed.isEmpty)
  }

  @Test("a chat is found by its title and opened")
  func chat() {
    var app = AppDriver.open("a")
    app.press(.control("p"))
    app.type("chat c")
    #expect(names(app).first == "Chat c")
    app.press(.enter)
    #expect(app.state.chats.currentSession == SessionID("c"))
  }

  @Test("F3 in the list shows chats only")
  func chats() {
    var app = AppDriver.open("a")
    app.press(Key(.tab))
    app.press(Key(.function(3)))
    #expect(names(app) == ["Chat a", "Chat b", "Chat c"])
    app.press(Key(.down))
    app.press(.enter)
    #expect(app.state.chats.currentSession == SessionID("b") && app.state.focus == .composer)
  }

  @Test("what cannot be done now is not offered, and deleting is about the chat on screen")
  func offered() {
    var app = AppDriver.connected(chats: ["a"])
    app.press(.control("p"))
    #expect(!names(app).contains("Delete this chat (asks first)"))
    #expect(!names(app).contains("Stop the answer on screen"))
    app.escape()
    app.openChat("a")
    app.press(.control("p"))
    app.type("delete this")
    app.press(.enter)
    #expect(app.state.overlays == [.confirmDeletion(SessionID("a"), since: app.now)])
  }

  @Test("the beginnings of words count most, then letters side by side")
  func scores() throws {
    let words = try #require(FuzzyMatch("nc", in: "New chat"))
    #expect(words.positions == [0, 4])
    let apart = try #require(FuzzyMatch("nc", in: "New once more chat"))
    #expect(words.score > apart.score)
    let whole = try #require(FuzzyMatch("cha", in: "New chat"))
    let parts = try #require(FuzzyMatch("cha", in: "Choose a theme"))
    #expect(whole.score > parts.score)
    #expect(FuzzyMatch("xyz", in: "New chat") == nil)
    #expect(FuzzyMatch("sth", in: "stop the chat")?.positions == [0, 5, 6])
    #expect(FuzzyMatch("hat", in: "New chat")?.positions == [5, 6, 7])
    #expect(FuzzyMatch("止生", in: "停止生成") != nil)
  }

  @Test("letters that are only scattered over a name do not find it")
  func scattered() {
    for word in ["under", "send", "spam"] {
      #expect(FuzzyMatch(word, in: "Suspend the program") == nil, "\(word)")
    }
    #expect(FuzzyMatch("nc", in: "Find once") == nil)
    #expect(FuzzyMatch("at", in: "New chat") == nil)
    let long = String(repeating: "ab ", count: 400)
    #expect(FuzzyMatch(String(repeating: "a", count: 60) + "x", in: long) == nil)
    #expect(FuzzyMatch("ÄÖ", in: "äö") != nil)
    #expect(FuzzyMatch("終端", in: "終端機") != nil)
    #expect(FuzzyMatch("cafe", in: "Un Cafe\u{301}")?.positions == [3, 4, 5, 6])
    #expect(FuzzyMatch("café", in: "CAFÉ") != nil && FuzzyMatch("cafe", in: "café") != nil)
    #expect(FuzzyMatch("abc", in: "ＡＢＣ")?.positions == [0, 1, 2])
    #expect(FuzzyMatch("ガ", in: "ｶﾞ") != nil)
  }

  @Test("it fits every screen")
  func fits() {
    for size in [
      Size(columns: 1, rows: 1), Size(columns: 40, rows: 12), Size(columns: 200, rows: 60),
    ] {
      var app = AppDriver.open(size: size)
      app.press(.control("p"))
      app.type("chat")
      #expect(size.columns < 8 || app.screen.contains("› chat"))
    }
  }
}
