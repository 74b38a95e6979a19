import Testing

@testable import QukaTUI

@Suite("Terminal profile")
struct TerminalProfileTests {
  @Test(
    "which descriptions are tried, and in which order",
    arguments: [
      (["TERM": "xterm-256color"], [.named("xterm-256color"), .named("xterm"), .direct]),
      (["TERM": "xterm"], [.named("xterm"), .named("xterm-256color"), .direct]),
      (
        ["TERM": "xterm-16color"],
        [.named("xterm-16color"), .named("xterm-256color"), .named("xterm"), .direct]
      ),
      (["TERM": "xterm-256color", "COLORTERM": "truecolor"], [.direct, .named("xterm-256color")]),
      (["TERM": "tmux-256color", "COLORTERM": "24bit"], [.direct, .named("tmux-256color")]),
      (["TERM": "tmux-256color"], [.direct, .named("tmux-256color")]),
      (["TERM": "screen", "TMUX": "/tmp/tmux-0/default,1,0"], [.direct, .named("screen")]),
      (
        ["TERM": "screen"],
        [.named("screen"), .named("xterm-256color"), .named("xterm"), .direct]
      ),
      (["TERM": "xterm-kitty"], [.direct, .named("xterm-kitty")]),
      (["TERM": "foot"], [.direct, .named("foot")]),
      (["TERM": "xterm-direct"], [.direct, .named("xterm-direct")]),
      (["TERM": "linux", "COLORTERM": "truecolor"], [.named("linux")]),
      (["TERM": "vt100"], [.named("vt100")]),
    ] as [([String: String], [TerminalProfile.Description])])
  func descriptions(_ environment: [String: String], _ expected: [TerminalProfile.Description])
    throws
  {
    #expect(try TerminalProfile(environment: environment).descriptions == expected)
  }

  @Test(
    "a name that tells how many colours there are is believed",
    arguments: [
      ("xterm-16color", 16), ("xterm-88color", 88), ("xterm-256color", 256), ("xterm", nil),
      ("xterm-color", nil), ("xterm-direct", nil), ("vt100", nil),
    ] as [(String, Int?)])
  func mostColors(_ name: String, _ expected: Int?) throws {
    #expect(try TerminalProfile(environment: ["TERM": name]).mostColors == expected)
  }

  @Test("NO_COLOR counts if it is not empty")
  func noColor() throws {
    let usesColor = { (value: String?) in
      var environment = ["TERM": "xterm"]
      environment["NO_COLOR"] = value
      return try TerminalProfile(environment: environment).usesColor
    }
    #expect(try usesColor(nil))
    #expect(try usesColor(""))
    #expect(try !usesColor("0"))
  }

  @Test(
    "every refusal says what to do",
    arguments: [
      .inputIsNoTerminal, .outputIsNoTerminal, .terminalNotNamed, .terminalUnknown("x\u{1B}[2J"),
      .terminalTooSimple("dumb"),
    ] as [TerminalError])
  func sentences(_ error: TerminalError) {
    #expect(error.sentence.hasSuffix("."))
    #expect(error.sentence.unicodeScalars.allSatisfy { $0.value >= 0x20 })
  }

  @Test("a title cannot break out of its sequence")
  func title() {
    #expect(TerminalModes.title("a\u{7}b\u{1B}]c\u{9C}中") == "\u{1B}]2;a␇b␛]c\u{FFFD}中\u{1B}\\")
    #expect(TerminalModes.title(String(repeating: "x", count: 9_999)).utf8.count < 300)
  }

  @Test("the crash bytes switch off everything that a screen can switch on")
  func crashBytes() {
    for mode in ["1000", "1002", "1004", "1006", "1049", "2004", "2026"] {
      #expect(TerminalModes.crash.contains("\u{1B}[?\(mode)l"))
    }
    for bytes in ["\u{1B}[<1u", "\u{1B}[m", "\u{1B}[r", "\u{1B}[?25h"] {
      #expect(TerminalModes.crash.contains(bytes))
    }
  }
}
