import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("The chat that stays on the normal screen") struct ExitChatTests {
  private func app(_ text: String, size: Size = Size(columns: 40, rows: 12)) -> AppDriver {
    var app = AppDriver.streaming(text, size: size)
    app.chat(.done("A", text.unicodeScalars.count))
    return app
  }

  private func lines(_ chat: ExitChat) -> [String] {
    (0..<chat.rows).map { chat.cells.text(row: $0) }
  }

  @Test("all of it stands there in the terminal's width, without list, input and windows")
  func whole() throws {
    let words = (1...60).map { "line \($0)" }.joined(separator: "\n\n")
    var app = app(words)
    app.press(Key(.pageUp))
    app.press(Key(.function(1)))
    let chat = try #require(ExitChat(app.state))
    let lines = lines(chat)
    #expect(!chat.isCut && chat.cells.size.columns == 40)
    #expect(lines.first?.contains("› Why?") == true)
    #expect(lines.count { $0.contains("line ") } == 60)
    #expect(
      !lines.contains { $0.contains("Keys") || $0.contains("Message") || $0.contains("Chat a") })
  }

  @Test("of a long one the last 1,000 rows, and that more stand before them")
  func long() throws {
    let words = (1...3_000).map { "line \($0)" }.joined(separator: "\n\n")
    let chat = try #require(ExitChat(app(words).state))
    #expect(chat.rows == 1_000 && chat.isCut)
    #expect(ExitText.isCut.contains("The last 1,000 rows"))
    #expect(lines(chat).last { $0.contains("line") }?.contains("line 3000") == true)
  }

  @Test("a chat without messages leaves nothing")
  func nothing() {
    #expect(ExitChat(AppDriver.open().state) == nil)
    #expect(ExitText.hint(AppDriver.open().state) == nil)
  }

  @Test("the hint names the chat, and nothing where the server ends with the program")
  func hint() {
    var app = app("Hello")
    #expect(ExitText.hint(app.state) == nil, "the demo")
    app.change { $0.place = .server("s") }
    #expect(
      ExitText.hint(app.state) == "“Chat a” is in the list of chats at the next start.")
    app.change { $0.chats.keeping = .everything }
    #expect(ExitText.hint(app.state) == "“Chat a” opens again at the next start.")
  }
}
