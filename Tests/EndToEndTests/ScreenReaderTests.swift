import QukaTestSupport
import Testing

@Suite("Screen-reader mode in a terminal", .blocking)
struct ScreenReaderTests {
  @Test(
    "a question, its answer, Esc and the end, in lines that only grow", arguments: [nil, "dumb"])
  func conversation(terminalName: String?) throws {
    var environment = TestEnvironment.terminal
    if let terminalName { environment["TERM"] = terminalName }
    let terminal = try PseudoTerminal(
      [BuiltProgram.path(), "--mock", "--screen-reader"], environment: environment)
    try terminal.wait(for: "Quka, demo.")
    try terminal.wait(for: "Connected.")
    try terminal.send("/long Tell me a story")
    try terminal.wait(for: "> /long Tell me a story")
    try terminal.send("\r")
    try terminal.wait(for: "You: /long Tell me a story")
    try terminal.wait(for: "Assistant: ")
    try terminal.send("\u{1B}")
    try terminal.wait(for: "stopped · ")
    try terminal.send("\u{11}")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.lineSettings == LineSettings.untouched)
    var text = terminal.text
    for mode in ["\u{1B}[?2004h", "\u{1B}[?2004l"] {
      let place = try #require(text.firstRange(of: mode))
      text.removeSubrange(place)
    }
    #expect(!text.contains("\u{1B}"), "nothing but bracketed paste is switched")
  }
}
