/// How many terminal columns text takes; the one authority on it.
///
/// Wide East Asian and emoji are 2, combining marks and joiners 0, ambiguous characters 1 or 2, a
/// control character as much as its stand-in. A cluster is as wide as its scalars together, but
/// never over 2: that holds for flags, ZWJ sequences, skin tones and Hangul jamo alike. A cluster of an
/// Indic script counts piece by piece, as most terminals draw it: each letter and each sign beside a letter
/// has a column, unless the terminal joins them (`ColumnRules`).
package enum DisplayWidth {
  /// What counts where terminals differ, as `TerminalWidths.rules`: bound by what draws a screen, an argument
  /// of all the functions that would else have to hand it on.
  @TaskLocal package static var rules = ColumnRules()

  /// The columns of a whole text on one line.
  package static func of(_ text: some StringProtocol) -> Int {
    text.withClusters { scanner in
      var width = 0
      while let cluster = scanner.next() { width += cluster.width }
      return width
    }
  }

  /// The columns of one grapheme cluster.
  package static func of(_ character: Character) -> Int {
    of(String(character))
  }

  /// The columns of all runs together.
  package static func of(_ line: StyledLine) -> Int {
    line.runs.reduce(0) { $0 + of($1.text) }
  }

  /// The columns of a scalar that stands alone.
  package static func of(scalar: UInt32, by rules: ColumnRules) -> Int {
    rules.widensAmbiguous && isWidened(scalar) ? 2 : narrow(scalar, rules)
  }

  /// Whether a scalar takes two columns where ambiguous characters do.
  ///
  /// Not so the lines and marks that the interface itself is drawn with: they keep one column and become
  /// ASCII (`CellBuffer.replaceGlyphs`), or every rule would be twice as long as its box.
  package static func isWidened(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0xA1, 0xB7, 0x2022, 0x2026, 0x2500...0x257F, 0xFFFD: false
    default: contains(WidthTable.ambiguous, scalar)
    }
  }

  private static func narrow(_ scalar: UInt32, _ rules: ColumnRules) -> Int {
    if let width = ClusterScanner.simpleWidth(scalar) { return width }
    if StandIn.glyph(for: scalar) != nil { return 1 }
    if contains(WidthTable.zero, scalar) {
      return !rules.joinsSigns && Syllables.isSpacing(scalar) ? 1 : 0
    }
    return contains(WidthTable.wide, scalar) ? 2 : 1
  }

  /// The columns of one cluster's scalars.
  package static func of(
    scalars: some Sequence<Unicode.Scalar>, by rules: ColumnRules = rules
  ) -> Int {
    var width = 0
    var previous: UInt32 = 0
    for scalar in scalars {
      let isEmojiSelector = scalar.value == 0xFE0F
      if isEmojiSelector, contains(WidthTable.emojiBase, previous) { return 2 }
      let isJoined = width > 0 && rules.joinsLetters && Syllables.holds(scalar.value)
      if !isJoined || Syllables.isAm(scalar.value) { width += of(scalar: scalar.value, by: rules) }
      if width >= 2 { return 2 }
      previous = scalar.value
    }
    return width
  }

  /// Whether one of the ascending ranges, given as pairs of first and last, holds the scalar.
  package static func contains(_ ranges: [UInt32], _ scalar: UInt32) -> Bool {
    var low = 0
    var high = ranges.count / 2
    while low < high {
      let middle = (low + high) / 2
      if scalar > ranges[middle * 2 + 1] {
        low = middle + 1
      } else if scalar < ranges[middle * 2] {
        high = middle
      } else {
        return true
      }
    }
    return false
  }
}
