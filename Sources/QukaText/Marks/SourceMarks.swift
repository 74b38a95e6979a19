/// Puts marks into source before it is parsed, where cmark-gfm does not read as people mean it (`MarkAlphabet`).
///
/// No mark changes a line's number. A text that needs none is parsed as it is.
struct SourceMarks {
  let alphabet: MarkAlphabet
  /// Nothing follows the source: what is open at its end stays so.
  let isWhole: Bool
  /// The place of a bracket that is shown only in code, from the source's start.
  var bracket: Int?

  /// The source with its marks; nil if it has none.
  func marked(_ source: ArraySlice<UInt8>) -> [UInt8]? {
    let passes: [(UnsafeBufferPointer<UInt8>) -> [UInt8]?] = [
      heldBracket, FenceMarks(alphabet: alphabet, isWhole: isWhole).marked, formulas,
      TableMarks(alphabet: alphabet).marked, AddressMarks(alphabet: alphabet).marked,
      EmphasisMarks(alphabet: alphabet).marked,
    ]
    var text: [UInt8]?
    for pass in passes {
      if let marked = (text.map { $0[...] } ?? source).withUnsafeBufferPointer(pass) {
        text = marked
      }
    }
    return text
  }

  private func heldBracket(_ source: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard let bracket, bracket < source.count else { return nil }
    var result = Array(source[..<bracket])
    alphabet.append(.bracket, to: &result)
    return result + source[(bracket + 1)...]
  }

  private func formulas(_ source: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard source.contains(where: { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "\\") }) else {
      return nil
    }
    var scan = FormulaScan(source, alphabet, isWhole: isWhole)
    scan.run()
    return scan.hasFormulas ? scan.result : nil
  }
}
