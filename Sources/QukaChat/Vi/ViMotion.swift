/// Where a key of vi's normal mode leads.
enum ViMotion: Equatable, Sendable {
  case left, right
  /// By the rows that one sees; behind an operator by lines.
  case up, down
  case lineStart, firstLetter, lineEnd, column
  case word(isBig: Bool)
  case wordBack(isBig: Bool)
  case wordEnd(isBig: Bool)
  case wordEndBack(isBig: Bool)
  case firstLine, lastLine
  case paragraph, paragraphBack
  case find(ViFind)
  case findAgain(isReversed: Bool)
  case bracket
  /// Both ends of a selection, in visual mode.
  case object(ViObject)

  static let ofOneKey: [Character: ViMotion] = [
    "h": .left, "l": .right, " ": .right, "k": .up, "j": .down, "0": .lineStart,
    "^": .firstLetter, "_": .firstLetter, "$": .lineEnd, "|": .column, "w": .word(isBig: false),
    "W": .word(isBig: true), "b": .wordBack(isBig: false), "B": .wordBack(isBig: true),
    "e": .wordEnd(isBig: false), "E": .wordEnd(isBig: true), "G": .lastLine,
    "}": .paragraph, "{": .paragraphBack, ";": .findAgain(isReversed: false),
    ",": .findAgain(isReversed: true), "%": .bracket,
  ]

  static let behindG: [Character: ViMotion] = [
    "g": .firstLine, "e": .wordEndBack(isBig: false), "E": .wordEndBack(isBig: true),
  ]
}

/// `f`, `F`, `t` and `T`: a character of the same line.
struct ViFind: Equatable, Sendable {
  var wanted: Character
  var isForward: Bool
  /// The caret stops before it.
  var isTill: Bool

  var reversed: ViFind { ViFind(wanted: wanted, isForward: !isForward, isTill: isTill) }
}

/// Where a motion leads, and what an operator takes on the way.
struct ViReach: Equatable {
  enum Kind: Equatable {
    /// Up to the place, or with the character there.
    case exclusive, inclusive
    case lines
  }

  var place: Int
  var kind = Kind.exclusive
}

// MARK: - Places in a text

/// A text as vi sees it: lines, words, and the characters that a caret can stand on.
struct ViText {
  let characters: [Character]
  let words: WordBreaks

  init(_ characters: [Character]) {
    self.characters = characters
    words = WordBreaks(characters)
  }

  var end: Int { characters.count }

  func lineStart(_ place: Int) -> Int {
    characters[..<place].lastIndex(where: \.isNewline).map { $0 + 1 } ?? 0
  }

  func lineEnd(_ place: Int) -> Int { characters[place...].firstIndex(where: \.isNewline) ?? end }

  /// The last place of a line on which a caret can stand.
  func lastPlace(ofLine place: Int) -> Int { max(lineStart(place), lineEnd(place) - 1) }

  func firstLetter(_ place: Int) -> Int {
    let line = lineStart(place)..<lineEnd(place)
    return characters[line].firstIndex { !$0.isWhitespace }
      ?? max(line.lowerBound, line.upperBound - 1)
  }

  /// The start of the line so many lines away, as far as there are lines.
  func line(_ count: Int, from place: Int) -> Int {
    var start = lineStart(place)
    for _ in 0..<abs(count) {
      if count < 0 {
        guard start > 0 else { break }
        start = lineStart(start - 1)
      } else {
        let end = lineEnd(start)
        guard end < self.end else { break }
        start = end + 1
      }
    }
    return start
  }

  func isBlank(_ place: Int) -> Bool { characters[place].isWhitespace }

  func isEmptyLine(_ place: Int) -> Bool {
    (place == end || characters[place].isNewline) && lineStart(place) == place
  }
}

// MARK: - Words

extension ViText {
  /// The start of the next word; an empty line is one.
  func wordStart(after place: Int, isBig: Bool) -> Int {
    guard place < end else { return end }
    var index = isBlank(place) ? place : words.token(at: place, isBig: isBig).upperBound
    if index == place { index += 1 }
    while index < end, isBlank(index), !isEmptyLine(index) { index += 1 }
    return index
  }

  func wordStart(before place: Int, isBig: Bool) -> Int {
    var index = place
    while index > 0, isBlank(index - 1) {
      index -= 1
      if index > 0, isEmptyLine(index) { return index }
    }
    return index > 0 ? words.token(at: index - 1, isBig: isBig).lowerBound : 0
  }

  /// The last character of the word that ends next.
  func wordEnd(after place: Int, isBig: Bool) -> Int {
    var index = place + 1
    while index < end, isBlank(index) { index += 1 }
    guard index < end else { return max(0, end - 1) }
    return words.token(at: index, isBig: isBig).upperBound - 1
  }

  func wordEnd(before place: Int, isBig: Bool) -> Int {
    var index = min(place, end)
    if index < end, !isBlank(index) { index = words.token(at: index, isBig: isBig).lowerBound }
    index -= 1
    while index > 0, isBlank(index), !isEmptyLine(index) { index -= 1 }
    return max(0, index)
  }
}

