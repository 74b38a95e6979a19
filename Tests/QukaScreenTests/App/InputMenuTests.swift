import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("The list above the input") struct InputMenuTests {
  private func typed(_ text: String, size: Size = Size(columns: 80, rows: 24)) -> AppDriver {
    var app = AppDriver.open(size: size)
    app.type(text)
    return app
  }

  private func names(_ app: AppDriver) -> [String] { app.state.inputMenu?.items.map(\.name) ?? [] }

  @Test("a slash shows every command that can be done now, with what it does and its key")
  func slash() {
    let app = typed("/")
    let items = app.state.inputMenu?.items ?? []
    let scene = CommandScene(paletteOf: app.state)
    let possible = CommandCatalogue.offered.filter { $0.isPossible(scene) }
    // The demo's own `/help` stands for both.
    #expect(items.count == possible.count + DemoCommands.items.count - 1)
    #expect(items.count { $0.name == "/help" } == 1)
    #expect(app.screen.contains("/new-chat") && app.screen.contains("Ctrl-N"))
    #expect(app.typed == "/")
  }

  @Test("letters find, by name and by what it does; Enter does it and empties the input")
  func finding() {
    var app = typed("/theme")
    #expect(names(app).first == "/choose-theme")
    app.press(.enter)
    #expect(app.typed.isEmpty)
    #expect(app.screen.contains("Theme"))
    app.escape()
    app.type("/sources")
    #expect(names(app) == ["/show-links"])
  }

  @Test("Down and Up choose, Tab types the name, and what is typed stays in the input meanwhile")
  func choosing() {
    var app = typed("/find")
    let all = names(app)
    #expect(all.first == "/find" && all.count > 1)
    app.press(Key(.down))
    app.press(Key(.tab))
    #expect(app.typed == all[1])
    #expect(app.state.focus == .composer)
    app.press(Key(.backspace))
    app.press(Key(.up))
    #expect(app.typed == String(all[1].dropLast()))
  }

  @Test("the slash of a Chinese keyboard does the same", arguments: ["／", "/"])
  func fullWidth(slash: String) {
    #expect(names(typed(slash + "quit")).first == "/quit")
  }

  @Test("only a text that is nothing but a name opens it")
  func others() {
    for text in ["a /find", "/find it", "//", "//find", "/usr/bin", "/\u{0}"] {
      #expect(typed(text).state.inputMenu == nil, "\(text)")
    }
    var pasted = AppDriver.open()
    pasted.reduce(.input(.paste("/etc/hosts is wrong")))
    pasted.press(.enter)
    #expect(pasted.conversation.sending?.text == "/etc/hosts is wrong")
  }

  @Test("a word that is no command is sent with the second Enter only")
  func unknown() {
    var app = typed("/nonsense at all")
    app.change { $0.place = .server("h", warnings: []) }
    app.press(.enter)
    #expect(app.conversation.sending == nil && app.typed == "/nonsense at all")
    #expect(app.state.notice?.text.contains("/nonsense is no command") == true)
    app.type("!")
    app.press(.enter)
    #expect(app.conversation.sending == nil, "another text is asked about again")
    app.press(.enter)
    #expect(app.conversation.sending?.text == "/nonsense at all!")
  }

  @Test("two slashes send one, and so does the demo's own word")
  func masked() {
    var app = typed("//long Tell")
    app.press(.enter)
    #expect(app.conversation.sending?.text == "/long Tell")
    var demo = typed("/long Tell")
    demo.press(.enter)
    #expect(demo.conversation.sending?.text == "/long Tell")
    var chosen = typed("/lon")
    #expect(names(chosen).first == "/long")
    chosen.press(.enter)
    #expect(chosen.conversation.sending?.text == "/long")
  }

  @Test("with the caret within the name there is no list, so nothing is put into it")
  func within() {
    var app = typed("/ne")
    app.press(Key(.home))
    app.press(Key(.right))
    #expect(app.state.inputMenu == nil)
    app.press(Key(.end))
    #expect(app.state.inputMenu != nil)
    var wide = typed("／hel")
    wide.press(.enter)
    #expect(wide.conversation.sending?.text == "/help")
  }

  @Test("two slashes of a comment stay")
  func comment() {
    var app = typed("//TODO fix this")
    app.press(.enter)
    #expect(app.conversation.sending?.text == "//TODO fix this")
  }

  @Test("an at sign that begins a word lists the agents; the name is completed")
  func agents() {
    var app = typed("ask @j")
    #expect(names(app) == ["@Journal"])
    app.press(Key(.tab))
    #expect(app.typed == "ask @Journal ")
    #expect(app.state.inputMenu == nil)
    for text in ["a@j", "@x", "@j "] { #expect(typed(text).state.inputMenu == nil, "\(text)") }
    var chinese = typed("＠管")
    #expect(names(chinese) == ["@管家"])
    chinese.press(.enter)
    #expect(chinese.typed == "@管家 ")
  }

  @Test(
    "a question mark alone shows the ten keys that matter and the signs; the next letter closes it",
    arguments: ["?", "？"])
  func keys(mark: String) {
    var app = typed(mark)
    #expect(names(app).count == 12 && names(app).contains("/") && names(app).contains("@"))
    #expect(app.screen.contains("stop the answer") && app.screen.contains("Esc close"))
    #expect(!app.screen.contains("more below") && !app.screen.contains("Down more"))
    app.type("w")
    #expect(app.typed == mark + "w" && app.state.inputMenu == nil)
    #expect(!app.screen.contains("stop the answer"))
  }

  @Test("on a low screen Up and Down show the other keys, and leave the text and the history alone")
  func moreKeys() {
    var app = typed("?", size: Size(columns: 40, rows: 12))
    app.change { $0.chats.prompts.recall(["asked before"]) }
    #expect(app.screen.contains("5 more below") && app.screen.contains("Up Down more"))
    #expect(!app.screen.contains("Ctrl-Q"))
    for _ in 0..<9 { app.press(Key(.down)) }
    #expect(app.screen.contains("Ctrl-Q") && app.screen.contains("5 more above"))
    app.press(Key(.up))
    #expect(app.screen.contains("4 more above"), "it had gone no further than to the end")
    for _ in 0..<9 { app.press(Key(.up)) }
    #expect(app.screen.contains("5 more below") && app.typed == "?")
  }

  @Test("it is as wide as the input, and explains the chosen line where words are cut")
  func wide() {
    let app = typed("/")
    let box = app.state.inputMenu.flatMap { InputMenuView.place(of: $0, app.state) }
    #expect(box?.columns == ScreenLayout(app.state).composer.columns)
    var low = typed("/", size: Size(columns: 40, rows: 12))
    #expect(low.screen.contains("What you can ask here"))
    low.press(Key(.down))
    low.press(Key(.down))
    #expect(low.screen.contains("An answer that takes its time"))
    #expect(!low.screen.contains("What you can ask here"))
  }

  @Test("what was typed before a command can still be undone")
  func undoing() {
    var app = typed("a thought")
    app.press(.control("u"))
    app.type("/choose-theme")
    app.press(.enter)
    app.escape()
    #expect(app.typed.isEmpty)
    for _ in 0..<9 where app.typed != "a thought" { app.press(.control("_")) }
    #expect(app.typed == "a thought")
  }

  @Test("Esc closes it and leaves the text; it opens again behind another slash")
  func closing() {
    var app = typed("/fi")
    app.escape()
    #expect(app.typed == "/fi" && app.state.inputMenu == nil)
    app.type("n")
    #expect(app.state.inputMenu == nil)
    app.press(.control("u"))
    app.type("/fi")
    #expect(app.state.inputMenu != nil)
  }

  @Test(
    "a running answer is stopped first, in each of the three lists", arguments: ["/", "@", "?"])
  func stopping(opener: String) {
    var app = AppDriver.streaming()
    app.type(opener)
    #expect(app.state.inputMenu != nil && app.state.escapeMeaning == .stop)
    app.escape()
    #expect(app.conversation.turn?.stop != nil)
    #expect(app.typed == opener)
  }

  @Test("it stays within every screen, and a window covers it")
  func sizes() {
    for columns in [1, 8, 20, 40, 200] {
      for rows in [1, 3, 6, 12, 50] {
        let app = typed("/", size: Size(columns: columns, rows: rows))
        #expect(!app.screen.isEmpty)
      }
    }
    let small = typed("/f", size: Size(columns: 40, rows: 12))
    #expect(small.screen.contains("/find"))
    var covered = typed("/")
    covered.press(Key(.function(1)))
    #expect(covered.state.inputMenu == nil)
  }

  @Test("where lines are read out, the chosen line is said")
  func spoken() {
    var app = typed("/find")
    app.change { $0.look.isLinear = true }
    var narrator = Narrator()
    let lines = narrator.news(app.state).compactMap { utterance in
      if case .line(let line) = utterance { line } else { nil }
    }
    #expect(lines.contains { $0.contains("/find, Find in this chat") })
  }
}
