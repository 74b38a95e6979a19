/// Ends bare addresses at full-width punctuation and at `**`, which cmark-gfm takes for parts of them.
///
/// A `<` ends an address there. With the mark behind it, it is taken out again.
struct AddressMarks {
  let alphabet: MarkAlphabet

  func marked(_ source: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var copied = 0
    var index = 0
    while index < source.count {
      guard let body = addressBody(source, index) else {
        index += 1
        continue
      }
      let (end, isCut) = end(source, from: body)
      index = end
      guard isCut else { continue }
      result += source[copied..<end]
      result.append(UInt8(ascii: "<"))
      alphabet.append(.addressEnd, to: &result)
      copied = end
    }
    return copied == 0 ? nil : result + source[copied...]
  }

  /// Where an address goes on behind `://` or `www.`, if one of them stands there.
  private func addressBody(_ source: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
    var start = index
    if source[index] == UInt8(ascii: ":") {
      guard source[index...].starts(with: "://".utf8) else { return nil }
      while start > 0, source[start - 1].isLetter { start -= 1 }
      guard start < index else { return nil }
    } else {
      guard source[index] == UInt8(ascii: "w"), source[index...].starts(with: "www.".utf8) else {
        return nil
      }
    }
    // In `<https://…>` and `<a href=https://…>` the whole of it is the address.
    let before = start > 0 ? source[start - 1] : 0
    return before == UInt8(ascii: "<") || before == UInt8(ascii: "=") ? nil : index + 3
  }

  private func end(
    _ source: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (end: Int, isCut: Bool) {
    var index = start
    while index < source.count {
      let byte = source[index]
      if byte.isBlank || byte == UInt8(ascii: "<") { return (index, false) }
      if byte == UInt8(ascii: "*"), source[index...].starts(with: "**".utf8) {
        return (index, true)
      }
      if byte >= 0xC0, let scalar = source.scalar(at: index), scalar.endsAddress {
        return (index, true)
      }
      index += 1
    }
    return (index, false)
  }
}

extension Unicode.Scalar {
  /// Whether it is punctuation of Chinese, Japanese or Korean text, that no address holds unescaped.
  fileprivate var endsAddress: Bool {
    switch value {
    case 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x3000...0x3003, 0x3008...0x301F,
      0xFE30...0xFE4F, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65:
      true
    default: false
    }
  }
}
