/// Finds the formulas of a source and masks all signs in them, so that nothing in them is Markdown.
///
/// A formula that is not closed yet is masked, too, while more may follow.
struct FormulaScan {
  private static let longestInline = 400
  private static let longestDisplay = 2_000

  private let source: UnsafeBufferPointer<UInt8>
  private let alphabet: MarkAlphabet
  private let isWhole: Bool
  private var position = 0
  private var line = LinePrefix()
  private(set) var result: [UInt8] = []
  private(set) var hasFormulas = false

  init(_ source: UnsafeBufferPointer<UInt8>, _ alphabet: MarkAlphabet, isWhole: Bool) {
    self.source = source
    self.alphabet = alphabet
    self.isWhole = isWhole
    result.reserveCapacity(source.count + 256)
  }

  mutating func run() {
    line = LinePrefix(source, at: 0)
    while position < source.count {
      switch source[position] {
      case 0x0A:
        result.append(0x0A)
        position += 1
        line = LinePrefix(source, at: position)
      case UInt8(ascii: "\\"):
        let next = byte(position + 1)
        let isFormula = next == UInt8(ascii: "(") || next == UInt8(ascii: "[")
        if !isFormula || !takeFormula(isDisplay: next == UInt8(ascii: "[")) {
          let isEscape = next != 0x0A && position + 1 < source.count
          result += source[position..<(position + (isEscape ? 2 : 1))]
          position += isEscape ? 2 : 1
        }
      case UInt8(ascii: "`") where position == line.content,
        UInt8(ascii: "~") where position == line.content:
        // What stands behind a fence names a language.
        let end = source[position...].firstIndex(of: 0x0A) ?? source.count
        let isFence = CodeFenceReader(opening: source[position..<end]) != nil
        result += source[position..<(isFence ? end : position + 1)]
        position = isFence ? end : position + 1
      case UInt8(ascii: "$"):
        if !mayBeginAtDollar || !takeFormula(isDisplay: byte(position + 1) == UInt8(ascii: "$")) {
          fallthrough
        }
      default:
        result.append(source[position])
        position += 1
      }
    }
  }

  private func byte(_ index: Int) -> UInt8 { index < source.count ? source[index] : 0 }

  /// Not behind a word, as in `US$5`, or another dollar sign.
  private var mayBeginAtDollar: Bool {
    guard position > 0 else { return true }
    let before = source[position - 1]
    return before != UInt8(ascii: "$") && !before.isWord
  }

  private mutating func takeFormula(isDisplay: Bool) -> Bool {
    let walk = FormulaWalk(
      source, from: position, line, isDisplay: isDisplay,
      longest: isDisplay ? Self.longestDisplay : Self.longestInline)
    switch walk.end(isWhole: isWhole) {
    case .closed(let end):
      alphabet.append(.formulaStart, to: &result)
      mask(to: end)
      alphabet.append(.formulaEnd, to: &result)
    case .open(let end): mask(to: end)
    case .none: return false
    }
    hasFormulas = true
    return true
  }

  private mutating func mask(to end: Int) {
    while position < end {
      if alphabet.holdsBracket(source, at: position) {
        alphabet.append(masked: UInt8(ascii: "["), to: &result)
        position += 3
        continue
      }
      alphabet.append(masked: source[position], to: &result)
      position += 1
      guard source[position - 1] == 0x0A else { continue }
      let content = line.contentStart(source, ofLineAt: position)
      result += source[position..<min(content, end)]
      position = min(content, end)
    }
  }
}

extension UInt8 {
  /// Whether it is an ASCII letter or digit.
  var isWord: Bool { isLetter || isDigit }
}
