import QukaFold

/// How well a few typed letters fit a name: pieces of its words from their beginnings, in order, or any part of it.
///
/// Letters that are only scattered over a name do not fit: who types `under` does not mean "suspend the program".
struct FuzzyMatch: Equatable, Sendable {
  /// Higher is better.
  var score: Int
  /// The characters of the name that were typed.
  var positions: [Int]

  /// Nil where the name does not hold the letters in their order. Case, accents and width do not count.
  init?(_ query: String, in name: String) {
    let letters = Self.folded(query).filter { $0 != 0x20 }
    guard letters.count <= Self.longestQuery else { return nil }
    let folded = Array(Self.folded(name).prefix(Self.lookedAt))
    guard let first = letters.first else {
      self.init(score: 0, positions: [])
      return
    }
    var best: FuzzyMatch?
    var search = Search(letters: letters, name: folded)
    for start in folded.indices where folded[start] == first {
      guard let positions = search.positions(from: start) else { continue }
      let match = FuzzyMatch(score: Self.score(positions, folded), positions: positions)
      if match.score > best?.score ?? .min { best = match }
    }
    guard let best else { return nil }
    self = best
  }

  /// So many letters, and so much of a name, are looked at: a key costs the same however long they are.
  private static let longestQuery = 60
  private static let lookedAt = 200

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

  /// A word begins there. Ideographs and syllables stand for themselves.
  private static func isBeginning(_ place: Int, _ name: [UInt32]) -> Bool {
    place == 0 || name[place] >= firstIdeograph || !isWordPart(name[place - 1])
  }

  private static let firstIdeograph: UInt32 = 0x2E80

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

  private static func score(_ positions: [Int], _ name: [UInt32]) -> Int {
    var score = -min(positions.first ?? 0, 3)
    for (index, place) in positions.enumerated() {
      let step = index == 0 ? 1 : place - positions[index - 1]
      score += isBeginning(place, name) ? 16 : 0
      score += index == 0 ? 0 : step == 1 ? 16 : -min(8, step - 1)
    }
    return score
  }

  /// Where the letters stand, if the first one stands at a given place.
  private struct Search {
    let letters: [UInt32]
    let name: [UInt32]
    /// A part of a name that begins within a word has so many letters at least.
    private static let shortestPart = 3
    /// Letters and places from which no way leads on.
    private var deadEnds: Set<Int> = []

    init(letters: [UInt32], name: [UInt32]) {
      self.letters = letters
      self.name = name
    }

    mutating func positions(from start: Int) -> [Int]? {
      let isPart = name[start...].starts(with: letters)
      if isPart, letters.count >= Self.shortestPart {
        return Array(start..<(start + letters.count))
      }
      guard FuzzyMatch.isBeginning(start, name) else { return nil }
      return rest(after: 0, at: start).map { [start] + $0 }
    }

    /// The next letter stands right behind, or at the beginning of a later word.
    private mutating func rest(after index: Int, at place: Int) -> [Int]? {
      let next = index + 1
      guard next < letters.count else { return [] }
      let key = index * name.count + place
      guard !deadEnds.contains(key) else { return nil }
      for candidate in (place + 1)..<max(place + 1, name.count)
      where name[candidate] == letters[next] {
        guard candidate == place + 1 || FuzzyMatch.isBeginning(candidate, name) else { continue }
        if let more = rest(after: next, at: candidate) { return [candidate] + more }
      }
      deadEnds.insert(key)
      return nil
    }
  }
}
