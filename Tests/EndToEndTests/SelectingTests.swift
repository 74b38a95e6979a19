import QukaTestSupport
import Testing

@Suite("Selecting in a terminal", .blocking)
struct SelectingTests {
  @Test(
    "code that the mouse passes comes out as it was written, and what keys select, too",
    arguments: DemoTests.sizes)
  func selects(size: TerminalSize) throws {
    let chat = try ChatScreen.demo(size)
    try chat.ask("Show me some code")
    try chat.waitUntilIdle()
    try chat.tmux.wait(for: "print(")
    let rows = try chat.tmux.rows()
    let row = try #require(rows.firstIndex { $0.contains("print(") })
    let before = try #require(rows[row].firstRange(of: "print("))
    let column = rows[row].distance(from: rows[row].startIndex, to: before.lowerBound)
    try chat.tmux.mouse(0, column: column, row: row)
    try chat.tmux.mouse(32, column: column + 4, row: row)
    try chat.tmux.mouse(32, column: size.columns - 2, row: row + 1)
    try chat.tmux.mouse(0, column: size.columns - 2, row: row + 1, isRelease: true)
    try chat.tmux.wait(for: "Selected: 2 lines.")
    try chat.tmux.wait(for: "the buffer") { _ in
      (try? chat.tmux.buffer()) == "print(\"\\(word): \\(count)\")\n}"
    }
    // Until it is sure that no other round follows the answer, Esc would ask for a stop.
    try chat.tmux.wait(for: "deselect")
    try chat.tmux.press("Escape")
    try chat.tmux.wait(for: "the end of the selection") { !$0.contains("deselect") }
    try chat.tmux.press("M-s")
    try chat.tmux.wait(for: "Shift-Right")
    try chat.tmux.press("C-S-End", "M-c")
    try chat.tmux.wait(for: "the buffer") { _ in
      (try? chat.tmux.buffer())?.hasSuffix("JavaScript, C, SQL and shell.") == true
    }
    #expect(try chat.quit() == .exited(0))
  }
}
