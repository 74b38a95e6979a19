/// Where the lines of a piece of source begin, and which of them are empty.
struct SourceLines {
  /// Lines that were put in front of the source for the parser.
  var offset = 0
  private let source: ArraySlice<UInt8>
  /// The offset of each line's first byte, from the start of the piece.
  private let starts: [Int]

  init(_ source: ArraySlice<UInt8>) {
    self.source = source
    var starts = [0]
    source.withUnsafeBufferPointer { bytes in
      for index in bytes.indices where bytes[index] == 0x0A { starts.append(index + 1) }
    }
    self.starts = starts
  }

  /// The bytes of the piece.
  var count: Int { source.count }

  /// The bytes of a line.
  func text(of line: Int) -> ArraySlice<UInt8> {
    source[(source.startIndex + start(of: line))..<(source.startIndex + start(of: line + 1))]
  }

  /// The offset of a line's first byte; lines are counted from 1.
  func start(of line: Int) -> Int {
    line <= 1 ? 0 : line <= starts.count ? starts[line - 1] : source.count
  }

  /// Whether the last complete line is empty but for white space.
  var endsBlank: Bool {
    guard starts.count > 1, starts[starts.count - 1] == source.count else { return false }
    let line = source.startIndex + starts[starts.count - 2]
    return source[line...].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }

  /// Whether a line holds nothing but spaces and quote marks; lines outside of the piece don't.
  func isBlank(_ line: Int) -> Bool {
    guard line >= 1, line <= starts.count else { return false }
    let from = source.startIndex + start(of: line)
    let to = source.startIndex + start(of: line + 1)
    return source[from..<to].allSatisfy { byte in
      byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == 0x3E
    }
  }

  /// Whether the text of a line, behind bullets and quote marks, begins like a task.
  func startsTask(_ line: Int) -> Bool {
    guard line >= 1, line <= starts.count else { return false }
    return text(of: line).drop { " \t>-*+.)0123456789".utf8.contains($0) }.first == 0x5B
  }
}
