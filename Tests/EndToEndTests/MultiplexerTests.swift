import QukaTestSupport
import Testing

/// S15, with the real multiplexers.
@Suite("In a multiplexer", .blocking)
struct MultiplexerTests {
  private static let advice = "tmux set -sg escape-time 10"

  @Test(
    "tmux's escape-time is said once where it is long", arguments: [TerminalSize.standard, .small])
  func slowTmux(size: TerminalSize) throws {
    let tmux = try Tmux([BuiltProgram.path(), "--mock"], size: size, escapeTime: 500)
    let screen = try tmux.wait(for: "what mends it") {
      // The sentence is wrapped.
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(Self.advice)
    }
    for words in ["tmux delays Esc by 500 ms", "Ctrl-C", ScreenText.usable] {
      #expect(screen.contains(words))
    }
    try tmux.press("C-q")
    #expect(try tmux.waitForExit() == .exited(0))
  }

  @Test("where tmux hardly holds Esc, nothing is said, not even in the help")
  func quickTmux() throws {
    let tmux = try Tmux([BuiltProgram.path(), "--mock"], escapeTime: 10)
    try tmux.wait(for: ScreenText.usable)
    #expect(try !tmux.screen().contains("escape-time"))
    try tmux.press("F1", "End")
    // Until tmux has answered the help knows nothing better than that it may hold Esc.
    try tmux.wait(for: "the end of the help without a word of tmux") {
      $0.contains("next, previous match") && !$0.contains("more below")
        && !$0.contains("escape-time")
    }
  }

  @Test("a screen reader is told too")
  func listening() throws {
    let tmux = try Tmux([BuiltProgram.path(), "--mock", "--screen-reader"], escapeTime: 500)
    try tmux.wait(for: Self.advice)
  }

  @Test(
    "in GNU screen the mouse is off and Esc stops; with the mouse on, Ctrl-C behind a held Esc stops",
    .enabled(if: ScreenSession.isInstalled, "GNU screen is not installed"))
  func gnuScreen() throws {
    let session = try ScreenSession([BuiltProgram.path(), "--mock"])
    let chat = ChatScreen(tmux: session.tmux, isDemo: true)
    try chat.tmux.wait(for: "The mouse is off, because GNU screen would hold Esc")
    #expect(try chat.tmux.value(of: "mouse_any_flag") == "0")
    try chat.ask("/long Tell me a story")
    try chat.stop()

    try chat.tmux.press("F4")
    try chat.tmux.wait(for: "GNU screen holds Esc until the next key")
    #expect(try chat.tmux.value(of: "mouse_any_flag") == "1")
    try chat.ask("/long Tell me another story")
    try chat.tmux.press("Escape")
    try chat.tmux.press("C-c")
    try chat.wait(for: "the end of the turn") { !$0.canStop && $0.stoppedLengths.count == 2 }
    #expect(try chat.quit() == .exited(0))
  }
}

/// A program in GNU screen, with tmux as the terminal around that; neither reads the user's configuration.
private final class ScreenSession {
  let tmux: Tmux
  private let folder: TemporaryFolder

  static var isInstalled: Bool {
    (try? PipedProcess.run(["sh", "-c", "command -v screen"])) != nil
  }

  init(_ command: [String]) throws {
    folder = try TemporaryFolder()
    // A terminal that goes away takes the session along.
    try folder.write("startup_message off\nautodetach off\n", to: "settings")
    tmux = try Tmux(
      ["screen", "-U", "-c", folder.file("settings"), "-S", "test"] + command,
      environment: ["SCREENDIR": folder.path])
  }
}
