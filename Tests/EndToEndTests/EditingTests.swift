import QukaTestSupport
import Testing

@Suite("Editing in a terminal", .blocking)
struct EditingTests {
  @Test(
    "the keys that select, cut, yank, undo and redo arrive through tmux and the terminal's line",
    arguments: DemoTests.sizes)
  func keys(size: TerminalSize) throws {
    let chat = try ChatScreen.demo(size)
    let (whole, rest) = ("我来到北京", "我来到")
    try chat.tmux.type(whole)
    try chat.tmux.wait(for: whole)
    try chat.tmux.press("C-S-Left")
    try chat.tmux.wait(for: "deselect")
    try chat.tmux.press("C-w")
    try chat.tmux.wait(for: "the cut") { $0.contains(rest) && !$0.contains(whole) }
    // On some systems a line that is not raw takes Ctrl-Y as a signal.
    try chat.tmux.press("C-y")
    try chat.tmux.wait(for: whole)
    try chat.tmux.press("C-_")
    try chat.tmux.wait(for: "the undo") { $0.contains(rest) && !$0.contains(whole) }
    try chat.tmux.press("M-Z")
    try chat.tmux.wait(for: whole)
    #expect(try chat.quit() == .exited(0))
  }
}
