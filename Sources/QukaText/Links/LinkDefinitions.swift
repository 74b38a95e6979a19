/// Source that defines link labels (`[docs]: https://…`), kept to be parsed before later text.
package struct LinkDefinitions: Hashable, Sendable {
  /// More is not kept: it would be parsed again with every block.
  private static let maximumBytes = 4 << 10

  private(set) var source: [UInt8] = []
  /// Footnotes look like definitions, and stand after their use as well.
  private(set) var footnotes = Footnotes()
  /// Whether nothing more is to be collected.
  var isComplete = false

  package var isEmpty: Bool { source.isEmpty && footnotes.labels.isEmpty }

  /// Keeps a stretch of source if it may define a label.
  mutating func collect(_ stretch: ArraySlice<UInt8>) {
    guard !isComplete, mayDefine(stretch) else { return }
    footnotes.collect(stretch)
    guard source.count + stretch.count < Self.maximumBytes else { return }
    source += stretch
    source += [0x0A, 0x0A]
  }

  /// Whether a line starts with `[` and has `]:` in it; bullets, numbers and quote marks may precede it.
  private func mayDefine(_ stretch: ArraySlice<UInt8>) -> Bool {
    stretch.withUnsafeBufferPointer { bytes in
      var isLabel = false
      var isStart = true
      for index in bytes.indices {
        switch bytes[index] {
        case 0x0A:
          isStart = true
          isLabel = false
        case 0x20, 0x09, UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "*"),
          UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: ")"), 0x30...0x39:
          break
        case UInt8(ascii: "[") where isStart:
          isLabel = true
          isStart = false
        case UInt8(ascii: "]") where isLabel:
          if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: ":") { return true }
        default: isStart = false
        }
      }
      return false
    }
  }
}
