/// Finds the sentences at the beginning of a paragraph that mean the same with and without Markdown, so that they can
/// be said while the rest of the paragraph is still being written.
///
/// A sentence counts if it begins with a letter and has no sign in it that could begin, end or link anything, and if the
/// next one begins with a letter too: cut there, neither is read differently. (A line of dashes below the paragraph
/// makes a heading of the rest alone; nobody can know that before.)
enum PlainSentences {
  enum Look: Equatable, Sendable {
    /// So many bytes can be said.
    case sentence(Int)
    /// The line ends, or something that may be Markdown comes, before a sentence does.
    case none
    /// What follows decides.
    case unknown
  }

  /// From this length on, in bytes, a sentence that does not end is cut between two words.
  static let longest = 300

  /// Looks from the start of a paragraph, or from the end of a sentence that was said.
  static func look(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Look {
    guard let first = bytes.first else { return .unknown }
    guard isLetter(first) else { return .none }
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      guard !mayBeMarkdown(byte), !(byte == UInt8(ascii: ".") && followsWWW(bytes, index)) else {
        return .none
      }
      let next = index + 1
      let isEnd = isEnd(bytes, index)
      if isEnd || byte == UInt8(ascii: ":") {
        guard next < bytes.endIndex else { return .unknown }
        if isEnd, isLetter(bytes[next]) { return .sentence(next - bytes.startIndex) }
        if byte == UInt8(ascii: ":"), !mayFollowColon(bytes[next]) { return .none }
      }
      index = next
    }
    return .unknown
  }

  /// Letters of all scripts, as far as bytes tell.
  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func mayBeMarkdown(_ byte: UInt8) -> Bool {
    byte < 0x20 || "*_`[]<>&\\$~|@^{}".utf8.contains(byte)
  }

  /// A scheme is followed by something else.
  private static func mayFollowColon(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte >= 0x80 || (0x30...0x39).contains(byte)
  }

  private static func followsWWW(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ index: Int) -> Bool {
    index - bytes.startIndex >= 3 && bytes[(index - 3)..<index].allSatisfy { $0 | 0x20 == 0x77 }
  }

  /// Whether a sentence, or a word of a very long one, ends with this byte.
  private static func isEnd(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ index: Int) -> Bool {
    let count = index - bytes.startIndex
    guard bytes[index] != 0x20 else {
      return count >= longest || count > 0 && ".!?:;".utf8.contains(bytes[index - 1])
    }
    guard count >= 2, bytes[index] >= 0x80 else { return false }
    switch (bytes[index - 2], bytes[index - 1], bytes[index]) {
    // 。！？；：
    case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F), (0xEF, 0xBC, 0x9B),
      (0xEF, 0xBC, 0x9A):
      return true
    default: return false
    }
  }
}
