/// What of a terminal's ways decides how many columns a text takes.
package struct ColumnRules: Hashable, Sendable {
  /// Ambiguous characters (UAX 11) take two columns.
  package var widensAmbiguous = false
  /// Spacing vowel signs take none: they stand in the column of their letter.
  var joinsSigns = false
  /// Letters that a virama joins take one column together.
  var joinsLetters = false

  package init(
    widensAmbiguous: Bool = false, joinsSigns: Bool = false, joinsLetters: Bool = false
  ) {
    self.widensAmbiguous = widensAmbiguous
    self.joinsSigns = joinsSigns
    self.joinsLetters = joinsLetters
  }

  /// Whether a character that is not the first of its cluster begins a column, and so a piece of its own.
  @inline(__always)
  func cuts(before scalar: UInt32) -> Bool {
    guard Syllables.holds(scalar) else { return false }
    if DisplayWidth.contains(WidthTable.zero, scalar) {
      return !joinsSigns && DisplayWidth.contains(WidthTable.spacing, scalar)
    }
    return !joinsLetters
  }
}

extension TerminalWidths {
  package var rules: ColumnRules {
    ColumnRules(
      widensAmbiguous: ambiguousIsWide,
      joinsSigns: syllables == .signsJoined || syllables == .joined,
      joinsLetters: syllables == .joined)
  }
}
