import CICU

/// Where words begin and end in the text that is typed.
///
/// A word is a run of letters, numbers and `_`. Scripts that write no spaces between words are cut by ICU's dictionaries,
/// so that a Chinese sentence is not one word. What is folded is a word by itself.
package struct WordBreaks {
  private let characters: [Character]

  /// Characters that are looked at in each direction, so that a key costs the same however long the text is.
  private static let reach = 2_048

  package init(_ characters: [Character]) { self.characters = characters }

  /// The start of the word that stands before a place, or that the place is in.
  package func start(before place: Int) -> Int {
    let bound = max(0, place - Self.reach)
    var index = place
    while index > bound, !characters[index - 1].isWordPart {
      index -= 1
      if characters[index].isMark { return index }
    }
    guard index > 0, characters[index - 1].isWordPart else { return index }
    return word(at: index - 1).lowerBound
  }

  /// The end of the word that stands behind a place, or that the place is in.
  package func end(after place: Int) -> Int {
    let bound = min(characters.count, place + Self.reach)
    var index = place
    while index < bound, !characters[index].isWordPart {
      index += 1
      if characters[index - 1].isMark { return index }
    }
    guard index < characters.count, characters[index].isWordPart else { return index }
    return word(at: index).upperBound
  }

  /// What a double click takes: the word at a place, or the blanks, or the one sign that stands there.
  package func unit(at place: Int) -> Range<Int> {
    guard characters.indices.contains(place) else { return place..<place }
    if characters[place].isWordPart { return word(at: place) }
    guard characters[place].isBlank else { return place..<(place + 1) }
    return run(at: place, where: \.isBlank)
  }

  /// A word of vi at a place that is not blank: letters, or signs; a big one ends at blanks only.
  func token(at place: Int, isBig: Bool) -> Range<Int> {
    if isBig { return run(at: place) { !$0.isWhitespace } }
    if characters[place].isWordPart { return word(at: place) }
    if characters[place].isMark { return place..<(place + 1) }
    return run(at: place) { !$0.isWhitespace && !$0.isWordPart && !$0.isMark }
  }

  /// Both are of scripts that write no spaces between words.
  func areOfOneRun(_ left: Character, _ right: Character) -> Bool {
    left.needsDictionary && right.needsDictionary
  }

  private func word(at place: Int) -> Range<Int> {
    let run = run(at: place, where: \.isWordPart)
    guard characters[run].contains(where: \.needsDictionary) else { return run }
    var word = run
    for cut in breaks(in: run) {
      if cut > place { return word.lowerBound..<cut }
      word = cut..<run.upperBound
    }
    return word
  }

  private func run(at place: Int, where isPart: (Character) -> Bool) -> Range<Int> {
    var low = place
    var high = place + 1
    let bounds = max(0, place - Self.reach)..<min(characters.count, place + Self.reach)
    while low > bounds.lowerBound, isPart(characters[low - 1]) { low -= 1 }
    while high < bounds.upperBound, isPart(characters[high]) { high += 1 }
    return low..<high
  }

  /// The places in a run at which ICU parts words; none if it cannot tell.
  private func breaks(in run: Range<Int>) -> [Int] {
    var units: [UInt16] = []
    var places: [Int: Int] = [:]
    for place in run {
      places[units.count] = place
      units += characters[place].utf16
    }
    var offsets = [Int32](repeating: 0, count: units.count)
    let count = quka_word_breaks(units, Int32(units.count), &offsets, Int32(offsets.count))
    // A break within a cluster is none.
    return offsets.prefix(max(0, Int(count))).compactMap { places[Int($0)] }
  }
}

extension Character {
  fileprivate var isWordPart: Bool { isLetter || isNumber || self == "_" }

  fileprivate var isMark: Bool {
    unicodeScalars.first == PastedPiece.mark.unicodeScalars.first
  }

  fileprivate var isBlank: Bool { isWhitespace && !isNewline }

  /// It is of a script that writes no spaces between words.
  fileprivate var needsDictionary: Bool {
    guard let scalar = unicodeScalars.first, scalar.value >= 0x0E00 else { return false }
    return switch scalar.value {
    // Thai and Lao, Burmese, Khmer, and what writes Burmese's neighbours.
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0xA9E0...0xA9FF, 0xAA60...0xAA7F: true
    // Kana and ideographs, also half as wide and rare ones.
    case 0x2E80...0x312F, 0x31A0...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9F: true
    case 0x2_0000...0x3_FFFF: true
    default: false
    }
  }
}
