/// What becomes of each scalar in one way of folding, reckoned once: a text costs one look for each of its scalars.
package final class FoldTable: Sendable {
  /// The one value that a scalar becomes, or where its several values stand.
  struct Entry: Sendable {
    fileprivate static let pool: UInt32 = 1 << 31
    /// Nothing but this value, which joins with nothing before it.
    let isPlain: Bool
    let value: UInt32
  }

  static let plain = FoldTable(TextFolding())
  static let withMarks = FoldTable(TextFolding(keepsMarks: true))
  static let withCase = FoldTable(TextFolding(keepsCase: true))
  static let withBoth = FoldTable(TextFolding(keepsCase: true, keepsMarks: true))

  private let folding: TextFolding
  /// For each scalar of the first plane its value, or with a bit before it a place in `pool`.
  private let entries: [UInt32]
  /// Runs of values, each behind its count.
  private let pool: [UInt32]

  private init(_ folding: TextFolding) {
    self.folding = folding
    var entries = Array(UInt32(0)..<0x1_0000)
    var pool: [UInt32] = []
    for range in Self.changing {
      for value in range where Self.mayChange(value) {
        let values = Self.folded(value, by: folding)
        if values == [value], !Self.joins(value) { continue }
        if values.count == 1, !Self.joins(values[0]) {
          entries[Int(value)] = values[0]
        } else {
          entries[Int(value)] = Entry.pool | UInt32(pool.count)
          pool += [UInt32(values.count)] + values
        }
      }
    }
    self.entries = entries
    self.pool = pool
  }

  /// Between them there are no letters that change: ideographs, syllables, surrogates.
  private static let changing: [Range<UInt32>] = [
    0..<0x3400, 0xA640..<0xAC00, 0xF900..<0x1_0000,
  ]

  @inline(__always)
  func entry(of value: UInt32) -> Entry {
    if value < 0x1_0000 {
      let entry = entries[Int(value)]
      return Entry(isPlain: entry & Entry.pool == 0, value: entry)
    }
    // Emoji and ideographs, but for those that stand for others.
    let isPlain = (0x1F000..<0x2F800).contains(value)
    return Entry(isPlain: isPlain, value: value)
  }

  /// The values of an entry that is not plain.
  func values(of entry: Entry) -> ArraySlice<UInt32> {
    guard entry.value & Entry.pool != 0 else { return Self.folded(entry.value, by: folding)[...] }
    let place = Int(entry.value & ~Entry.pool)
    return pool[(place + 1)..<(place + 1 + Int(pool[place]))]
  }
}

// MARK: - One scalar

extension FoldTable {
  private static let steps: [UInt32: (first: UInt32, second: UInt32)] = {
    let table = DecompositionTable.steps
    var steps: [UInt32: (first: UInt32, second: UInt32)] = [:]
    steps.reserveCapacity(table.count / 3)
    for index in stride(from: 0, to: table.count - 2, by: 3) {
      steps[table[index]] = (table[index + 1], table[index + 2])
    }
    return steps
  }()

  /// What a scalar consists of.
  static func decomposed(_ value: UInt32) -> [UInt32] {
    guard let step = steps[value] else { return [value] }
    return decomposed(step.first) + (step.second == 0 ? [] : decomposed(step.second))
  }

  /// Quickly false for most.
  private static func mayChange(_ value: UInt32) -> Bool {
    if steps[value] != nil || isMark(value) || isIgnored(value) || joins(value) { return true }
    return Unicode.Scalar(value)?.properties.isCased == true
  }

  private static func folded(_ value: UInt32, by folding: TextFolding) -> [UInt32] {
    var result: [UInt32] = []
    for part in decomposed(value) where !isIgnored(part) {
      if isAccent(part) {
        if folding.keepsMarks { result.append(part) }
      } else {
        for letter in folding.keepsMarks ? [part] : plainLetters[part] ?? [part] {
          result += folding.keepsCase ? [letter] : caseless(letter)
        }
      }
    }
    return result
  }

  /// One form for all cases, also where a letter has several: ß and ẞ as ss, ς as σ, ı as i.
  private static func caseless(_ value: UInt32) -> [UInt32] {
    guard let scalar = Unicode.Scalar(value), scalar.properties.isCased else { return [value] }
    let capitals = scalar.properties.lowercaseMapping.unicodeScalars.map {
      $0.properties.uppercaseMapping
    }
    return capitals.joined().unicodeScalars.flatMap {
      $0.properties.lowercaseMapping.unicodeScalars
    }
    .map(\.value)
  }

  /// Letters with a stroke, or of two, that Unicode does not take apart.
  private static let plainLetters: [UInt32: [UInt32]] = {
    let pairs: [(Unicode.Scalar, String)] = [
      ("ø", "o"), ("Ø", "O"), ("ł", "l"), ("Ł", "L"), ("đ", "d"), ("Đ", "D"), ("ħ", "h"),
      ("Ħ", "H"), ("ŧ", "t"), ("Ŧ", "T"), ("ı", "i"), ("æ", "ae"), ("Æ", "AE"), ("œ", "oe"),
      ("Œ", "OE"), ("ð", "d"), ("Ð", "D"),
    ]
    let scalars = pairs.map { ($0.value, $1.unicodeScalars.map(\.value)) }
    return Dictionary(scalars, uniquingKeysWith: { $1 })
  }()

  /// What only counts where marks do.
  static func isMark(_ value: UInt32) -> Bool { isAccent(value) || plainLetters[value] != nil }

  /// Accents of Latin, Greek and Cyrillic, and the points of Hebrew and Arabic, which are mostly left out. The vowel signs of
  /// other scripts are letters.
  static func isAccent(_ value: UInt32) -> Bool {
    switch value {
    case 0x300...0x36F, 0x483...0x487, 0x591...0x5BD, 0x5BF, 0x5C1...0x5C2, 0x5C4...0x5C5, 0x5C7,
      0x610...0x61A, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E4, 0x6E7...0x6E8,
      0x6EA...0x6ED, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20F0, 0xFE20...0xFE2F:
      true
    default: false
    }
  }

  /// What nobody sees: soft hyphens, places to break at, and the choice between two looks of a character.
  private static func isIgnored(_ value: UInt32) -> Bool {
    switch value {
    case 0xAD, 0x200B, 0x200C, 0x2060, 0xFE00...0xFE0F, 0xFEFF: true
    default: false
    }
  }

  /// Whether a value that is kept may have to go before others, or become one with the one before.
  private static func joins(_ value: UInt32) -> Bool {
    if (0x1161..<0x1176).contains(value) || (0x11A8..<0x11C3).contains(value) { return true }
    guard value >= 0x300, let scalar = Unicode.Scalar(value) else { return false }
    return scalar.properties.canonicalCombiningClass.rawValue > 0
  }

  /// Whether a scalar makes another letter of the one before it, so that nothing ends between them.
  package static func changesLetter(_ value: UInt32) -> Bool {
    isAccent(value) || value == 0x3099 || value == 0x309A
  }
}
