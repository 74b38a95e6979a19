import FoundationEssentials
import QukaTestSupport
import Testing

/// What is copied in the real program, as it arrives in tmux and in files.
@Suite("Copying, in the program", .blocking) struct CopyingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The demo's answer to a question for code, complete.
  private func answered(without variable: String = "NOTHING") throws -> ChatScreen {
    let command = ["sh", "-c", "cd \"$0\" && unset \(variable) && exec \"$1\" --mock", folder.path]
    let screen = ChatScreen(
      tmux: try Tmux(
        command + [BuiltProgram.path()], size: TerminalSize(columns: 40, rows: 12)),
      isDemo: true)
    try screen.tmux.wait(for: ScreenText.usable)
    try screen.ask("python please")
    try screen.waitUntilIdle()
    return screen
  }

  /// Opens the window and chooses the entry so far down.
  private func choose(_ number: Int, in screen: ChatScreen) throws {
    try screen.tmux.press("M-c")
    try screen.tmux.wait(for: "Copy from an answer")
    for _ in 0..<number { try screen.tmux.press("Down") }
  }

  /// What stands between the fences of an answer.
  private func code(in markdown: String) -> String {
    let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
    let fences = lines.indices.filter { lines[$0].hasPrefix("```") }
    guard fences.count >= 2 else { return "" }
    return lines[(fences[0] + 1)..<fences[1]].joined(separator: "\n")
  }

  @Test("in tmux's buffer the code is what the answer's source has between its fences")
  func tmux() throws {
    let screen = try answered()
    try choose(0, in: screen)
    try screen.tmux.press("Enter")
    try screen.tmux.wait(for: "in tmux's buffer")
    let source = code(in: try screen.tmux.buffer())
    #expect(source.contains("\n\n\ndef longest_lines(path: Path, n: int = 3)"))
    try choose(2, in: screen)
    try screen.tmux.press("Enter")
    try screen.tmux.wait(for: "the code in the buffer") { _ in
      (try? screen.tmux.buffer()) == source
    }
    #expect(try screen.quit() == .exited(0))
  }

  @Test("without tmux the terminal is asked, and gets the same")
  func terminal() throws {
    let screen = try answered(without: "TMUX")
    try choose(2, in: screen)
    try screen.tmux.press("Enter")
    try screen.tmux.wait(for: "does not confirm")
    let copied = try screen.tmux.buffer()
    #expect(copied.hasPrefix("from collections import Counter\nfrom pathlib"))
    try choose(0, in: screen)
    try screen.tmux.press("Enter")
    try screen.tmux.wait(for: "the answer in the buffer") { _ in
      (try? screen.tmux.buffer()).map { self.code(in: $0) } == copied
    }
    #expect(try screen.quit() == .exited(0))
  }

  @Test("a file gets the same, and is replaced only when F8 says so")
  func file() throws {
    let screen = try answered()
    try choose(2, in: screen)
    try screen.tmux.press("M-s")
    try screen.tmux.wait(for: "code-1.py")
    try screen.tmux.press("Enter")
    try screen.tmux.wait(for: "Written to code-1.py")
    let path = folder.file("code-1.py")
    let written = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    #expect(written.hasPrefix("from collections import Counter\n") && written.hasSuffix("\n"))
    try folder.write("mine", to: "code-1.py")
    try choose(2, in: screen)
    try screen.tmux.press("M-s")
    try screen.tmux.wait(for: "code-1.py")
    try screen.tmux.press("Enter")
    try screen.tmux.wait(for: "F8 replaces it")
    #expect(try String(contentsOf: URL(filePath: path), encoding: .utf8) == "mine")
    try screen.tmux.press("F8")
    try screen.tmux.wait(for: "Written to code-1.py")
    #expect(try String(contentsOf: URL(filePath: path), encoding: .utf8) == written)
    #expect(try screen.quit() == .exited(0))
  }
}
