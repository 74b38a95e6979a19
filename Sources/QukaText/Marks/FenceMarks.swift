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
    var walk = FenceWalk(isWhole: isWhole)
    var start = 0
    while start < source.count {
      let end = source[start...].firstIndex(of: 0x0A) ?? source.count
      if let place = walk.take(source, start..<end) {
        result += source[copied..<place]
        alphabet.append(masked: source[place], to: &result)
        copied = place + 1
      }
      start = end + 1
    }
    return copied == 0 ? nil : result + source[copied...]
  }
}

/// The walk of `FenceMarks` over the lines.
private struct FenceWalk {
  let isWhole: Bool
  private var containers = BlockContainers()
  /// Of the code that the line before is in.
  private var reader: CodeFenceReader?

  init(isWhole: Bool) {
    self.isWhole = isWhole
  }

  /// Takes the next line, and returns the place of a fence that the parser must not see.
  mutating func take(_ source: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Int? {
    guard var code = reader, let text = containers.text(source, line) else {
      reader = containers.take(source, line)
      return nil
    }
    let content = text.line
    let isFence = code.closes(content[...])
    let (rest, isAll) =
      isFence && code.isNesting ? following(source, line.upperBound + 1) : ([], true)
    let isClosed = code.take(content[...], rest: rest[...], isWhole: isAll) == .closing
    reader = isClosed ? nil : code
    return isFence && !isClosed ? text.textStart : nil
  }

  /// The text of the next lines of the code, and whether no more can follow.
  private func following(
    _ source: UnsafeBufferPointer<UInt8>, _ start: Int
  ) -> (text: [UInt8], isAll: Bool) {
    var start = start
    var text: [UInt8] = []
    while start < source.count {
      guard text.count <= CodeFenceReader.lookAhead else { return (text, false) }
      let end = source[start...].firstIndex(of: 0x0A) ?? source.count
      guard let line = containers.text(source, start..<end) else { return (text, true) }
      text += line.line
      if end < source.count { text.append(0x0A) }
      start = end + 1
    }
    return (text, isWhole)
  }
}
