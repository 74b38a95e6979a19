import Glibc
import QukaTestSupport
import Testing

@Suite("The demo in a terminal", .blocking)
struct DemoTests {
  static let sizes = [TerminalSize.standard, .small]
  static let questions = ["/long Tell me a story", "/long 请讲一个很长的故事"]

  @Test("it starts with a usable screen and quits with exit code 0", arguments: sizes)
  func start(size: TerminalSize) throws {
    let chat = try ChatScreen.demo(size)
    #expect(try chat.tmux.value(of: "alternate_on") == "1")
    #expect(try chat.tmux.rows().count == size.rows)
    #expect(try chat.quit() == .exited(0))
    #expect(try chat.tmux.value(of: "alternate_on") == "0")
  }

  @Test(
    "a question streams, Esc stops it once, the partial text stays and is marked, and it can go on",
    arguments: sizes, questions)
  func stop(size: TerminalSize, question: String) throws {
    let chat = try ChatScreen.demo(size)
    try chat.ask(question)
    try chat.stop()
    let length = try #require(try chat.look().stoppedLengths.last)
    #expect(length > 0)
    #expect(try chat.tmux.screen().contains(ScreenText.usable))

    try chat.ask(question)
    try chat.stop()
    #expect(try chat.quit() == .exited(0))
  }

  @Test("Esc never deletes what is being typed")
  func draft() throws {
    let chat = try ChatScreen.demo()
    try chat.ask("/long Tell me a story")
    try chat.tmux.type("my next question")
    try chat.tmux.wait(for: "my next question")
    try chat.stop()
    try chat.tmux.type("!")
    try chat.tmux.wait(for: "my next question!")
  }

  @Test("other chats stream on while one is stopped")
  func switching() throws {
    let chat = try ChatScreen.demo()
    try chat.ask("/long Tell me the first story")
    try chat.tmux.press("C-n")
    try chat.wait(for: "the new chat") {
      $0.isNewChat && $0.showsOneMoreStreaming && !$0.canStop
    }
    try chat.ask("/long Tell me the second story")
    try chat.stop()
    #expect(try chat.look().showsOneMoreStreaming)

    // In the list the second chat is on top and the first below it.
    try chat.tmux.press("Tab", "Down", "Enter")
    try chat.wait(for: "the first chat") { $0.isStreaming && !$0.showsOneMoreStreaming }
    try chat.stop()
    #expect(try chat.quit() == .exited(0))
  }

  @Test("it follows the window's size while it streams")
  func resize() throws {
    let chat = try ChatScreen.demo()
    try chat.ask("/long Tell me a story")
    for size in [TerminalSize.small, TerminalSize(columns: 110, rows: 30), .standard] {
      try chat.tmux.resize(to: size)
      try chat.wait(for: "the hint in the last of \(size.rows) rows") {
        $0.rows.count == size.rows && $0.canStop
      }
    }
    try chat.stop()
  }

  @Test("Ctrl-C stops, then asks once before it quits")
  func controlC() throws {
    let chat = try ChatScreen.demo()
    try chat.ask("/long Tell me a story")
    try chat.tmux.press("C-c")
    try chat.tmux.wait(for: ScreenText.stopped)
    try chat.waitUntilIdle()
    // Within a second of the stop it is only hammered.
    for _ in 0..<10 where try !chat.tmux.screen().contains(ScreenText.askBeforeQuitting) {
      try chat.tmux.press("C-c")
      _ = try? chat.tmux.wait(for: ScreenText.askBeforeQuitting, within: .milliseconds(500))
    }
    try chat.tmux.wait(for: ScreenText.askBeforeQuitting)
    try chat.tmux.press("C-c")
    #expect(try chat.tmux.waitForExit() == .exited(0))
  }
}
