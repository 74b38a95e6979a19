/// How the running terminal draws what terminals draw differently, as far as it is known.
package struct TerminalWidths: Hashable, Sendable {
  /// Kinds of grapheme clusters that many terminals draw in more or fewer than our two columns.
  package struct Clusters: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A character that variation selector 16 makes an emoji, keycaps included.
    package static let selected = Clusters(rawValue: 1)
    /// Emoji that zero-width joiners make one.
    package static let joined = Clusters(rawValue: 2)
    /// Two regional indicators.
    package static let flags = Clusters(rawValue: 4)
    /// Emoji with a skin tone.
    package static let toned = Clusters(rawValue: 8)
    /// Emoji that came after Unicode 14.0.
    package static let new = Clusters(rawValue: 16)
    /// The flags of England, Scotland, Wales and others: a black flag and letters that are not seen.
    package static let subdivisions = Clusters(rawValue: 32)
  }

  /// Ambiguous characters (UAX 11) take two columns, as in the terminals and fonts of East Asia.
  package var ambiguousIsWide = false
  /// What it draws in exactly two columns, so that it may get the cluster itself.
  package var clusters: Clusters = []
  /// How it draws the syllables of Indic scripts.
  package var syllables = Syllables.unknown

  package init(
    ambiguousIsWide: Bool = false, clusters: Clusters = [],
    syllables: Syllables = .unknown
  ) {
    self.ambiguousIsWide = ambiguousIsWide
    self.clusters = clusters
    self.syllables = syllables
  }
}

extension TerminalWidths.Clusters {
  /// What a terminal must know to draw a cluster in two columns; nil for one of no such kind.
  package init?(needed scalars: some Collection<Unicode.Scalar>) {
    if Self.isSubdivision(scalars) {
      self = .subdivisions
      return
    }
    var kinds: Self = []
    var indicators = 0
    for scalar in scalars {
      switch scalar.value {
      case 0xFE0F, 0x20E3: kinds.insert(.selected)
      case 0x200D: kinds.insert(.joined)
      case 0x1F3FB...0x1F3FF: kinds.insert(.toned)
      case 0x1F1E6...0x1F1FF: indicators += 1
      // Tags after anything else, other joiners and selectors: nobody has been asked.
      case 0xE0000...0xE0FFF, 0xFE0E, 0x200B...0x200F: return nil
      case 0x1F000...0x1FFFF:
        if DisplayWidth.contains(WidthTable.unsettled, scalar.value) { kinds.insert(.new) }
      default: break
      }
    }
    if indicators == 2, scalars.count == 2 { kinds = .flags } else if indicators > 0 { return nil }
    guard !kinds.isEmpty, let first = scalars.first?.value, Self.isBase(first) else { return nil }
    // A tone makes a narrow base wide in some terminals only.
    if kinds == .toned, !DisplayWidth.contains(WidthTable.wide, first) { return nil }
    self = kinds
  }

  /// A black flag, tag letters and digits, and the tag that ends them.
  private static func isSubdivision(_ scalars: some Collection<Unicode.Scalar>) -> Bool {
    guard scalars.first?.value == 0x1F3F4, (5...8).contains(scalars.count) else { return false }
    return scalars.dropFirst().enumerated().allSatisfy { index, scalar in
      switch scalar.value {
      case 0xE0030...0xE0039, 0xE0061...0xE007A: index < scalars.count - 2
      case 0xE007F: index == scalars.count - 2
      default: false
      }
    }
  }

  /// An emoji, which alone has a tone, a selector or joins.
  private static func isBase(_ scalar: UInt32) -> Bool {
    if (0x1F3FB...0x1F3FF).contains(scalar) { return false }
    return scalar >= 0x1F000 || DisplayWidth.contains(WidthTable.emojiBase, scalar)
      || DisplayWidth.contains(WidthTable.wide, scalar)
  }
}
