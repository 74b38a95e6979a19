/// Carries TeX's `\(…\)`, `\[…\]` and `\,` through the parser, which would take them for escaped brackets and commas.
///
/// Within what looks like a formula each becomes a noncharacter of Unicode before parsing, and afterwards a part of
/// the formula, or what the parser would have made of it. Escapes elsewhere never change.
enum FormulaMarks {
  /// All that Markdown lets escape, as many as there are noncharacters in a row; the brackets of formulas come first.
  static let signs = Array("()[],;:!{}%\\_#&$|\"'*+-./<=>?@^`~")
  /// U+FDD0, the first of the noncharacters that stand for the signs.
  private static let base: UInt32 = 0xFDD0

  /// The sign for which a character stands, as its index.
  static func index(_ character: Character) -> Int? {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
      return nil
    }
    return index(scalar)
  }

  private static func index(_ scalar: Unicode.Scalar) -> Int? {
    guard scalar.value >= base, scalar.value < base + UInt32(signs.count) else { return nil }
    return Int(scalar.value - base)
  }

  /// Whether a text has marks, or noncharacters that can't be told from them: UTF-8 of U+FDC0 to U+FDFF.
  static func areIn(_ bytes: some Collection<UInt8>) -> Bool {
    var previous: UInt8 = 0
    for byte in bytes {
      if previous == 0xEF, byte == 0xB7 { return true }
      previous = byte
    }
    return false
  }

  /// The text with the signs themselves, as the parser makes them of escapes.
  static func plain(_ text: String) -> String { replaced(text, "") }

  /// The text as it was written, for code.
  static func raw(_ text: String) -> String { replaced(text, "\\") }

  private static func replaced(_ text: String, _ prefix: String) -> String {
    guard areIn(text.utf8) else { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      if let index = index(scalar) {
        result += prefix
        result.append(signs[index])
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }

  /// The source with marks in its formulas; nil when it has none.
  static func marked(_ source: ArraySlice<UInt8>) -> [UInt8]? {
    guard source.contains(UInt8(ascii: "\\")) else { return nil }
    return source.withUnsafeBufferPointer { bytes in
      var scan = FormulaScan(bytes)
      scan.run()
      return scan.hasFormulas ? scan.result : nil
    }
  }

  fileprivate static func bytes(of sign: UInt8) -> [UInt8]? {
    let character = Character(Unicode.Scalar(sign))
    guard let index = signs.firstIndex(of: character) else { return nil }
    return [0xEF, 0xB7, UInt8(0x90 + index)]
  }
}

/// The walk of `FormulaMarks` over the source.
private struct FormulaScan {
  /// Longer formulas are no reading on a line.
  private static let longest = 400

  private let source: UnsafeBufferPointer<UInt8>
  private var position = 0
  private(set) var result: [UInt8] = []
  private(set) var hasFormulas = false

  init(_ source: UnsafeBufferPointer<UInt8>) {
    self.source = source
    result.reserveCapacity(source.count + 64)
  }

  mutating func run() {
    while position < source.count {
      let byte = source[position]
      let next = position + 1 < source.count ? source[position + 1] : 0
      if byte == UInt8(ascii: "\\") {
        takeEscape(next)
      } else if byte == UInt8(ascii: "$"), let end = dollarFormulaEnd() {
        copy(to: end, marking: true)
      } else {
        copy(to: position + 1, marking: false)
      }
    }
  }

  private mutating func takeEscape(_ next: UInt8) {
    let end =
      switch next {
      case UInt8(ascii: "("): formulaEnd(UInt8(ascii: ")"))
      case UInt8(ascii: "["): formulaEnd(UInt8(ascii: "]"))
      default: Int?.none
      }
    copy(to: end ?? min(position + 2, source.count), marking: end != nil)
  }

  /// The end of the formula that begins here, if it can be nothing else.
  private func formulaEnd(_ closing: UInt8) -> Int? {
    var index = position + 2
    var isMath = false
    let end = min(source.count, position + Self.longest)
    while index + 1 < end, !endsParagraph(index) {
      let (byte, next) = (source[index], source[index + 1])
      if byte == UInt8(ascii: "\\") {
        if next == closing { return isMath || isLetter(upTo: index) ? index + 2 : nil }
        isMath = isMath || isLetter(next) || next == UInt8(ascii: ",")
        index += 2
        continue
      }
      if byte == UInt8(ascii: ":"), next == UInt8(ascii: "/") { return nil }
      isMath = isMath || byte == UInt8(ascii: "^") || byte == UInt8(ascii: "_")
      isMath = isMath || byte == UInt8(ascii: "=")
      index += 1
    }
    return nil
  }

  /// The end of what stands between two dollar signs, if it has an escape.
  private func dollarFormulaEnd() -> Int? {
    var index = position + 1
    var hasEscapes = false
    let end = min(source.count, position + Self.longest)
    if index < end, source[index] == UInt8(ascii: "$") { index += 1 }
    while index < end, !endsParagraph(index) {
      if source[index] == UInt8(ascii: "$") { return hasEscapes ? index : nil }
      let isEscape = source[index] == UInt8(ascii: "\\")
      hasEscapes = hasEscapes || isEscape
      index += isEscape ? 2 : 1
    }
    return nil
  }

  /// Whether an empty line follows.
  private func endsParagraph(_ index: Int) -> Bool {
    guard source[index] == 0x0A else { return false }
    var next = index + 1
    while next < source.count, source[next] == 0x20 || source[next] == 0x09 { next += 1 }
    return next == source.count || source[next] == 0x0A
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// Whether all up to there is a single letter.
  private func isLetter(upTo end: Int) -> Bool {
    let body = source[(position + 2)..<end].filter { $0 != 0x20 && $0 != 0x0A }
    return body.count == 1 && isLetter(body[0])
  }

  private mutating func copy(to end: Int, marking: Bool) {
    while position < end {
      if marking, source[position] == UInt8(ascii: "\\"), position + 1 < end,
        let mark = FormulaMarks.bytes(of: source[position + 1])
      {
        result += mark
        hasFormulas = true
        position += 2
      } else if marking, source[position] == UInt8(ascii: "\\"), position + 1 < end {
        result += source[position...(position + 1)]
        position += 2
      } else {
        result.append(source[position])
        position += 1
      }
    }
  }
}
