import CNCurses
import Glibc

/// The characters that ncurses gets for a cell, which fill exactly the cell's columns by libc's
/// measure.
///
/// ncurses places what follows by libc's `wcwidth`, so a cluster that libc measures otherwise than
/// `DisplayWidth` would shear the rest of the row. It gets a stand-in instead: its first character
/// and padding, or for a flag its two letters. A disagreement costs one glyph, never a row.
enum CellText {
  /// Spacing and combining characters that one ncurses cell holds.
  static let longestCluster = 5

  /// How libc measures a character; -1 for one that it does not know or that is none.
  static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x7F { return scalar.value < 0x20 ? -1 : 1 }
    return Int(quka_character_columns(wchar_t(bitPattern: scalar.value)))
  }

  /// The parts for a cluster, each one spacing character with its combining ones.
  /// - Parameter width: the cell's columns, 1 or 2.
  static func parts(of scalars: [Unicode.Scalar], width: Int) -> [[Unicode.Scalar]] {
    guard let base = scalars.first else { return padded([], to: width) }
    let combining = scalars.dropFirst()
    if columns(of: base) == width, combining.allSatisfy({ columns(of: $0) == 0 }),
      !scalars.contains(where: joins)
    {
      return [Array(scalars.prefix(longestCluster))]
    }
    if width == 2, scalars.count == 2, let letters = flagLetters(scalars) { return letters }
    let own = columns(of: base)
    if own == width { return [[base]] }
    if own == 1 { return padded([[base]], to: width) }
    return padded([["\u{FFFD}"]], to: width)
  }

  /// Characters that make a terminal draw a cluster wider or narrower than its base: joiner, emoji
  /// selector.
  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{200D}" || scalar == "\u{FE0F}" || (0x1F3FB...0x1F3FF).contains(scalar.value)
  }

  /// A flag is two regional indicators; their letters stand for it.
  private static func flagLetters(_ scalars: [Unicode.Scalar]) -> [[Unicode.Scalar]]? {
    let letters = scalars.compactMap { scalar -> [Unicode.Scalar]? in
      guard (0x1F1E6...0x1F1FF).contains(scalar.value) else { return nil }
      return Unicode.Scalar(scalar.value - 0x1F1E6 + 0x41).map { [$0] }
    }
    return letters.count == scalars.count ? letters : nil
  }

  private static func padded(_ parts: [[Unicode.Scalar]], to width: Int) -> [[Unicode.Scalar]] {
    parts + [[Unicode.Scalar]](repeating: [" "], count: max(0, width - parts.count))
  }
}
