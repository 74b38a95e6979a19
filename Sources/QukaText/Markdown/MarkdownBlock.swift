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

/// A code block.
package struct MarkdownCode: Hashable, Sendable {
  package var language: String
  package var text: String
  /// Nil for indented code.
  package var fence: MarkdownFence?

  /// Whether it is short mathematics, to be shown as a formula if it is understood.
  var mayBeFormula: Bool { language == "math" && fence != nil && text.utf8.count <= 2_000 }
}

/// What opens a fenced code block, and by that what closes it (GFM §4.5).
package struct MarkdownFence: Hashable, Sendable {
  /// U+0060 or U+007E.
  var character: UInt8
  var length: Int
  /// Columns of indentation, which the block's lines lose as far as they have them.
  var indentation: Int
}

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
}
