import QukaFold

/// A text as it is searched: folded, every run of blanks and line ends as one blank, and without the marks of Markdown
/// that stand within sentences, so that a phrase is found across them.
struct SearchText {
  private(set) var scalars: [UInt32] = []
  /// Which scalar of the text each one came from.
  private(set) var sources: [Int] = []

  /// - Parameter keepsMarks: whether `*` and `` ` `` stay, because they are looked for.
  init(_ text: String, _ folding: TextFolding, keepsMarks: Bool) {
    let folded = FoldedText(text, by: folding)
    let (values, places) = (folded.scalars, folded.sources)
    scalars.reserveCapacity(folded.count)
    sources.reserveCapacity(folded.count)
    for index in values.indices {
      let scalar = values[index]
      if !keepsMarks, Self.isMark(scalar) { continue }
      let isBlank = Self.isBlank(scalar)
      if isBlank, scalars.last == 0x20 { continue }
      scalars.append(isBlank ? 0x20 : scalar)
      sources.append(places[index])
    }
  }

  static func isMark(_ scalar: UInt32) -> Bool { scalar == 0x2A || scalar == 0x60 }

  /// Folding makes other blanks U+0020.
  static func isBlank(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0x09...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
