/// A block of a parsed Markdown document.
package struct MarkdownBlock: Hashable, Sendable {
  package indirect enum Kind: Hashable, Sendable {
    case paragraph([MarkdownSpan])
    case heading(level: Int, [MarkdownSpan])
    case code(MarkdownCode)
    case quote([MarkdownBlock])
    case list(MarkdownList)
    case table(MarkdownTable)
    case rule
    /// Text that is shown as it is: raw HTML, and what is too large or too deep to be parsed.
    case plain(String)
  }

  package var kind: Kind
  /// The source line it starts on, counted from 1 at the start of the parsed text.
  var startLine: Int
  /// Whether the source has an empty line right before it.
  var isAfterBlank: Bool
}

extension MarkdownBlock {
  /// Whether nothing that follows an empty line can still belong to it: lists and indented code go on, some HTML does.
  var endsAtBlankLine: Bool {
    switch kind {
    case .paragraph, .heading, .quote, .table, .rule: true
    case .code, .list, .plain: false
    }
  }

  /// Whether what stands at its end is a table.
  var endsInTable: Bool {
    switch kind {
    case .table: true
    case .quote(let blocks): blocks.last?.endsInTable == true
    case .list(let list): list.items.last?.blocks.last?.endsInTable == true
    case .paragraph, .heading, .code, .rule, .plain: false
    }
  }
}
