/// How well a few typed letters fit a name: letters in order, best at the beginnings of words and side by side.
struct FuzzyMatch: Equatable, Sendable {
  /// Higher is better.
  var score: Int
  /// The characters of the name that were typed.
  var positions: [Int]

  /// Nil where the name does not hold the letters in their order. Case, accents and width do not count.
  init?(_ query: String, in name: String) {
    let letters = Self.folded(query).filter { $0 != 0x20 }
    let folded = Self.folded(name)
    guard let first = letters.first else {
      self.init(score: 0, positions: [])
      return
    }
    var best: FuzzyMatch?
    for start in folded.indices where folded[start] == first {
      guard let match = Self.match(letters, folded, from: start) else { break }
      if match.score > best?.score ?? .min { best = match }
    }
    guard let best else { return nil }
    self = best
  }

  /// One number for each character: the first scalar that is left of it. Most names are ASCII, and a thousand of
  /// them are looked at with each typed letter.
  private static func folded(_ text: String) -> [UInt32] {
    var numbers: [UInt32] = []
    numbers.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      guard byte < 0x80 else { return text.map(folded) }
      numbers.append(UInt32((0x41...0x5A).contains(byte) ? byte + 0x20 : byte))
    }
    return numbers
  }

  private static func folded(_ character: Character) -> UInt32 {
    character.isWhitespace ? 0x20 : TextFolding().first(of: character)
  }

  private static func isWordPart(_ number: UInt32) -> Bool {
    guard number >= 0x80 else {
      return (0x61...0x7A).contains(number) || (0x30...0x39).contains(number)
    }
    return Unicode.Scalar(number)?.properties.isAlphabetic ?? false
  }

  private init(score: Int, positions: [Int]) {
    self.score = score
    self.positions = positions
  }

  /// Takes each letter where it comes first.
  private static func match(
    _ letters: [UInt32], _ name: [UInt32], from start: Int
  ) -> FuzzyMatch? {
    var positions: [Int] = []
    var score = -min(start, 3)
    var place = start
    for letter in letters {
      guard let found = name[place...].firstIndex(of: letter) else { return nil }
      let isBeginning = found == 0 || !isWordPart(name[found - 1])
      let isAdjacent = positions.last == found - 1
      score += isBeginning ? 16 : 0
      score += isAdjacent ? 16 : positions.isEmpty ? 0 : -min(8, found - place)
      positions.append(found)
      place = found + 1
    }
    return FuzzyMatch(score: score, positions: positions)
  }
}
