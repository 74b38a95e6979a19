import Glibc
import QukaTestSupport
import Testing

/// The program below a shell with job control, as people start it.
@Suite("Below a shell", .blocking)
struct ShellTests {
  private let folder: TemporaryFolder
  private let tmux: Tmux

  init() throws {
    folder = try TemporaryFolder()
    tmux = try Tmux(["bash", "--norc", "--noprofile", "-i"], environment: ["PS1": "prompt> "])
    try tmux.wait(for: "prompt>")
    try keepLineSettings(in: "before")
  }

  @Test("quitting leaves the line settings and the screen as they were")
  func quit() throws {
    try startDemo()
    try tmux.press("C-q")
    try expectUnchanged(showing: "ended with 0")
  }

  @Test(
    "a signal that ends it leaves the line settings and the screen as they were",
    arguments: [SIGTERM, SIGHUP, SIGSEGV])
  func signal(signal: Int32) throws {
    try startDemo()
    try tmux.type("/long Tell me a story")
    try tmux.press("Enter")
    try tmux.wait(for: ScreenText.canStop)
    kill(try program(), signal)
    try expectUnchanged(showing: "ended with 1")
  }

  @Test("Ctrl-Z gives the terminal back to the shell, and fg brings the screen back")
  func suspend() throws {
    try startDemo()
    try tmux.type("half a question")
    try tmux.wait(for: "half a question")
    for _ in 1...2 {
      try tmux.press("C-z")
      try tmux.wait(for: "Stopped")
      #expect(try tmux.value(of: "alternate_on") == "0")
      try tmux.type("fg\n")
      try tmux.wait(for: "half a question")
      #expect(try tmux.value(of: "alternate_on") == "1")
    }
    try tmux.press("C-q")
    try expectUnchanged(showing: "prompt>")
  }

  private func startDemo() throws {
    try tmux.type("\(BuiltProgram.path()) --mock; echo ended with $?\n")
    try tmux.wait(for: ScreenText.usable)
  }

  /// The only child of the shell in the pane.
  private func program() throws -> pid_t {
    let shell = try tmux.processIdentifier()
    let children = try PipedProcess.run(["cat", "/proc/\(shell)/task/\(shell)/children"])
    return try #require(children.split(separator: " ").first.flatMap { pid_t($0) })
  }

  private func keepLineSettings(in name: String) throws {
    try tmux.type("stty -a > \(folder.file(name)); echo ke''pt \(name)\n")
    try tmux.wait(for: "kept \(name)")
  }

  private func expectUnchanged(showing text: String) throws {
    try tmux.wait(for: text)
    #expect(try tmux.value(of: "alternate_on") == "0")
    #expect(try tmux.value(of: "cursor_flag") == "1")
    try keepLineSettings(in: "after")
    #expect(folder.text(of: "after") == folder.text(of: "before"))
    #expect(try tmux.screen().contains("kept before"), "what stood there before is gone")
  }
}
