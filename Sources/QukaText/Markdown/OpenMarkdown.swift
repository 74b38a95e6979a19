/// The end of a text that is not settled yet.
package struct OpenMarkdown: Hashable, Sendable {
  /// Blocks as they were when they were parsed last.
  var pieces: [MarkdownPiece] = []
  /// What has come since.
  var added: [MarkdownPiece] = []
  /// Counts the parses: with the same version come the same `pieces`.
  var version = 0
}
