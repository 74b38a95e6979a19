/// SplitMix64: random numbers that a seed repeats, so that a failing case can be run again.
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// Pieces of text that are hard to measure, break or draw.
package enum TextPieces {
  package static let all = [
    "a", "word", "Longerwordthatneverends", " ", "  ", "-", "e-mail", "(", ")", ",", ".", "x1",
    "漢字", "仮名まじり", "、", "。", "「", "」", "！", "ー", "ァ", "한국어", "é", "e\u{301}", "o\u{302}\u{323}",
    "👍", "👍🏽", "👨‍👩‍👧‍👦", "🇩🇪", "🇯🇵", "❤️", "☂\u{FE0E}", "1️⃣", "क्षि", "ก็", "\u{200B}", "\u{AD}",
    "\u{301}", "\u{200D}", "Ω", "Привет", "→", "│", "\u{A0}", "ﷺ", "“", "”", "\u{1F}", "\u{7F}",
    "\t",
    "\u{2028}", "\u{202E}", "©", "🏳️‍🌈", "\u{600}1", "ﾊﾟ", "\u{E0041}",
  ]

  package static func text(length: Int, using generator: inout SeededGenerator) -> String {
    (0..<length).reduce(into: "") { text, _ in
      text += all.randomElement(using: &generator) ?? ""
    }
  }
}
