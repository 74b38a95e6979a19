import QukaTestSupport
import Testing

/// An editor below a shell with job control.
@Suite("An editor below a shell", .blocking)
struct EditorJobTests {
  private let folder: TemporaryFolder
  private let tmux: Tmux

  init() throws {
    folder = try TemporaryFolder()
    tmux = try Tmux(
      ["bash", "--norc", "--noprofile", "-i"],
      environment: ["PS1": "prompt> ", "VISUAL": "sh \(folder.file("editor"))"])
    try tmux.wait(for: "prompt>")
  }

  private func start() throws {
    try tmux.type("\(BuiltProgram.path()) --mock\n")
    try tmux.wait(for: ScreenText.usable)
    try tmux.type("draft")
    try tmux.wait(for: "draft")
    try tmux.press("C-g")
  }

  /// Waits until the terminal's keys are the editor's.
  private func waitForEditor() throws {
    try tmux.wait(for: "the editor in the foreground") { _ in
      (try? tmux.value(of: "pane_current_command")) == "sh"
    }
  }

  @Test("Ctrl-C is the editor's, and Ctrl-Z stops both until fg")
  func keys() throws {
    // It starts no process: one that is stopped between vfork and exec keeps its parent from stopping.
    try folder.write(
      """
      trap 'echo interrupted' INT
      echo ready
      until [ "$line" = go ]; do read line; done
      echo edited > "$1"
      """, to: "editor")
    try start()
    try tmux.wait(for: "ready")
    try waitForEditor()
    #expect(try tmux.value(of: "alternate_on") == "0")
    try tmux.press("C-c")
    try tmux.wait(for: "interrupted")
    for count in 1...2 {
      try tmux.press("C-z")
      try tmux.wait(for: "the shell") { $0.ranges(of: "Stopped").count == count }
      try tmux.type("echo at the pr''ompt\n")
      try tmux.wait(for: "the shell's echo") { $0.ranges(of: "at the prompt").count == count }
      try tmux.type("fg\n")
      try waitForEditor()
    }
    try tmux.press("C-c")
    try tmux.wait(for: "another interrupt") { $0.ranges(of: "interrupted").count == 2 }
    try tmux.type("go\n")
    try tmux.wait(for: "edited")
    #expect(try tmux.value(of: "alternate_on") == "1")
    try tmux.press("C-q")
    try tmux.wait(for: "- edited")
    #expect(try tmux.value(of: "alternate_on") == "0")
  }
}
