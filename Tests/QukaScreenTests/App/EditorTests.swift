import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("The person's editor") struct EditorTests {
  private func editing(_ text: String = "half a question") -> AppDriver {
    var app = AppDriver.open()
    app.type(text)
    app.press(.control("g"))
    return app
  }

  @Test(
    "Ctrl-G hands it what is typed, from the palette too, and what it saved stands in the input")
  func saved() {
    var app = editing()
    #expect(app.effects == [.edit("half a question")])
    #expect(app.press(.control("g")).isEmpty, "it has the terminal already")
    app.reduce(.edited(.saved("a question\nof two lines")))
    #expect(app.typed == "a question\nof two lines")
    #expect(!app.state.isEditing && app.state.notice == nil)
    app.type("!")
    #expect(app.typed == "a question\nof two lines!", "the caret is at its end")
    app.press(Key(.tab))
    app.press(.control("p"))
    app.type("edit in your")
    app.press(.enter)
    #expect(app.effects == [.edit("a question\nof two lines!")])
    #expect(app.state.focus == .composer)
  }

  @Test("in a window, in the list and in the transcript Ctrl-G opens nothing")
  func elsewhere() {
    var app = AppDriver.open()
    app.press(Key(.function(1)))
    #expect(app.press(.control("g")).isEmpty && !app.state.isEditing)
    app.escape()
    app.press(Key(.tab))
    #expect(app.press(.control("g")).isEmpty && !app.state.isEditing)
  }

  @Test("where nothing was changed the caret stays, and one that ended at once is told why")
  func unchanged() {
    var app = editing("ab")
    app.reduce(.edited(.unchanged))
    #expect(app.state.notice?.text == EditText.endedAtOnce)
    app.press(Key(.left))
    app.press(.control("g"))
    app.wait(.seconds(2))
    app.change { $0.notice = nil }
    app.reduce(.edited(.unchanged))
    #expect(app.state.notice == nil)
    app.type("x")
    #expect(app.typed == "axb")
  }

  @Test("an emptied text is gone from the input, and Up brings it back")
  func emptied() {
    var app = editing()
    app.reduce(.edited(.saved("")))
    #expect(app.typed == "")
    #expect(app.state.notice?.text == EditText.emptied)
    app.press(Key(.up))
    #expect(app.typed == "half a question")
  }

  static let failures: [(EditOutcome, String)] = [
    (.notOpened(.noEditor), "There is no editor: set VISUAL or EDITOR to yours."),
    (
      .notOpened(.notFound(variable: "VISUAL", program: "code")),
      "VISUAL names an editor that is not there: code."
    ),
    (
      .abandoned(.status(1), kept: "/f"),
      "Your editor ended with status 1. The input stays as it was. What it left is kept for a day: /f"
    ),
    (
      .abandoned(.signal(11), kept: nil),
      "Your editor was ended by signal 11. The input stays as it was."
    ),
    (
      .unusable(.tooLong(bytes: 8 << 20), kept: "/f"),
      "What you saved is longer than 8 MB. The input stays as it was. What it left is kept for a day: /f"
    ),
    (
      .unusable(.missing, kept: nil),
      "Your editor has removed the file. The input stays as it was."
    ),
  ]

  @Test(
    "whatever goes wrong the text stays, and what is kept elsewhere is told again at the end",
    arguments: failures)
  func failure(_ outcome: EditOutcome, _ words: String) {
    var app = editing()
    app.reduce(.edited(outcome))
    #expect(app.typed == "half a question")
    #expect(app.state.notice?.text == words)
    #expect(app.state.notice?.kind == .warning)
    let farewell = Farewell(app.state, hasServer: true).sentences
    #expect(farewell.contains(EditText.kept("/f")) == (outcome.kept != nil))
    app.press(.control("g"))
    #expect(app.effects == [.edit("half a question")], "it can be tried again")
  }

  @Test("it goes to the chat that it came from, whichever is on screen by then")
  func otherChat() {
    var app = editing()
    app.change { _ = $0.open(SessionID("b")) }
    app.reduce(.edited(.saved("edited")))
    #expect(app.typed == "")
    #expect(app.conversation("a").composer.text == "edited")
    #expect(app.state.notice?.text.contains(EditText.inItsInput) == true)
  }

  @Test("a new chat that gets its id meanwhile is the same chat")
  func adopted() {
    var app = AppDriver.connected()
    app.type("first")
    app.press(.enter)
    let turn = app.turn
    app.type("second")
    app.press(.control("g"))
    app.reduce(.sessionCreated(turn, .success(SessionID("new"))))
    #expect(app.state.chats.currentSession == SessionID("new"))
    app.reduce(.edited(.saved("edited")))
    #expect(app.typed == "edited")
  }

  @Test("of a chat that was deleted elsewhere it goes to the chat on screen")
  func deleted() {
    var app = editing()
    app.change { state in
      _ = state.open(SessionID("b"))
      state.chats.conversations[.session(SessionID("a"))] = nil
    }
    app.reduce(.edited(.saved("edited")))
    #expect(app.typed == "edited")
  }

  @Test("beside what came into the input meanwhile it is held, and Up brings it")
  func held() {
    var app = editing("")
    app.change { $0.chats.withCurrent { $0.composer.insert("taken back") } }
    app.reduce(.edited(.saved("edited")))
    #expect(app.typed == "taken back")
    #expect(app.conversation.held.map(\.text) == ["edited"])
    #expect(app.state.notice?.text == EditText.held)
  }

  @Test("where the screen is heard every end is said")
  func heard() {
    var app = AppDriver.open()
    app.change { $0.look.isLinear = true }
    app.press(.control("g"))
    app.reduce(.edited(.saved("edited")))
    #expect(app.state.notice?.text == "The text from your editor is in the input.")
    app.press(.control("g"))
    app.wait(.seconds(2))
    app.reduce(.edited(.unchanged))
    #expect(app.state.notice?.text == "The text is unchanged.")
  }
}
