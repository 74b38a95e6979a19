import FoundationEssentials
import QukaTestSupport
import Testing

/// A person's own keys in the real program.
@Suite("Keys of one's own, in the program", .blocking)
struct KeysTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ text: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder.file(".config/quka-tui"), withIntermediateDirectories: true)
    try folder.write(text, to: ".config/quka-tui/keys.toml")
  }

  private func start() throws -> ChatScreen {
    let screen = ChatScreen(
      tmux: try Tmux([BuiltProgram.path(), "--mock"], environment: ["HOME": folder.path]))
    try screen.tmux.wait(for: ScreenText.usable)
    return screen
  }

  @Test("with the Emacs set Ctrl-P goes up, Alt-X opens the palette, and Esc still stops")
  func emacs() throws {
    try write("set = \"emacs\"\n")
    let screen = try start()
    try screen.tmux.type("first")
    try screen.tmux.press("C-j")
    try screen.tmux.type("second")
    try screen.tmux.wait(for: "second")
    try screen.tmux.press("C-p")
    try screen.tmux.type("|")
    try screen.tmux.wait(for: "first|")
    try screen.tmux.press("M-x")
    try screen.tmux.wait(for: "Commands and chats")
    try screen.tmux.press("M-x")
    try screen.tmux.press("C-c")
    try screen.tmux.wait(for: "the empty input") { !$0.contains("first|") }
    try screen.ask("/long story")
    try screen.stop()
    #expect(try screen.quit() == .exited(0))
  }

  @Test("with the keys of vi a text is changed, and one Esc stops and leaves insert mode")
  func vi() throws {
    try write("set = \"vi\"\n")
    let screen = try start()
    try screen.tmux.type("one two")
    try screen.tmux.wait(for: "one two")
    try screen.tmux.press("Escape")
    try screen.tmux.wait(for: "normal mode ")
    try screen.tmux.type("bcw")
    try screen.tmux.type("three")
    try screen.tmux.wait(for: "one three")
    try screen.tmux.press("Escape")
    try screen.tmux.wait(for: "‹ one three")
    try screen.tmux.type("dd")
    try screen.tmux.wait(for: "Press i to type")
    try screen.tmux.type("i")
    try screen.ask("/long story")
    try screen.stop()
    try screen.tmux.wait(for: "normal mode ")
    #expect(try screen.quit() == .exited(0))
  }

  @Test("a broken file: the program starts, names file and line, and follows the rest")
  func broken() throws {
    try write("[everywhere]\n\"alt-g\" = \"hlep\"\n\"alt-h\" = \"help\"\n")
    let screen = try start()
    try screen.tmux.wait(for: "keys.toml:2")
    try screen.tmux.press("M-h")
    try screen.tmux.wait(for: "Everywhere")
    try screen.tmux.press("Escape")
    #expect(try screen.quit() == .exited(0))
  }

  @Test("the window of keys shows the bytes that the terminal sent")
  func inspector() throws {
    let screen = try start()
    try screen.tmux.press("F12")
    try screen.tmux.wait(for: "Press any key.")
    try screen.tmux.press("M-l")
    try screen.tmux.wait(for: "Alt-L   1B 6C")
    try screen.tmux.press("Up")
    try screen.tmux.wait(for: "before: Alt-L 1B 6C")
    try screen.tmux.press("Escape")
    try screen.tmux.wait(for: "Esc   1B")
    try screen.tmux.press("Escape")
    try screen.tmux.wait(for: "the end of the window") { !$0.contains("What does a key do?") }
    #expect(try screen.quit() == .exited(0))
  }

  @Test("quka-tui keys prints the table, what is wrong, and who lost a key")
  func listing() throws {
    try write("[everywhere]\n\"ctrl-n\" = \"help\"\n\"esc\" = \"quit\"\n")
    let environment = TestEnvironment.plain.merging(["HOME": folder.path]) { $1 }
    let process = try PipedProcess([BuiltProgram.path(), "keys"], environment: environment)
    #expect(try process.waitForExit() == .exited(1))
    for words in [
      "keys.toml:2", "keys.toml:3: Esc always stops", "\"new-chat\" lost Ctrl-N everywhere",
    ] {
      #expect(process.output.contains(words), "\(process.output)")
    }
    let example = try PipedProcess(
      [BuiltProgram.path(), "keys", "--default"], environment: environment)
    #expect(try example.waitForExit() == .exited(0))
    #expect(example.output.contains("# \"ctrl-n\" = \"new-chat\""))
  }
}
