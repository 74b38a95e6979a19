/// How many terminal columns text takes; the one authority on it.
///
/// Wide East Asian and emoji are 2, combining marks and joiners 0, ambiguous characters 1, a
/// control character as much as its stand-in. A cluster is as wide as its scalars together, but
/// never over 2: that holds for flags, ZWJ sequences, skin tones, Hangul jamo and Indic conjuncts
/// alike.
enum DisplayWidth {
  /// The columns of a whole text on one line.
  static func of(_ text: some StringProtocol) -> Int {
    text.withClusters { scanner in
      var width = 0
      while let cluster = scanner.next() { width += cluster.width }
      return width
    }
  }

  /// The columns of one grapheme cluster.
  static func of(_ character: Character) -> Int {
    of(String(character))
  }

  /// The columns of all runs together.
  static func of(_ line: StyledLine) -> Int {
    line.runs.reduce(0) { $0 + of($1.text) }
  }

  /// The columns of a scalar that stands alone.
  static func of(scalar: UInt32) -> Int {
    if let width = ClusterScanner.simpleWidth(scalar) { return width }
    if StandIn.glyph(for: scalar) != nil { return 1 }
    if contains(WidthTable.zero, scalar) { return 0 }
    return contains(WidthTable.wide, scalar) ? 2 : 1
  }

  /// The columns of one cluster's scalars.
  static func of(scalars: some Sequence<Unicode.Scalar>) -> Int {
    var width = 0
    var previous: UInt32 = 0
    for scalar in scalars {
      let isEmojiSelector = scalar.value == 0xFE0F
      if isEmojiSelector, contains(WidthTable.emojiBase, previous) { return 2 }
      width += of(scalar: scalar.value)
      if width >= 2 { return 2 }
      previous = scalar.value
    }
    return width
  }

  /// Whether one of the ascending ranges, given as pairs of first and last, holds the scalar.
  static func contains(_ ranges: [UInt32], _ scalar: UInt32) -> Bool {
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
