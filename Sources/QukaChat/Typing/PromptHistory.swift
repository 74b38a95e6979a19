/// What was asked, or cleared before it was asked, in all chats of a space: Up and the search bring it back.
package struct PromptHistory: Equatable, Sendable {
  /// Texts that are remembered; the oldest go.
  static let limit = 500
  /// Bytes of one; longer ones are not remembered.
  static let longest = 256 << 10

  /// The newest first, each once.
  package private(set) var texts: [String] = []

  /// Remembers a text.
  /// - Returns: whether it was: one that begins with a blank is the person's own business, as in a shell.
  mutating func add(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, !first.properties.isWhitespace,
      text.utf8.count <= Self.longest
    else { return false }
    texts.removeAll { $0 == text }
    texts.insert(text, at: 0)
    if texts.count > Self.limit { texts.removeLast() }
    return true
  }

  /// Takes over what was kept of earlier runs; what was asked in this one comes before.
  mutating func recall(_ kept: [String]) {
    var known = Set(texts)
    texts += kept.filter { known.insert($0).inserted }
    texts.removeLast(max(0, texts.count - Self.limit))
  }
}
