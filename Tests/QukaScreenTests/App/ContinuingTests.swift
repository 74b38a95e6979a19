import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// The server forgets a stopped answer, so going on quotes it.
@Suite("Going on with a stopped answer") struct ContinuingTests {
  private static func stopped(_ text: String = "One two") -> AppDriver {
    var app = AppDriver.streaming(text)
    app.escape()
    app.reduce(.stopAnswered(app.turn, .accepted))
    app.chat(.stopped("A", text.unicodeScalars.count))
    return app
  }

  @Test("Ctrl-T puts a question that quotes the text into the input, and says why")
  func quotes() {
    var app = Self.stopped("One\n\ntwo")
    #expect(HintView.hints(app.state).first == HintView.Hint(key: "Ctrl-T", text: "continue"))
    #expect(app.press(.control("t")) == [])
    #expect(
      app.typed
        == "Please go on where your answer was cut off. It ended with:\n> One\n> two\n")
    #expect(app.state.notice?.text.hasPrefix("Quoted, because the model forgets") == true)
    #expect(app.state.focus == .composer)
    app.press(.enter)
    #expect(app.conversation.summary.last?.hasSuffix("(sending)") == true)
  }

  @Test("typed text is kept, and a second press quotes nothing twice")
  func typedText() {
    var app = Self.stopped()
    app.type("in French")
    app.press(.control("t"))
    let text = app.typed
    #expect(text.hasSuffix("> One two\n\nin French"))
    app.press(.control("t"))
    #expect(app.typed == text)
  }

  @Test("only the end of a long answer is quoted, from a whole word on")
  func bounded() {
    let long = (0..<1_000).map { "word\($0)" }.joined(separator: " ")
    var app = Self.stopped(long)
    app.press(.control("t"))
    #expect(app.typed.count < 700)
    #expect(app.typed.contains("\n> …word"))
    #expect(app.typed.hasSuffix("word999\n"))
    app = Self.stopped(String(repeating: "漢", count: 2_000))
    app.press(.control("t"))
    #expect(app.typed.count { $0 == "漢" } == 600)
  }

  @Test(
    "a Chinese chat goes on in Chinese, by its writing",
    arguments: [
      ("再讲一遍", true), ("用 Swift 写一个 HTTP server 给我看看", true), ("Why?", false), ("", false),
      ("東京はどこですか", false), ("한국어로 말해 주세요", false), ("2 + 2 = 4", false), ("好", true),
      ("What does 漢字 mean in English, please?", false), ("**答**：`let x = 1`，因为这样更快。", true),
      ("caf\u{301}e d\u{301}a", false), ("🇨🇳", false),
    ])
  func han(text: String, isChinese: Bool) {
    #expect(Continuation.isMostlyHan(text) == isChinese)
    let question = Continuation.question(quoting: "x", asked: text)
    #expect(question.hasPrefix("请从") == isChinese && question.hasSuffix("\n> x\n"))
  }

  @Test("a Chinese answer to an English question goes on in Chinese, too")
  func chineseAnswer() {
    var app = Self.stopped("第一句。\n第二句")
    app.press(.control("t"))
    #expect(app.typed == "请从你的回答中断的地方继续。它的结尾是：\n> 第一句。\n> 第二句\n")
    let text = app.typed
    app.press(.control("t"))
    #expect(app.typed == text)
  }

  @Test("an unconfirmed answer can be continued, too")
  func detached() {
    var app = AppDriver.streaming("One two")
    app.escape()
    app.wait(.seconds(20))
    app.press(.control("t"))
    #expect(app.typed.contains("> One two"))
  }

  @Test("otherwise a calm word, and nothing changes")
  func nothingToContinue() {
    var complete = AppDriver.streaming()
    complete.chat(.done("A"))
    complete.wait(.seconds(3))
    var empty = AppDriver.open()
    empty.ask("Why?")
    empty.escape()
    empty.chat(.stopped("A", 0))
    for var app in [AppDriver.open(), complete, empty, AppDriver.streaming()] {
      let before = app.conversation
      #expect(app.press(.control("t")) == [])
      #expect(app.conversation == before)
      #expect(app.state.notice?.kind == .information)
      #expect(!HintView.hints(app.state).contains { $0.key == "Ctrl-T" })
    }
  }

  @Test("while the answer is being stopped, Ctrl-T says so, and promises nothing of Esc")
  func stopping() {
    var app = AppDriver.streaming()
    app.escape()
    app.press(.control("t"))
    #expect(app.state.notice?.text == "Still stopping. Retry in a moment.")
  }
}
