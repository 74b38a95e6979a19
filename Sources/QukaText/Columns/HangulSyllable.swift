/// Hangul that is written letter by letter, as a whole syllable (Unicode §3.12).
///
/// Terminals know the width of a syllable; of the vowels and trailing consonants that combine to one
/// they don't.
package enum HangulSyllable {
  private static let first: UInt32 = 0xAC00
  private static let leading: UInt32 = 0x1100
  private static let vowel: UInt32 = 0x1161
  /// One before the first trailing consonant: a syllable may have none.
  private static let trailing: UInt32 = 0x11A7
  private static let vowelCount: UInt32 = 21
  private static let trailingCount: UInt32 = 28

  /// The syllable of a leading consonant and a vowel, or of a syllable without a trailing consonant, and
  /// of the trailing consonant that may follow. Nil for text that is none; what follows is left out.
  package static func composed(_ scalars: [Unicode.Scalar]) -> Unicode.Scalar? {
    guard let start = scalars.first?.value, scalars.count > 1 else { return nil }
    var value = start
    var next = 1
    if (leading..<leading + 19).contains(start) {
      let place = scalars[1].value
      guard (vowel..<vowel + vowelCount).contains(place) else { return nil }
      value = first + ((start - leading) * vowelCount + place - vowel) * trailingCount
      next = 2
    }
    guard (first...0xD7A3).contains(value) else { return nil }
    if next < scalars.count, (value - first).isMultiple(of: trailingCount),
      (trailing + 1..<trailing + trailingCount).contains(scalars[next].value)
    {
      value += scalars[next].value - trailing
    }
    return Unicode.Scalar(value)
  }
}
