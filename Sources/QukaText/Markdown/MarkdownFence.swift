/// What opens a fenced code block, and by that what closes it (GFM §4.5).
package struct MarkdownFence: Hashable, Sendable {
  /// U+0060 or U+007E.
  var character: UInt8
  var length: Int
  /// Columns of indentation, which the block's lines lose as far as they have them.
  var indentation: Int
}
