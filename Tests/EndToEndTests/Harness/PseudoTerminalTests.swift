import Glibc
import QukaTestSupport
import Testing

@Suite("The pseudo-terminal", .blocking)
struct PseudoTerminalTests {
  @Test("a program on it has a controlling terminal of the given size")
  func size() throws {
    let size = TerminalSize(columns: 91, rows: 17)
    let terminal = try PseudoTerminal(["bash", "-c", "stty size </dev/tty; tty"], size: size)
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.text.hasPrefix("17 91\r\n/dev/pts/"))
  }

  @Test("keys arrive, and the output can be waited for")
  func keys() throws {
    let terminal = try PseudoTerminal(["cat"])
    try terminal.send("你好 🙂\r")
    try terminal.wait(for: "你好 🙂\r\n你好 🙂\r\n")
    try terminal.send("\u{4}")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test("a change of size reaches the program as SIGWINCH")
  func resize() throws {
    let script = "trap 'stty size; exit 0' WINCH; echo ready; while :; do sleep 0.01; done"
    let terminal = try PseudoTerminal(["bash", "-c", script])
    try terminal.wait(for: "ready")
    terminal.resize(to: TerminalSize(columns: 33, rows: 9))
    try terminal.wait(for: "9 33")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test("line settings that a program leaves behind are seen", arguments: [true, false])
  func lineSettings(isRestored: Bool) throws {
    let script = """
      echo ready; read -r; saved=$(stty -g); stty raw -echo; \(isRestored ? "stty $saved;" : "")
      echo left
      """
    let terminal = try PseudoTerminal(["bash", "-c", script])
    try terminal.wait(for: "ready")
    let before = terminal.lineSettings
    #expect(before.isCanonical)
    try terminal.send("\n")
    try terminal.wait(for: "left")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect((terminal.lineSettings == before) == isRestored)
  }

  @Test("the end of a program is told apart: exit code or signal")
  func status() throws {
    #expect(try PseudoTerminal(["bash", "-c", "exit 7"]).waitForExit() == .exited(7))
    let sleeper = try PseudoTerminal(["cat"])
    sleeper.send(signal: SIGTERM)
    #expect(try sleeper.waitForExit() == .signaled(SIGTERM))
  }

  @Test("a wait that is in vain says what was seen")
  func inVain() throws {
    let terminal = try PseudoTerminal(["echo", "something else"])
    let error = #expect(throws: WaitedInVain.self) { try terminal.wait(for: "never") }
    #expect(error?.description.contains("something else") == true)
  }
}
