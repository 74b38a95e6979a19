import QukaTestSupport
import Testing

@Suite("Pasting into a terminal", .blocking)
struct PasteTests {
  @Test(
    "where the terminal marks no paste, one of several lines is not sent line by line; Enter sends it"
  )
  func unmarked() throws {
    // What tmux is told to type it writes at once and marks nothing.
    let chat = try ChatScreen.demo()
    try chat.tmux.type("Here is the first line\rthe second line\rthe third\r")
    try chat.tmux.wait(for: "the third")
    try chat.tmux.type("and typed")
    try chat.tmux.wait(for: "and typed")
    #expect(try !chat.look().isStreaming)
    #expect(try chat.tmux.screen().contains("the first line"))
    try chat.tmux.press("Enter")
    try chat.wait(for: "a streaming answer") { $0.isStreaming }
    #expect(try chat.quit() == .exited(0))
  }

  @Test("after a paste of a megabyte the next key is shown at once", arguments: [false, true])
  func megabyte(isMarked: Bool) throws {
    let terminal = try PseudoTerminal([try BuiltProgram.path(), "--mock"])
    try terminal.wait(for: ScreenText.usable)
    let text = String(repeating: "a line of some words\r", count: 50_000)
    try terminal.send(isMarked ? "\u{1B}[200~\(text)\u{1B}[201~" : text)
    try terminal.wait(for: "[Pasted 50,000 lines")
    var longest = Duration.zero
    for key in ["字", "汉", "语", "写"] {
      let (before, start) = (terminal.output.count, ContinuousClock.now)
      try terminal.send(key)
      try terminal.wait(for: key, after: before)
      longest = max(longest, ContinuousClock.now - start)
    }
    // A key that copied or walked through the text would cost far more in a debug build.
    #expect(longest < .milliseconds(500), "\(longest)")
    print("longest wait after a megabyte: \(longest)")
    try terminal.send("\u{11}")
    #expect(try terminal.waitForExit() == .exited(0))
  }
}
