/// What a stream of Markdown hands on for layout, in order.
package enum MarkdownPiece: Hashable, Sendable {
  /// A whole block.
  case block(MarkdownBlock)
  /// More items of the list that the piece before it began.
  case items(MarkdownList)
  /// A fenced code block begins; its lines follow one by one.
  case codeStart(language: String)
  case codeLine(language: String, String)
  /// A part of a line of code that is too long to be laid out again and again.
  case codePart(String, isContinued: Bool, endsLine: Bool)
  /// A run of unparsed text begins.
  case plainStart
  /// Unparsed text; a line of it may come in parts.
  case plain(String, endsLine: Bool)
}
