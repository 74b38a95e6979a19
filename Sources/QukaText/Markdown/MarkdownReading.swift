/// Reads a text to its end without laying it out, as rendering it would.
package enum MarkdownReading {
  /// All pieces of a text that comes in those parts, as they are once the text is complete: when link labels are
  /// defined below their use, it is read a second time.
  package static func pieces(of parts: [[UInt8]]) -> [MarkdownPiece] {
    let (pieces, definitions) = read(parts, MarkdownStream())
    guard !definitions.isEmpty,
      parts.reduce(0, { $0 + $1.count }) <= MarkdownRenderer.secondPassBytes
    else { return pieces }
    return read(parts, MarkdownStream(definitions: definitions, isComplete: true)).pieces
  }

  private static func read(
    _ parts: [[UInt8]], _ stream: MarkdownStream
  ) -> (pieces: [MarkdownPiece], definitions: LinkDefinitions) {
    var stream = stream
    var pieces: [MarkdownPiece] = []
    for (index, part) in parts.enumerated() {
      part.withUnsafeBufferPointer { stream.append($0) }
      while let settled = stream.step(isForced: index == parts.count - 1) { pieces += settled }
    }
    return (pieces + stream.finish(), stream.definitions)
  }
}
