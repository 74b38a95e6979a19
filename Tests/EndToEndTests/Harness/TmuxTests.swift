import Glibc
import QukaTestSupport
import Testing

@Suite("tmux as a terminal", .blocking)
struct TmuxTests {
  @Test("the screen has the given size and shows what is typed, wide characters too")
  func screen() throws {
    let tmux = try Tmux(["cat"], size: .small)
    try tmux.type("schönes 你好;")
    try tmux.wait(for: "schönes 你好;")
    #expect(try tmux.rows().count == 12)
    #expect(try tmux.value(of: "pane_width") == "40")
    #expect(try tmux.value(of: "cursor_x") == "13")
  }

  @Test("keys are pressed by name")
  func keys() throws {
    let tmux = try Tmux(["bash", "-c", "read -rsn 1 key; printf 'got %q' \"$key\"; read"])
    try tmux.press("Escape")
    try tmux.wait(for: #"got $'\E'"#)
  }

  @Test("the size can be changed")
  func resize() throws {
    let tmux = try Tmux([
      "bash", "-c", "trap 'stty size' WINCH; echo ready; while :; do sleep 0.02; done",
    ])
    // A change before the trap is set would be lost.
    try tmux.wait(for: "ready")
    try tmux.resize(to: TerminalSize(columns: 50, rows: 14))
    try tmux.wait(for: "14 50")
  }

  @Test("the end of the program in the pane is told apart: exit code or signal")
  func status() throws {
    #expect(try Tmux(["bash", "-c", "exit 3"]).waitForExit() == .exited(3))
    let sleeper = try Tmux(["bash", "-c", "echo ready; exec cat"])
    try sleeper.wait(for: "ready")
    #expect(try sleeper.status() == nil)
    kill(try sleeper.processIdentifier(), SIGTERM)
    #expect(try sleeper.waitForExit() == .signaled(SIGTERM))
  }
}
