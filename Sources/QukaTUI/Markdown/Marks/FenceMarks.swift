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
    var items = ItemColumn()
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
      } else if items.mayOpenFence(source, start..<end) {
        open = OpenFence(source, start..<end)
      }
      start = end + 1
    }
    return copied == 0 ? nil : result + source[copied...]
  }
}

/// Where the text of the list item begins that holds a line.
private struct ItemColumn {
  private var column = 0

  /// Whether a line is indented so little that a fence on it is one. Lines come one after the other.
  mutating func mayOpenFence(_ source: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    let prefix = LinePrefix(source, at: line.lowerBound)
    guard prefix.content < line.upperBound else { return false }
    let lead = source[line.lowerBound..<prefix.content]
    let indentation = lead.reduce(0) { $0 + ($1 == 0x09 ? 4 : 1) }
    if lead.contains(where: { !$0.isBlank }) {
      column = indentation
      return true
    }
    if indentation == 0 { column = 0 }
    return indentation <= column + 3
  }
}

/// A fenced block with what stands before its lines.
private struct OpenFence {
  private var reader: CodeFenceReader
  private let prefix: LinePrefix
  private(set) var isClosed = false

  init?(_ source: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
    prefix = LinePrefix(source, at: line.lowerBound)
    let start = min(prefix.content, line.upperBound)
    guard let reader = CodeFenceReader(opening: source[start..<line.upperBound]) else { return nil }
    self.reader = reader
  }

  /// Whether a line is still within the list item or quote that holds the block.
  func holds(_ source: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    prefix.holds(source, line)
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
