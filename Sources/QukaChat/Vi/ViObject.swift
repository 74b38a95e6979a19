/// A part of the text around the caret: a word, what is quoted, what stands in brackets, a paragraph.
struct ViObject: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case word(isBig: Bool)
    case quoted(Character)
    case bracketed(Character, Character)
    case paragraph
  }

  var kind: Kind
  /// With what surrounds it: blanks, quotes, brackets.
  var isAround: Bool

  init?(_ letter: Character, isAround: Bool) {
    self.isAround = isAround
    switch letter {
    case "w": kind = .word(isBig: false)
    case "W": kind = .word(isBig: true)
    case "p": kind = .paragraph
    case "\"", "'", "`": kind = .quoted(letter)
    case "b": kind = .bracketed("(", ")")
    case "B": kind = .bracketed("{", "}")
    default:
      guard let pair = Self.pairs.first(where: { $0.open == letter || $0.close == letter }) else {
        return nil
      }
      kind = .bracketed(pair.open, pair.close)
    }
  }

  private static let pairs: [(open: Character, close: Character)] = [
    ("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"), ("（", "）"), ("「", "」"), ("『", "』"),
    ("《", "》"), ("【", "】"), ("“", "”"), ("‘", "’"),
  ]

  /// The other bracket of a pair; the signs of less and more are none to `%`.
  static func partner(of character: Character) -> (character: Character, isBehind: Bool)? {
    guard character != "<", character != ">" else { return nil }
    for pair in pairs {
      if character == pair.open { return (pair.close, true) }
      if character == pair.close { return (pair.open, false) }
    }
    return nil
  }
}

extension ViText {
  /// The part of an object; whole lines for a paragraph. Nil where there is none.
  func part(_ object: ViObject, at caret: Int, count: Int) -> (part: Range<Int>, isOfLines: Bool)? {
    switch object.kind {
    case .word(let isBig):
      return words(at: caret, count, isBig: isBig, isAround: object.isAround).map { ($0, false) }
    case .quoted(let quote):
      return quoted(quote, at: caret, isAround: object.isAround).map { ($0, false) }
    case .bracketed(let open, let close):
      return bracketed(open, close, at: caret, count, isAround: object.isAround).map { ($0, false) }
    case .paragraph:
      return paragraph(at: caret, isAround: object.isAround).map { ($0, true) }
    }
  }

  /// A word, or the blanks between two, within the line.
  private func unit(at place: Int, isBig: Bool) -> Range<Int> {
    guard isBlank(place) else { return words.token(at: place, isBig: isBig) }
    var (low, high) = (place, place + 1)
    while low > 0, isBlank(low - 1), !characters[low - 1].isNewline { low -= 1 }
    while high < end, isBlank(high), !characters[high].isNewline { high += 1 }
    return low..<high
  }

  private func words(
    at caret: Int, _ count: Int, isBig: Bool, isAround: Bool
  ) -> Range<Int>? {
    guard caret < end, !characters[caret].isNewline else { return nil }
    let lineEnd = lineEnd(caret)
    let first = unit(at: caret, isBig: isBig)
    var high = first.upperBound
    let startsBlank = isBlank(caret)
    var units = 1
    // With the blanks, a word counts two units.
    let wanted = isAround ? 2 * count : count
    while units < wanted, high < lineEnd {
      // Chinese words follow each other without blanks.
      if isAround, units % 2 == (startsBlank ? 0 : 1), isBlank(high) == startsBlank {
        units += 1
        continue
      }
      high = unit(at: high, isBig: isBig).upperBound
      units += 1
    }
    var low = first.lowerBound
    let endsBlank = high > low && isBlank(high - 1)
    if isAround, !startsBlank, !endsBlank {
      let start = lineStart(caret)
      let letters = characters[start..<low].lastIndex { !$0.isWhitespace }
      // The blanks of the line's start stay.
      if let letters { low = letters + 1 }
    }
    return low..<high
  }

  private func quoted(_ quote: Character, at caret: Int, isAround: Bool) -> Range<Int>? {
    let (start, end) = (lineStart(caret), lineEnd(caret))
    var open: Int?
    var place = start
    while place < end {
      defer { place += 1 }
      if characters[place] == "\\" {
        place += 1
        continue
      }
      guard characters[place] == quote else { continue }
      guard let first = open else {
        open = place
        continue
      }
      open = nil
      guard caret <= place else { continue }
      return isAround ? withBlanks(first..<(place + 1), in: start..<end) : (first + 1)..<place
    }
    return nil
  }

  /// With the blanks behind, or else those before.
  private func withBlanks(_ part: Range<Int>, in line: Range<Int>) -> Range<Int> {
    var (low, high) = (part.lowerBound, part.upperBound)
    while high < line.upperBound, isBlank(high) { high += 1 }
    guard high == part.upperBound else { return low..<high }
    while low > line.lowerBound, isBlank(low - 1) { low -= 1 }
    return low..<high
  }

  private func bracketed(
    _ open: Character, _ close: Character, at caret: Int, _ count: Int, isAround: Bool
  ) -> Range<Int>? {
    guard caret < end else { return nil }
    var depth = count
    var low = caret
    if characters[caret] != open {
      low -= 1
      while low >= 0 {
        if characters[low] == close { depth += 1 }
        if characters[low] == open {
          depth -= 1
          if depth == 0 { break }
        }
        low -= 1
      }
    } else {
      depth -= 1
      while depth > 0, low > 0 {
        low -= 1
        if characters[low] == close { depth += 1 }
        if characters[low] == open { depth -= 1 }
      }
      if depth > 0 { return nil }
    }
    guard low >= 0 else { return nil }
    depth = 0
    for high in low..<end {
      if characters[high] == open { depth += 1 }
      if characters[high] == close { depth -= 1 }
      if depth == 0 { return isAround ? low..<(high + 1) : (low + 1)..<high }
    }
    return nil
  }

  private func paragraph(at caret: Int, isAround: Bool) -> Range<Int>? {
    guard end > 0 else { return nil }
    let isEmpty = isEmptyLine(lineStart(caret))
    var low = lineStart(caret)
    while low > 0, isEmptyLine(lineStart(low - 1)) == isEmpty { low = lineStart(low - 1) }
    var high = lineEnd(caret)
    func extend(while kind: Bool) {
      while high < end, isEmptyLine(high + 1) == kind { high = lineEnd(high + 1) }
    }
    extend(while: isEmpty)
    if isAround { extend(while: !isEmpty) }
    return low..<high
  }
}
