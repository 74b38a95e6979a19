/// Reads the lines of an open fenced code block without the parser: a block of 2,000 lines costs
/// per line what one of ten lines does.
struct CodeFenceReader: Hashable, Sendable {
  enum Line {
    case code
    case closing
    /// What follows decides.
    case undecided
  }

  /// So much is looked at behind a fence that may end the block or begin code within it.
  static let lookAhead = 2 << 10

  let fence: MarkdownFence
  /// The block shows Markdown, so it may hold fences of its own.
  let isNesting: Bool
  /// Inside of code within the block.
  private var isInner = false

  init(fence: MarkdownFence, language: String) {
    self.fence = fence
    isNesting = ["markdown", "md"].contains(language.lowercased())
  }

  /// The reader of the block that a line opens, given from the fence on; nil if it opens none.
  init?(opening line: some Collection<UInt8>) {
    guard let character = line.first, character == 0x60 || character == 0x7E else { return nil }
    let rest = line.drop { $0 == character }
    let length = line.count - rest.count
    guard length >= 3, character == 0x7E || !rest.contains(0x60) else { return nil }
    self.init(
      fence: MarkdownFence(character: character, length: length, indentation: 0),
      language: MarkdownFence.language(in: rest))
  }

  /// Takes the next line, given without its line feed.
  /// - Parameters:
  ///   - rest: what follows it.
  ///   - isWhole: no more will follow.
  mutating func take(
    _ line: ArraySlice<UInt8>, rest: ArraySlice<UInt8>, isWhole: Bool
  ) -> Line {
    guard isNesting else { return closes(line) ? .closing : .code }
    if closes(line) {
      if isInner {
        isInner = false
        return .code
      }
      let verdict = verdict(rest, isWhole: isWhole)
      isInner = verdict == .code
      return verdict
    }
    if !isInner, opensInner(line) { isInner = true }
    return .code
  }

  /// Whether a last line closes the block.
  func isClosed(by line: ArraySlice<UInt8>) -> Bool { !isInner && closes(line) }

  /// What a fence without a language is: it begins code only if another one ends it before an empty line.
  private func verdict(_ rest: ArraySlice<UInt8>, isWhole: Bool) -> Line {
    var start = rest.startIndex
    while start < rest.endIndex {
      let end = rest[start...].firstIndex(of: 0x0A)
      guard end != nil || isWhole else { break }
      let line = rest[start..<(end ?? rest.endIndex)]
      if closes(line) { return start == rest.startIndex ? .closing : .code }
      if line.allSatisfy(\.isBlank) || opensInner(line) { return .closing }
      start = (end ?? rest.endIndex) + 1
      if start - rest.startIndex > Self.lookAhead { return .closing }
    }
    return isWhole || rest.count > Self.lookAhead ? .closing : .undecided
  }

  private func opensInner(_ line: ArraySlice<UInt8>) -> Bool {
    let body = line.drop { $0 == 0x20 }
    let rest = body.drop { $0 == fence.character }
    return body.startIndex - line.startIndex <= 3
      && rest.startIndex - body.startIndex >= fence.length && !rest.allSatisfy(\.isBlank)
      && !rest.contains(fence.character)
  }

  /// Whether a line, given without its line feed, closes a block of such a fence (GFM §4.5).
  func closes(_ line: ArraySlice<UInt8>) -> Bool {
    let body = line.drop { $0 == 0x20 }
    guard body.startIndex - line.startIndex <= 3 else { return false }
    let rest = body.drop { $0 == fence.character }
    guard rest.startIndex - body.startIndex >= fence.length else { return false }
    return rest.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }

  /// Whether an unfinished line may still become the closing fence, so that it is better not shown.
  func mayClose(_ line: ArraySlice<UInt8>) -> Bool {
    let body = line.drop { $0 == 0x20 }
    return body.startIndex - line.startIndex <= 3 && !body.isEmpty
      && body.allSatisfy { $0 == fence.character }
  }

  /// The line without the fence's indentation, which may end within a tab (GFM §2.2).
  ///
  /// - Returns: blanks that are left of that tab, and the rest of the line.
  func unindented(_ line: ArraySlice<UInt8>) -> (blanks: Int, rest: ArraySlice<UInt8>) {
    var rest = line
    var column = 0
    while column < fence.indentation, let byte = rest.first, byte == 0x20 || byte == 0x09 {
      column += byte == 0x20 ? 1 : 4 - column % 4
      rest = rest.dropFirst()
    }
    return (max(0, column - fence.indentation), rest)
  }

  /// The line's code: without the fence's indentation and a carriage return.
  func code(_ line: ArraySlice<UInt8>) -> String {
    var (blanks, rest) = unindented(line)
    if rest.last == 0x0D { rest = rest.dropLast() }
    return String(repeating: " ", count: blanks) + String(decoding: rest, as: UTF8.self)
  }
}
