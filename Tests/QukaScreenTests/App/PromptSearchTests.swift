import QukaScreenTestSupport
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Finding what was asked") struct PromptSearchTests {
  private func asked() -> AppDriver {
    var app = AppDriver.open()
    app.change { $0.chats.prompts.recall(["Explain Café 茶", "line one\nline two", "fix the bug"]) }
    return app
  }

  @Test("Alt-R lists it, the newest first; letters find, folded; Enter brings it, Down goes back")
  func finding() {
    var app = asked()
    app.type("draft")
    app.press(.character("r", .alt))
    #expect(app.screen.contains("Find what you asked"))
    #expect(app.screen.contains("line one line two"))
    app.type("cafe")
    #expect(app.screen.contains("Explain Café 茶") && !app.screen.contains("fix the bug"))
    app.press(.enter)
    #expect(app.typed == "Explain Café 茶")
    app.press(Key(.down))
    app.press(Key(.down))
    app.press(Key(.down))
    #expect(app.typed == "draft")
  }

  @Test("nothing is cut off before a match that fits as it is, and no word is cut before others")
  func whole() {
    var app = AppDriver.open()
    let long = "Please tell me once more: an unquestionable truth about green tea"
    app.change { $0.chats.prompts.recall(["first question about tea", long]) }
    app.press(.character("r", .alt))
    app.type("tea")
    #expect(app.screen.contains(" first question about tea"))
    #expect(app.screen.contains("…truth about green tea"))
  }

  @Test("two Chinese characters, and text behind a line end, are found; nothing is said to be")
  func chinese() {
    var app = asked()
    app.press(.character("r", .alt))
    app.type("茶")
    #expect(app.screen.contains("Explain Café 茶"))
    app.press(.control("u"))
    app.type("one line")
    #expect(app.screen.contains("line one line two"))
    app.type("x")
    #expect(app.screen.contains("No match"))
    app.press(.enter)
    #expect(app.typed.isEmpty && !app.state.overlays.isEmpty)
    app.escape()
    #expect(app.state.overlays.isEmpty && app.typed.isEmpty)
  }

  @Test("where nothing was asked, it says so")
  func nothing() {
    var app = AppDriver.open()
    app.press(.character("r", .alt))
    #expect(app.state.notice?.text == "Nothing was asked here yet." && app.state.overlays.isEmpty)
  }

  @Test("the match is on screen, however far down a text it stands")
  func far() {
    var app = AppDriver.open()
    let text = String(repeating: "words before ", count: 60) + "needle\n" + "after"
    app.change { $0.chats.prompts.recall([text]) }
    app.press(.character("r", .alt))
    app.type("needle")
    #expect(
      app.screen.contains("…words before needle after") || app.screen.contains("needle after"))
    app.press(.enter)
    #expect(app.typed == text)
  }
}
