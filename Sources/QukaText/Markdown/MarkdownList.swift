/// A bullet, ordered or task list.
package struct MarkdownList: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    package var blocks: [MarkdownBlock]
    /// Nil if it is not a task.
    package var isDone: Bool?
    var startLine: Int
    var isAfterBlank: Bool

    /// Makes a task of an item that begins with a box: cmark-gfm does not look for one within quotes.
    mutating func readTask() {
      guard let first = blocks.first, case .paragraph(var spans) = first.kind,
        let text = spans.first?.text, spans[0].traits.isEmpty,
        ["[ ] ", "[x] ", "[X] "].contains(where: text.hasPrefix)
      else { return }
      isDone = !text.hasPrefix("[ ]")
      spans[0].text.removeFirst(4)
      blocks[0].kind = .paragraph(spans)
    }
  }

  /// The tenth item is waited for through so much source.
  static let wideBytes = 2 << 10

  /// The first item's number, nil for bullets.
  package var start: Int?
  package var items: [Item]
  /// Numbers of one digit leave room for those of two.
  var isWide = false
}
