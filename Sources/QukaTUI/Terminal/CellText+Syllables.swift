import QukaText

/// Syllables of Indic scripts: what of them goes to ncurses, and what is written over that.
extension CellText {
  /// What of a piece goes to ncurses.
  static func placed(_ piece: [Unicode.Scalar], _ syllables: Syllables) -> [Unicode.Scalar] {
    guard let first = piece.first, piece.contains(where: { Syllables.holds($0.value) }) else {
      return piece
    }
    let rest = piece.dropFirst().filter { !asksForForm($0) }
    switch syllables {
    case .apart: return [first] + rest
    // Letters that nothing joins stand apart in every terminal; signs do not.
    case .unknown:
      if Syllables.isSpacing(first.value) { return [" "] }
      return [first] + rest.filter { !DisplayWidth.contains(WidthTable.linking, $0.value) }
    case .signsJoined: return [first] + rest.filter { !Syllables.isSpacing($0.value) }
    case .joined: return [first]
    }
  }

  /// The syllable that a terminal draws in the columns of its cell though libc counts more; nil where what
  /// ncurses got is all there is.
  static func wholeSyllable(_ scalars: [Unicode.Scalar], _ syllables: Syllables) -> String? {
    guard scalars.count > 1, let first = scalars.first, !isPrepended(first),
      !scalars.contains(where: { DisplayWidth.contains(WidthTable.unsettled, $0.value) })
    else { return nil }
    switch syllables {
    case .unknown, .apart: return nil
    case .signsJoined:
      guard scalars.dropFirst().contains(where: { Syllables.isSpacing($0.value) }) else {
        return nil
      }
      return String(String.UnicodeScalarView(scalars.filter { !asksForForm($0) }))
    case .joined: return String(String.UnicodeScalarView(scalars))
    }
  }

  /// The joiners of zero width, which choose among the forms of a conjunct: tmux takes what follows them for
  /// a part of what precedes.
  private static func asksForForm(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x200C || scalar.value == 0x200D
  }
}
