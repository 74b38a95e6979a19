/// What a hostile server, or a hostile text that it passes on, puts into every field that it controls.
enum HostileText {
  /// Each begins with a marker, so that a test can see that it did arrive.
  static let all: [String] = [
    // Escape sequences: clear, title, clipboard (OSC 52), link, device control, private message.
    "h0\u{1B}[2J\u{1B}[H\u{1B}[31mred", "h1\u{1B}]2;owned\u{7}\u{1B}]0;owned\u{1B}\\",
    "h2\u{1B}]52;c;cm0gLXJmIH4K\u{7}",
    "h3\u{1B}]8;;http://evil.example\u{1B}\\link\u{1B}]8;;\u{1B}\\",
    "h4\u{1B}P$q\"p\u{1B}\\\u{1B}_Gf=24;AAAA\u{1B}\\\u{1B}^x\u{1B}\\\u{1B}c",
    // The same with C1 characters.
    "h5\u{9B}2J\u{9D}52;c;AAAA\u{9C}\u{90}q\u{9C}\u{84}\u{85}\u{8E}",
    // C0 and DEL.
    "h6\u{0}\u{1}\u{5}\u{7}\u{8}\u{8}\u{B}\u{C}\r\u{E}\u{F}\u{18}\u{1A}\u{7F}x",
    "h7 a\rb\r\nc\nd\te",
    // Bidirectional controls, line separators.
    "h8\u{202E}gnp.exe\u{202C}\u{2066}\u{2067}\u{2068}\u{2069}\u{202A}\u{202B}\u{202D}",
    "h9\u{2028}\u{2029}x",
    // Nothing to see: zero width, joiners, tags, variation selectors; alone and in masses.
    "i0\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}\u{E0041}\u{E007F}\u{FE0F}\u{AD}x",
    "i1" + String(repeating: "\u{301}", count: 3_000), "\u{301}\u{200D}i2",
    // What lone surrogates become, noncharacters, private use.
    "i3\u{FFFD}\u{FFFE}\u{FFFF}\u{E000}\u{10FFFF}",
    // Long words, wide and narrow; Markdown that carries any of it.
    "i4" + String(repeating: "x", count: 5_000), "i5" + String(repeating: "漢", count: 5_000),
    "i6 `\u{1B}[2J` **\u{9B}m** [\u{1B}]52;c;AA\u{7}](http://e/\u{202E}\u{1B}) &#27;[2J &#x9b;2J",
    "i7\n```\u{1B}[2J\n\u{1B}]52;c;AA\u{7}\n```\n| \u{1B}[A | \u{202E} |\n|---|---|\n| \u{7} | \u{85} |",
  ]

  /// What must never reach a terminal, in the words of Unicode and not in those of our gate: everything that
  /// acts, and everything that reorders.
  static func acts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: scalar.properties.isBidiControl && !isMark(scalar)
    }
  }

  /// LRM, RLM and ALM have no reach beyond their neighbours; texts in Arabic and Hebrew need them.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    [0x200E, 0x200F, 0x061C].contains(scalar.value)
  }
}
