/// Gives the lines of a code block their colours.
///
/// Code settles line by line, so a line is all that is looked at.
struct CodeHighlighter: Sendable {
  /// The runs of one line of code in a language as its fence names it.
  let highlight: @Sendable (_ language: String, _ line: String) -> StyledLine

  /// All code in one style.
  static func plain(_ style: Style) -> CodeHighlighter {
    CodeHighlighter { _, line in StyledLine(line, style) }
  }
}
