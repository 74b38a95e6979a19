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

  @Test("Ctrl-C is the editor's, and Ctrl-Z stops both until fg")
  func keys() throws {
    try folder.write(
      """
      trap 'echo interrupted' INT
      echo ready
      until [ -e \(folder.file("go")) ]; do sleep 0.02; done
      echo edited > "$1"
      """, to: "editor")
    try start()
    try tmux.wait(for: "ready")
    #expect(try tmux.value(of: "alternate_on") == "0")
    try tmux.press("C-c")
    try tmux.wait(for: "interrupted")
    for count in 1...2 {
      try tmux.press("C-z")
      try tmux.wait(for: "the shell") { $0.ranges(of: "Stopped").count == count }
      try tmux.type("echo at the pr''ompt\n")
      try tmux.wait(for: "the shell's echo") { $0.ranges(of: "at the prompt").count == count }
      try tmux.type("fg\n")
      try tmux.wait(for: "the job's line") { $0.ranges(of: "--mock\n").count > count }
    }
    try tmux.press("C-c")
    try tmux.wait(for: "another interrupt") { $0.ranges(of: "interrupted").count == 2 }
    try folder.write("", to: "go")
    try tmux.wait(for: "edited")
    #expect(try tmux.value(of: "alternate_on") == "1")
    try tmux.press("C-q")
    try tmux.wait(for: "- edited")
    #expect(try tmux.value(of: "alternate_on") == "0")
  }
}
