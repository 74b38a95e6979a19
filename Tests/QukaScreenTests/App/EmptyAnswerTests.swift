import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("An answer of nothing") struct EmptyAnswerTests {
  private static func ended(_ text: String) -> AppDriver {
    var app = AppDriver.open()
    app.ask("Why?")
    app.chat(.started("A"))
    if !text.isEmpty { app.chat(.text("A", text)) }
    app.chat(.done("A", text.unicodeScalars.count))
    app.wait(.seconds(3))
    return app
  }

  private static func hints(_ app: AppDriver) -> [String] {
    HintView.hints(app.state).map { "\($0.key) \($0.text)" }
  }

  @Test(
    "says so, offers to ask again, and Ctrl-R does",
    arguments: [
      ("", "no answer came · the model sent nothing"),
      (" \n\n", "no answer came · the model sent nothing"),
      ("<think>only thoughts here", "no answer came · the model stopped while thinking"),
      ("<think>只是想想</think>", "no answer came · the model stopped while thinking"),
    ])
  func live(_ text: String, _ words: String) {
    var app = Self.ended(text)
    #expect(app.screen.contains(words))
    #expect(Self.hints(app).contains("Ctrl-R send again"))
    app.press(.control("r"))
    #expect(app.conversation.sending?.text == "Why?")
    #expect(!app.screen.contains("Ctrl-R"))
  }

  @Test("not while it may go on, and not of a round that a tool or an answer follows")
  func rounds() {
    var app = AppDriver.open()
    app.ask("Why?")
    app.chat(.started("A"))
    app.chat(.done("A", 0))
    #expect(!app.screen.contains("no answer"))
    app.chat(.tool("T"))
    app.chat(.using("T"))
    app.chat(.toolDone(MessageID("T")))
    app.chat(.started("B"))
    app.chat(.text("B", "Found it."))
    app.chat(.done("B", 9))
    app.wait(.seconds(3))
    #expect(!app.screen.contains("no answer"))
    #expect(!Self.hints(app).contains("Ctrl-R send again"))
  }

  @Test("when a tool follows so late that it is another turn, it is taken back")
  func late() {
    var app = Self.ended("")
    #expect(app.screen.contains("no answer came"))
    app.chat(.tool("T"))
    #expect(!app.screen.contains("no answer came"))
  }

  @Test("the history tells the same of the last answer before a question, and of no other")
  func stored() {
    var app = AppDriver.open()
    let stored: [Message] = [
      .make("q1", .user, "One?"), .make("a1", .assistant, ""),
      .make("q2", .user, "Two?"), .make("a2", .assistant, ""), .make("a3", .assistant, "Yes."),
      .make("q3", .user, "Three?"), .make("a4", .assistant, "<think>hm"),
    ]
    app.press(.control("r"))
    app.reduce(.historyLoaded(SessionID("a"), .success(stored)))
    let screen = app.screen
    #expect(screen.split(separator: "no answer came").count == 3)
    #expect(screen.contains("the model stopped while thinking"))
    app.press(.control("r"))
    #expect(app.conversation.sending?.text == "Three?")
  }

  @Test("who hears the screen is told")
  func spoken() {
    let app = Self.ended("<think>hm")
    var narrator = Narrator()
    var before = AppDriver.open()
    before.ask("Why?")
    before.chat(.started("A"))
    before.chat(.text("A", "<think>hm"))
    _ = narrator.news(before.state)
    let lines = narrator.news(app.state).map { "\($0)" }.joined(separator: "\n")
    #expect(lines.contains("no answer came · the model stopped while thinking."))
    #expect(!lines.contains("End of the answer."))
  }
}
