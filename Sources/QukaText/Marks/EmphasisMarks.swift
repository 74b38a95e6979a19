/// Lets `**` begin and end emphasis beside full-width punctuation, as in `是**「重点」**的`.
///
/// CommonMark takes no asterisks between a letter and a sign for emphasis that begins or ends with the sign; scripts
/// without spaces have no other place for them. A joint between the two makes the sign count as a letter.
struct EmphasisMarks {
  let alphabet: MarkAlphabet

  func marked(_ source: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard source.contains(where: { $0 >= 0x80 }) else { return nil }
    var result: [UInt8] = []
    var copied = 0
    var index = 0
    while index < source.count {
      let byte = source[index]
      guard byte == UInt8(ascii: "*") || byte == UInt8(ascii: "~") else {
        index += byte == UInt8(ascii: "\\") ? 2 : 1
        continue
      }
      var end = index + 1
      while end < source.count, source[end] == byte { end += 1 }
      let sides = Sides(source, run: index..<end)
      if sides.needsJointBefore {
        result += source[copied..<index]
        alphabet.append(.joint, to: &result)
        copied = index
      } else if sides.needsJointAfter {
        result += source[copied..<end]
        alphabet.append(.joint, to: &result)
        copied = end
      }
      index = end
    }
    return copied == 0 ? nil : result + source[copied...]
  }
}

/// What stands before and behind a run of asterisks or tildes.
private struct Sides {
  private let source: UnsafeBufferPointer<UInt8>
  private let run: Range<Int>

  init(_ source: UnsafeBufferPointer<UInt8>, run: Range<Int>) {
    self.source = source
    self.run = run
  }

  var needsJointBefore: Bool {
    guard let sign = source.scalar(before: run.lowerBound) else { return false }
    return needsJoint(
      sign, beyond: source.scalar(before: run.lowerBound - sign.utf8Length),
      letter: source.scalar(at: run.upperBound))
  }

  var needsJointAfter: Bool {
    guard let sign = source.scalar(at: run.upperBound) else { return false }
    return needsJoint(
      sign, beyond: source.scalar(at: run.upperBound + sign.utf8Length),
      letter: source.scalar(before: run.lowerBound))
  }

  /// - Parameter beyond: what stands on the other side of the sign.
  private func needsJoint(
    _ sign: Unicode.Scalar, beyond: Unicode.Scalar?, letter: Unicode.Scalar?
  ) -> Bool {
    guard let letter, !letter.isSpaceOrPunctuation, sign.isPunctuation else { return false }
    // A single tilde is text, and a single asterisk between brackets and words is arithmetic.
    if sign.isASCII, run.count < 2 || sign == "_" || sign == "*" { return false }
    if source[run.lowerBound] == UInt8(ascii: "~"), run.count != 2 { return false }
    return sign.value >= 0x3000 || letter.isEastAsian || beyond?.isEastAsian == true
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The scalar that begins at an offset; nil at the end.
  func scalar(at start: Int) -> Unicode.Scalar? {
    guard start >= 0, start < count else { return nil }
    return String(decoding: self[start..<Swift.min(count, start + 4)], as: UTF8.self)
      .unicodeScalars.first
  }

  /// The scalar that ends before an offset; nil at the start.
  func scalar(before end: Int) -> Unicode.Scalar? {
    var start = end - 1
    while start > 0, start > end - 4, self[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start)
  }
}

extension Unicode.Scalar {
  fileprivate var utf8Length: Int { value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4 }

  /// Whether cmark-gfm takes it for punctuation.
  var isPunctuation: Bool {
    if isASCII { return value > 0x20 && value < 0x7F && !UInt8(value).isWord }
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      return true
    default: return false
    }
  }

  fileprivate var isSpaceOrPunctuation: Bool { properties.isWhitespace || isPunctuation }

  /// Whether it is a letter of a script that is written without spaces around emphasis: Chinese, Japanese, Korean.
  fileprivate var isEastAsian: Bool {
    switch value {
    case 0x1100...0x11FF, 0x2E80...0x2FDF, 0x3005...0x3007, 0x3031...0x3035, 0x3040...0x318F,
      0x31A0...0x31BF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA960...0xA97F,
      0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A,
      0xFF66...0xFFDC, 0x1B000...0x1B16F, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
