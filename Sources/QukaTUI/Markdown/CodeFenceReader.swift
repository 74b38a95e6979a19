/// Reads the lines of an open fenced code block without the parser: a block of 2,000 lines costs
/// per line what one of ten lines does.
struct CodeFenceReader: Hashable, Sendable {
  let fence: MarkdownFence

  /// Whether a line, given without its line feed, closes the block (GFM §4.5).
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

  /// The line without the fence's indentation.
  func unindented(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line.dropFirst(line.prefix(fence.indentation).prefix { $0 == 0x20 }.count)
  }

  /// The line's code: without the fence's indentation and a carriage return.
  func code(_ line: ArraySlice<UInt8>) -> String {
    var line = unindented(line)
    if line.last == 0x0D { line = line.dropLast() }
    return String(decoding: line, as: UTF8.self)
  }
}
