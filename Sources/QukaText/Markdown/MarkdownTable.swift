/// A table.
package struct MarkdownTable: Hashable, Sendable {
  enum Alignment: Hashable, Sendable {
    case left
    case center
    case right
  }

  package struct Row: Hashable, Sendable {
    package var cells: [[MarkdownSpan]]
    var startLine: Int
  }

  var alignments: [Alignment]
  package var header: [[MarkdownSpan]]
  package var rows: [Row]
  /// Its first rows came in the part of it before this one.
  var isContinued = false
}
