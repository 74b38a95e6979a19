/// Decides how the spans of a text are shown, in the order in which they stand: links get their numbers,
/// formulas become Unicode, and the HTML tags that only set a look become that look.
///
/// All other tags stay visible as text: what a model hides in them could matter.
package struct SpanResolver: Hashable, Sendable {
  package private(set) var references = ReferenceList()
  /// Those of the text so far; nil where footnotes stay as they were written.
  var footnotes: Footnotes?

  /// For texts whose footnotes stay as they were written.
  package init() {}

  init(footnotes: Footnotes?) {
    self.footnotes = footnotes
  }

  package mutating func resolved(_ blocks: [MarkdownBlock]) -> [MarkdownBlock] {
    blocks.map { resolved($0) }
  }

  package mutating func resolved(_ block: MarkdownBlock) -> MarkdownBlock {
    var block = block
    switch block.kind {
    case .paragraph(let spans): block.kind = .paragraph(resolved(spans, mayHoldNotes: true))
    case .heading(let level, let spans): block.kind = .heading(level: level, resolved(spans))
    case .quote(let blocks): block.kind = .quote(resolved(blocks))
    case .list(let list): block.kind = .list(resolved(list))
    case .table(let table): block.kind = .table(resolved(table))
    case .plain(let text): block.kind = Self.resolved(plain: text)
    case .code(let code):
      if code.mayBeFormula, let formula = MathText.read(code.text, isDisplay: true) {
        block.kind = .paragraph([MarkdownSpan(text: formula)])
      }
    case .rule: break
    }
    return block
  }

  /// HTML of which nothing is to be read: line breaks and a rule.
  private static func resolved(plain text: String) -> MarkdownBlock.Kind {
    guard text.utf8.count <= 100, text.first == "<" else { return .plain(text) }
    let tags = text.lowercased().filter { $0 != " " && $0 != "/" && $0 != "\n" }
    if tags == "<hr>" { return .rule }
    return tags.isEmpty || !tags.replacing("<br>", with: "").isEmpty ? .plain(text) : .paragraph([])
  }

  package mutating func resolved(_ list: MarkdownList) -> MarkdownList {
    var list = list
    for index in list.items.indices {
      list.items[index].blocks = resolved(list.items[index].blocks)
    }
    return list
  }

  private mutating func resolved(_ table: MarkdownTable) -> MarkdownTable {
    var table = table
    table.header = table.header.map { resolved($0) }
    for index in table.rows.indices {
      table.rows[index].cells = table.rows[index].cells.map { resolved($0) }
    }
    return table
  }

  private mutating func resolved(
    _ spans: [MarkdownSpan], mayHoldNotes: Bool = false
  ) -> [MarkdownSpan] {
    let spans =
      footnotes.map { FootnoteMarker.marked(spans, $0, mayHoldNotes: mayHoldNotes) } ?? spans
    let isPlain = spans.allSatisfy {
      $0.link == nil && !$0.traits.contains(.html)
    }
    if isPlain { return spans }
    var tags = HTMLLook()
    var result: [MarkdownSpan] = []
    var linkStart = 0
    var isAfterBreak = false
    for var span in ScriptTags.replaced(in: spans) {
      if let link = span.link {
        if !link.isCut, LinkTarget(link.address) == nil { Self.unlink(&result[linkStart...]) }
        linkStart = result.count
        span.text = references.mark(for: link)
        if span.text.first == "[" { span.traits = .citation }
      }
      if span.traits.contains(.html) {
        span.traits.remove(.html)
        span.text = tags.take(span.text)
        isAfterBreak = span.text == "\n"
      } else if isAfterBreak {
        span.text.removeFirst(span.text.prefix { $0 == " " }.count)
        isAfterBreak = span.text.isEmpty
      }
      span.traits.formUnion(tags.traits)
      span.link = nil
      if !span.text.isEmpty { result.append(span) }
    }
    return result
  }

  /// What leads nowhere does not look as if it did.
  private static func unlink(_ spans: inout ArraySlice<MarkdownSpan>) {
    for index in spans.indices { spans[index].traits.remove(.link) }
  }
}
