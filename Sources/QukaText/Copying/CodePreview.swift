/// The beginning of a block of code, a row for each of its lines.
package enum CodePreview {
  /// Characters of a line that can be seen on any screen.
  private static let longestLine = 1_000

  package static func rows(
    of text: String, language: String, atMost count: Int, _ theme: Theme
  ) -> [StyledLine] {
    guard count > 0 else { return [] }
    var highlighter = CodeHighlighter(language)
    return text.split(separator: "\n", maxSplits: count, omittingEmptySubsequences: false)
      .prefix(count).map { line in
        highlighter.highlight(TabStops.expand(String(line.prefix(longestLine))), theme)
      }
  }
}
