/// Keeps a block of Markdown's own code whole: the fences in it belong to the code that it shows.
///
/// cmark-gfm lets the first of them end the block.
struct FenceMarks {
  let alphabet: MarkAlphabet
  let isWhole: Bool

  func marked(_ source: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard source.contains(where: { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") }) else {
      return nil
    }
    var result: [UInt8] = []
    var copied = 0
    var open: OpenFence?
    var start = 0
    while start < source.count {
      let end = source[start...].firstIndex(of: 0x0A) ?? source.count
      if let fence = open, !fence.holds(source, start..<end) { open = nil }
      if var fence = open {
        let place = fence.take(source, start..<end, isWhole: isWhole)
        open = fence.isClosed ? nil : fence
        if let place {
          result += source[copied..<place]
          alphabet.append(masked: source[place], to: &result)
          copied = place + 1
        }
      } else {
        open = OpenFence(source, start..<end)
      }
      start = end + 1
    }
    return copied == 0 ? nil : result + source[copied...]
  }
}

/// A fenced block with what stands before its lines.
private struct OpenFence {
  private var reader: CodeFenceReader
  private let prefix: LinePrefix
  /// Columns that a line of the list item has before its text; 0 outside of lists.
  private let indentation: Int
  private(set) var isClosed = false

  init?(_ source: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
    prefix = LinePrefix(source, at: line.lowerBound)
    let start = min(prefix.content, line.upperBound)
    guard let reader = CodeFenceReader(opening: source[start..<line.upperBound]) else { return nil }
    self.reader = reader
    let isItem = source[line.lowerBound..<start].contains { !$0.isBlank }
    indentation = isItem && prefix.quotes == 0 ? start - line.lowerBound : 0
  }

  /// Whether a line is still within the list item or quote that holds the block.
  func holds(_ source: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    let content = min(prefix.contentStart(source, ofLineAt: line.lowerBound), line.upperBound)
    let quotes = source[line.lowerBound..<content].count { $0 == UInt8(ascii: ">") }
    if quotes < prefix.quotes { return false }
    return content == line.upperBound || content - line.lowerBound >= indentation
  }

  /// Takes a line, and returns the place of a fence that the parser must not see.
  mutating func take(
    _ source: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, isWhole: Bool
  ) -> Int? {
    let content = min(prefix.contentStart(source, ofLineAt: line.lowerBound), line.upperBound)
    let text = Array(source[content..<line.upperBound])
    let isFence = reader.closes(text[...])
    let (rest, isRest) =
      isFence && reader.isNesting ? following(source, line.upperBound + 1) : ([], true)
    let verdict = reader.take(text[...], rest: rest[...], isWhole: isWhole && isRest)
    isClosed = verdict == .closing
    return isFence && !isClosed ? content : nil
  }

  /// The text of the next lines, and whether that is all.
  private func following(
    _ source: UnsafeBufferPointer<UInt8>, _ start: Int
  ) -> (text: [UInt8], isAll: Bool) {
    var start = start
    var text: [UInt8] = []
    while start < source.count {
      guard text.count <= CodeFenceReader.lookAhead else { return (text, false) }
      let end = source[start...].firstIndex(of: 0x0A) ?? source.count
      text += source[min(prefix.contentStart(source, ofLineAt: start), end)..<end]
      if end < source.count { text.append(0x0A) }
      start = end + 1
    }
    return (text, true)
  }
}