// MARK: - Motions

extension ViText {
  /// Nil where it leads nowhere.
  ///
  /// - Parameter isTaken: an operator takes what is on the way.
  func reach(
    _ motion: ViMotion, from caret: Int, count: Int?, find last: ViFind?, isTaken: Bool
  ) -> ViReach? {
    let times = count ?? 1
    switch motion {
    case .left: return ViReach(place: max(lineStart(caret), caret - times))
    case .right: return ViReach(place: min(lineEnd(caret), caret + times))
    case .up, .down:
      let place = line(motion == .up ? -times : times, from: caret)
      return place == lineStart(caret) ? nil : ViReach(place: place, kind: .lines)
    case .lineStart: return ViReach(place: lineStart(caret))
    case .firstLetter: return ViReach(place: firstLetter(caret))
    case .lineEnd: return ViReach(place: lineEnd(line(times - 1, from: caret)))
    case .column: return ViReach(place: min(lineEnd(caret), lineStart(caret) + times - 1))
    case .firstLine: return ViReach(place: firstLetter(line(times - 1, from: 0)), kind: .lines)
    case .lastLine:
      let start = count.map { line($0 - 1, from: 0) } ?? lineStart(end)
      return ViReach(place: firstLetter(start), kind: .lines)
    case .word, .wordBack, .wordEnd, .wordEndBack, .paragraph, .paragraphBack:
      return ViReach(
        place: repeated(motion, from: caret, times, isTaken: isTaken), kind: motion.kind)
    case .find(let find): return reach(find, from: caret, times, isAgain: false)
    case .findAgain(let isReversed):
      return last.flatMap {
        reach(isReversed ? $0.reversed : $0, from: caret, times, isAgain: true)
      }
    case .bracket: return bracket(from: caret).map { ViReach(place: $0, kind: .inclusive) }
    case .object: return nil
    }
  }

  private func repeated(
    _ motion: ViMotion, from caret: Int, _ times: Int, isTaken: Bool
  ) -> Int {
    var place = caret
    for step in 1...times {
      let former = place
      place = once(motion, from: place)
      // An operator leaves the line end behind the last word.
      if isTaken, step == times, case .word = motion {
        place = min(place, max(lineEnd(former), former))
      }
      if place == former { break }
    }
    return place
  }

  private func once(_ motion: ViMotion, from place: Int) -> Int {
    switch motion {
    case .word(let isBig): wordStart(after: place, isBig: isBig)
    case .wordBack(let isBig): wordStart(before: place, isBig: isBig)
    case .wordEnd(let isBig): wordEnd(after: place, isBig: isBig)
    case .wordEndBack(let isBig): wordEnd(before: place, isBig: isBig)
    case .paragraph: paragraphEnd(after: place)
    case .paragraphBack: paragraphStart(before: place)
    default: place
    }
  }

  private func paragraphEnd(after place: Int) -> Int {
    var start = lineStart(place)
    while start < end, isEmptyLine(start) { start += 1 }
    while start < end, !isEmptyLine(start) { start = min(end, lineEnd(start) + 1) }
    return start
  }

  private func paragraphStart(before place: Int) -> Int {
    var start = lineStart(place)
    while start > 0, isEmptyLine(start) { start = lineStart(start - 1) }
    while start > 0, !isEmptyLine(start) { start = lineStart(start - 1) }
    return start
  }

  private func reach(
    _ find: ViFind, from caret: Int, _ times: Int, isAgain: Bool
  ) -> ViReach? {
    let line = lineStart(caret)..<lineEnd(caret)
    let step = find.isForward ? 1 : -1
    // A repeated `t` passes the character that it stands before.
    var place = caret + (find.isTill && isAgain ? step : 0)
    for _ in 0..<times {
      repeat {
        place += step
        guard line.contains(place) else { return nil }
      } while characters[place] != find.wanted
    }
    return ViReach(
      place: find.isTill ? place - step : place,
      kind: find.isForward ? .inclusive : .exclusive)
  }

  /// The partner of the first bracket at the caret or behind it in its line.
  private func bracket(from caret: Int) -> Int? {
    let line = caret..<lineEnd(caret)
    guard
      let place = line.first(where: { ViObject.partner(of: characters[$0]) != nil }),
      let partner = ViObject.partner(of: characters[place])
    else { return nil }
    var depth = 0
    var index = place
    let step = partner.isBehind ? 1 : -1
    while characters.indices.contains(index) {
      if characters[index] == characters[place] { depth += 1 }
      if characters[index] == partner.character { depth -= 1 }
      if depth == 0 { return index }
      index += step
    }
    return nil
  }
}

extension ViMotion {
  fileprivate var kind: ViReach.Kind {
    switch self {
    case .wordEnd, .wordEndBack: .inclusive
    default: .exclusive
    }
  }
}
