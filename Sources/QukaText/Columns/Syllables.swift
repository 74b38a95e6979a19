/// How a terminal draws the syllables of Indic scripts, from Devanagari to Burmese: क्षि is two letters, a
/// sign that joins them and a vowel sign beside them, and terminals give it three columns, two or one.
package enum Syllables: Hashable, Sendable {
  /// Nobody has told. It is laid out as `apart`, and what some would draw elsewhere is left out.
  case unknown
  /// Letters and spacing vowel signs each have a column: xterm, VTE, tmux.
  case apart
  /// Signs stand in the column of their letter, joined letters each in their own.
  case signsJoined
  /// A grapheme cluster has one column, whatever it consists of.
  case joined

  /// What two questions told: the columns of a letter with a spacing vowel sign, and of two letters that
  /// are joined.
  package init(sign: Int?, conjunct: Int?) {
    switch (sign, conjunct) {
    case (2, 2): self = .apart
    case (1, 2): self = .signsJoined
    case (1, 1): self = .joined
    default: self = .unknown
    }
  }
}

extension Syllables {
  /// Whether a character belongs to a script whose syllables are built of letters and signs.
  @inline(__always)
  package static func holds(_ scalar: UInt32) -> Bool {
    switch scalar {
    // Devanagari to Burmese; Philippine scripts and Khmer; Limbu to Vedic; Syloti Nagri to Meetei Mayek without
    // the jamo among them; Brahmi to Kawi.
    case 0x900...0x109F, 0x1700...0x17FF, 0x1900...0x1CFF, 0xA800...0xA95F, 0xA980...0xABFF,
      0x1_1000...0x1_1FFF:
      true
    default: false
    }
  }

  /// A sign beside its letter.
  package static func isSpacing(_ scalar: UInt32) -> Bool {
    holds(scalar) && DisplayWidth.contains(WidthTable.spacing, scalar)
  }

  /// Sara am of Thai and Lao: a letter though it belongs to the cluster before it, of one column
  /// everywhere.
  static func isAm(_ scalar: UInt32) -> Bool { scalar == 0xE33 || scalar == 0xEB3 }
}
