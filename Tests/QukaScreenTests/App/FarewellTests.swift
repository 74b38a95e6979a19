import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("What is said after quitting") struct FarewellTests {
  private func words(_ app: AppDriver, hasServer: Bool = true) -> [String] {
    Farewell(app.state, hasServer: hasServer).sentences
  }

  @Test("quitting while turns run says that they go on at the server, and how many")
  func running() {
    var app = AppDriver.streaming()
    app.press(.control("q"))
    #expect(app.effects == [.quit])
    #expect(words(app).count == 1)
    #expect(words(app).first?.hasPrefix("An answer is still being written on the server") == true)
    #expect(words(app, hasServer: false) == [])
    app.openChat("b")
    app.ask("And?")
    #expect(words(app).first?.hasPrefix("2 answers are still being written") == true)
  }

  @Test(
    "a question that was not sent, what was queued or held, and every draft is told, chat by chat")
  func unsent() {
    var app = AppDriver.open()
    app.type("Why?")
    app.press(.enter)
    app.type("second")
    app.press(.enter)
    app.type("half")
    app.press(.control("n"))
    app.type("new")
    app.openChat("c")
    app.type("third\nline")
    #expect(
      words(app) == [
        "Not sent in a new chat:\n- new", "Not sent in “Chat a”:\n- Why?\n- second\n- half",
        "Not sent in “Chat c”:\n- third\n  line",
      ])
    app.press(.control("c"))
    #expect(words(app).count == 2, "what the person cleared is no news")
  }

  @Test("a stop that is not confirmed is told instead of an answer that is being written")
  func unconfirmed() {
    var app = AppDriver.streaming()
    app.escape()
    let sentence = "The server has not confirmed a stop; that answer may still be running."
    #expect(words(app) == [sentence])
    app.wait(.seconds(20))
    #expect(words(app) == [sentence])
    app.chat(.stopped("A"))
    #expect(words(app) == [])
  }

  @Test("an idle program says nothing")
  func idle() {
    #expect(words(AppDriver.open()) == [])
  }
}
