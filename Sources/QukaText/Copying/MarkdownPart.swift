/// A part of a text that people take out of it alone.
package enum MarkdownPart: Equatable, Sendable {
  /// A block of code as it was written, without the line feed at its end.
  case code(language: String, text: String)
  case table(MarkdownTable)

  /// The blocks of code and the tables of a text, in its order, those within lists and quotes too; without empty ones.
  package static func all(in text: some Sequence<UInt8>) -> [MarkdownPart] {
    var collector = PartCollector()
    for piece in MarkdownReading.pieces(of: [Array(text)]) { collector.take(piece) }
    collector.endCode()
    return collector.parts
  }
}

/// Picks the parts out of the pieces of a text.
private struct PartCollector {
  private(set) var parts: [MarkdownPart] = []
  /// Tells what the tags and links in cells come to.
  private var resolver = SpanResolver()
  /// The block of code whose lines come one by one.
  private var open: (language: String, lines: [String])?

  mutating func take(_ piece: MarkdownPiece) {
    switch piece {
    case .codeStart(let language):
      endCode()
      open = (language, [])
    case .codeLine(_, let line):
      open?.lines.append(line)
    case .codePart(let part, let isContinued, _):
      if isContinued, let last = open?.lines.popLast() {
        open?.lines.append(last + part)
      } else {
        open?.lines.append(part)
      }
    case .block(let block):
      endCode()
      take(block)
    case .items(let list):
      endCode()
      take(list)
    case .plainStart, .plain:
      endCode()
    }
  }

  mutating func endCode() {
    if let open { add(language: open.language, open.lines.joined(separator: "\n")) }
    open = nil
  }

  private mutating func add(language: String, _ text: String) {
    guard !text.isEmpty else { return }
    parts.append(.code(language: language, text: text))
  }

  private mutating func take(_ list: MarkdownList) {
    for block in list.items.flatMap(\.blocks) { take(block) }
  }

  private mutating func take(_ block: MarkdownBlock) {
    switch block.kind {
    case .code(let code):
      let text = code.text.hasSuffix("\n") ? String(code.text.dropLast()) : code.text
      add(language: code.language, text)
    case .quote(let blocks): for block in blocks { take(block) }
    case .list(let list): take(list)
    case .table:
      if case .table(let table) = resolver.resolved(block).kind { add(table) }
    case .paragraph, .heading, .rule, .plain: break
    }
  }

  /// A long table comes in parts, each below the same header.
  private mutating func add(_ table: MarkdownTable) {
    if table.isContinued, case .table(var before) = parts.last {
      before.rows += table.rows
      parts[parts.count - 1] = .table(before)
    } else {
      parts.append(.table(table))
    }
  }
}
