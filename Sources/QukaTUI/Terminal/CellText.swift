import CNCurses
import Glibc
import QukaText

/// The characters that ncurses gets for a cell, which fill exactly the cell's columns by libc's
/// measure and by that of every terminal that `scripts/width-drill` has measured (docs/widths.md).
///
/// ncurses places what follows by libc's `wcwidth`, so a cluster that libc measures otherwise than
/// `DisplayWidth` would shear the rest of the row, and so would one that the terminal measures
/// otherwise than libc. It gets a stand-in instead: its first character and padding, or for a flag
/// its two letters. A disagreement costs one glyph, never a row.
enum CellText {
  /// Spacing and combining characters that one ncurses cell holds.
  static let longestCluster = 5

  /// How libc measures a character; -1 for one that it does not know or that is none.
  static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x7F { return scalar.value < 0x20 ? -1 : 1 }
    return Int(quka_character_columns(wchar_t(bitPattern: scalar.value)))
  }

  /// Whether a single character may go as it is into a cell of so many columns.
  static func isSettled(
    _ scalar: Unicode.Scalar, width: Int, in widths: TerminalWidths = TerminalWidths()
  ) -> Bool {
    guard columns(of: scalar) == width else { return false }
    if widths.ambiguousIsWide, DisplayWidth.contains(WidthTable.ambiguous, scalar.value) {
      return false
    }
    if ClusterScanner.simpleWidth(scalar.value) != nil { return true }
    if widths.syllables != .apart, Syllables.isSpacing(scalar.value) { return false }
    return standIn(for: scalar) == scalar
  }

  /// The text of a cell if this terminal can be given it, at a place of its own; nil if it has to be content
  /// with the parts.
  static func whole(
    _ scalars: [Unicode.Scalar], width: Int, in widths: TerminalWidths
  ) -> String? {
    guard let base = scalars.first else { return nil }
    if scalars.contains(where: { Syllables.holds($0.value) }) {
      return wholeSyllable(scalars, widths.syllables)
    }
    guard width == 2 else { return nil }
    if let needed = TerminalWidths.Clusters(needed: scalars), widths.clusters.isSuperset(of: needed)
    {
      return String(String.UnicodeScalarView(scalars))
    }
    guard widths.ambiguousIsWide, DisplayWidth.isWidened(base.value) else { return nil }
    let marks = scalars.dropFirst().filter(isSafeMark)
    return String(String.UnicodeScalarView([base] + marks))
  }

  /// The parts for a cluster, each one spacing character with its combining ones.
  /// - Parameters:
  ///   - width: the cell's columns, 1 or 2.
  ///   - oldMarksOnly: leaves out marks that Unicode 3.2 did not know, for GNU screen, which gives
  ///     them a column.
  ///   - widths: uses no ambiguous character where they are wide, nor writes one: that is for `whole`.
  static func parts(
    of scalars: [Unicode.Scalar], width: Int, oldMarksOnly: Bool = false, in widths: TerminalWidths
  ) -> [[Unicode.Scalar]] {
    let parts = parts(
      of: placed(scalars, widths.syllables), width: width, oldMarksOnly: oldMarksOnly)
    guard widths.ambiguousIsWide else { return parts }
    return parts.map { part in
      guard let base = part.first, DisplayWidth.contains(WidthTable.ambiguous, base.value) else {
        return part
      }
      return [width == 2 && base != replacement ? " " : "?"]
    }
  }

  /// The same for a terminal whose ways don't matter: ambiguous characters are narrow, syllables are cut.
  static func parts(
    of scalars: [Unicode.Scalar], width: Int, oldMarksOnly: Bool = false
  ) -> [[Unicode.Scalar]] {
    guard let first = scalars.first else { return padded([], to: width) }
    if let letters = flagLetters(scalars) { return padded(letters, to: width) }
    let rest = scalars.dropFirst()
    if isPrepended(first), width == 2, let second = rest.first {
      return [[replacement]] + parts(of: [second], width: 1, oldMarksOnly: oldMarksOnly)
    }
    if let syllable = HangulSyllable.composed(scalars) { return padded(of: [syllable], to: width) }
    let base = standIn(for: first)
    let takesMarks =
      base == first && columns(of: base) == width
      && rest.allSatisfy { columns(of: $0) == 0 && !joins($0) }
    guard takesMarks else { return padded(of: [base], to: width) }
    let marks = rest.filter { mark in
      isSafeMark(mark)
        && !(oldMarksOnly && DisplayWidth.contains(WidthTable.young, mark.value))
    }
    return padded(of: [base] + marks.prefix(longestCluster - 1), to: width)
  }

  /// A mark that every terminal draws upon what it follows.
  private static func isSafeMark(_ mark: Unicode.Scalar) -> Bool {
    columns(of: mark) == 0 && !joins(mark) && !isInvisible(mark)
      && !DisplayWidth.contains(WidthTable.unsettled, mark.value)
  }

  /// Formats and tags, for which some terminals spend a column.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B...0x200F, 0x2060...0x206F, 0xFEFF, 0xE0000...0xE007F: true
    default: false
    }
  }

  private static let replacement: Unicode.Scalar = "\u{FFFD}"

  /// What stands for a character that terminals do not agree upon; itself for all others.
  private static func standIn(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    // Hangul fillers are blank, and of two columns, one or none.
    case 0x115F, 0x3164, 0xFFA0: return " "
    // Emoji that kitty draws in one column without their selector.
    case 0x3030: return "\u{FF5E}"
    case 0x303D: return "\u{3013}"
    case 0x3297: return "\u{795D}"
    case 0x3299: return "\u{79D8}"
    default: break
    }
    if joins(scalar) || isPrepended(scalar)
      || DisplayWidth.contains(WidthTable.unsettled, scalar.value)
    {
      return replacement
    }
    return scalar
  }

  /// Signs that span the digits after them; terminals give them one column or none.
  static func isPrepended(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: true
    default: false
    }
  }

  /// Characters that make a terminal draw a cluster wider or narrower than its base: joiner,
  /// presentation selectors, skin tones, vowels and trailing consonants of Hangul.
  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200D, 0xFE0E, 0xFE0F, 0x1F3FB...0x1F3FF, 0x1160...0x11FF, 0xD7B0...0xD7FB: true
    default: false
    }
  }

  /// A flag is two regional indicators; their letters stand for it.
  private static func flagLetters(_ scalars: [Unicode.Scalar]) -> [[Unicode.Scalar]]? {
    let letters = scalars.prefix(2).compactMap { scalar -> [Unicode.Scalar]? in
      guard (0x1F1E6...0x1F1FF).contains(scalar.value) else { return nil }
      return Unicode.Scalar(scalar.value - 0x1F1E6 + 0x41).map { [$0] }
    }
    return letters.isEmpty ? nil : letters
  }

  /// One part if it fits, with spaces after it where it is narrower.
  private static func padded(of part: [Unicode.Scalar], to width: Int) -> [[Unicode.Scalar]] {
    switch part.first.map(columns(of:)) {
    case width: return [part]
    case 1: return padded([part], to: width)
    default: return padded([[replacement]], to: width)
    }
  }

  private static func padded(_ parts: [[Unicode.Scalar]], to width: Int) -> [[Unicode.Scalar]] {
    let fitting = parts.prefix(width)
    return fitting + [[Unicode.Scalar]](repeating: [" "], count: max(0, width - fitting.count))
  }
}
