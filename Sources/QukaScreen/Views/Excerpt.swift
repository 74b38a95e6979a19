import QukaText
import QukaWire

/// The first rows of a text that may be megabytes long, and how much of it they leave out.
struct Excerpt: Sendable {
  /// Columns left of the text.
  static let indent = 6

  private(set) var rows: [StyledLine] = []
  /// Code points that are not shown.
  private(set) var hidden = 0

  init(_ text: String, rows limit: Int, style: Style, _ context: EntryContext) {
    let margin = StyledLine.frame(String(repeating: " ", count: Self.indent))
    let breaker = LineBreaker(width: context.width, first: margin, hanging: margin)
    // A row shows a code point per column at most, but for marks without a width.
    let head = LongText.head(text, limit * (context.width + 1))
    var shown = 0
    for line in head.split(separator: "\n", omittingEmptySubsequences: false) {
      guard rows.count < limit else { break }
      let wrapped = breaker.wrap(StyledLine(Self.spaced(line), style))
      let fitting = wrapped.prefix(limit - rows.count)
      rows += fitting
      shown +=
        fitting.count == wrapped.count
        ? line.unicodeScalars.count + 1
        : fitting.reduce(0) { $0 + max(0, $1.text.unicodeScalars.count - Self.indent) }
    }
    while let last = rows.last, last.text.allSatisfy(\.isWhitespace) { rows.removeLast() }
    hidden = max(0, text.codePointCount - shown)
  }

  /// Tabs as spaces; other control characters become visible when they are drawn.
  private static func spaced(_ line: Substring) -> String {
    line.contains("\t") ? String(line).replacing("\t", with: "  ") : String(line)
  }
}
