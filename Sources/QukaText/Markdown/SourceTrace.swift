/// Remembers enough of a text to tell whether another one extends it, without keeping or reading it
/// whole: its length, its beginning and its end.
struct SourceTrace: Hashable, Sendable {
  private static let sampleBytes = 64

  private(set) var count = 0
  private var head: [UInt8] = []
  private var end: [UInt8] = []

  /// Whether a text starts with what was traced, as far as the samples tell.
  func extends(to bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count >= count && bytes.starts(with: head)
      && bytes[(count - end.count)..<count].elementsEqual(end)
  }

  mutating func advance(to bytes: UnsafeBufferPointer<UInt8>) {
    if head.count < Self.sampleBytes { head = Array(bytes.prefix(Self.sampleBytes)) }
    end = Array(bytes.suffix(Self.sampleBytes))
    count = bytes.count
  }
}
