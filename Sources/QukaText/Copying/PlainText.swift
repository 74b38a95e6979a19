/// The text of Markdown as people write it without: unwrapped, the addresses of its links below it.
package enum PlainText {
  package static func of(_ text: some Sequence<UInt8>) -> String {
    var writer = PlainWriter()
    for piece in MarkdownReading.pieces(of: [Array(text)]) { writer.take(piece) }
    // A character may have been written as an entity.
    return TextGate.neutralize(writer.end())
  }
}

private struct PlainWriter {
  private var resolver = SpanResolver()
  private var lines: [String] = []
  private var isMidLine = false

  mutating func take(_ piece: MarkdownPiece) {
    switch piece {
    case .block(let block):
      let block = resolver.resolved(block)
      if case .table(let table) = block.kind, table.isContinued {
        lines += table.plainLines.dropFirst()
      } else {
        add(block.plainLines)
      }
    case .items(let list): lines += resolver.resolved(list).plainLines
    case .codeStart: add([])
    case .codeLine(_, let line): lines.append(line)
    case .codePart(let part, let isContinued, _): put(part, after: isContinued)
    case .plainStart:
      add([])
      isMidLine = false
    case .plain(let text, let endsLine):
      put(text, after: isMidLine)
      isMidLine = !endsLine
    }
  }

  private mutating func put(_ part: String, after isContinued: Bool) {
    if isContinued, !lines.isEmpty {
      lines[lines.count - 1] += part
    } else {
      lines.append(part)
    }
  }

  /// A block, behind an empty line.
  private mutating func add(_ block: [String]) {
    if let last = lines.last, !last.isEmpty { lines.append("") }
    lines += block
  }

  mutating func end() -> String {
    let references = resolver.references.references.filter { $0.number != nil }
    add(references.map(\.plainLine))
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}

extension ReferenceList.Reference {
  fileprivate var plainLine: String {
    let mark = "[\(number ?? 0)] "
    switch target {
    case .address(let address): return mark + address
    case .knowledge: return mark + (label.isEmpty ? "a source in Quka" : label + " (in Quka)")
    case .file: return mark + label
    }
  }
}

extension MarkdownBlock {
  fileprivate var plainLines: [String] {
    switch kind {
    case .paragraph(let spans): return spans.plainLines
    case .heading(_, let spans): return [spans.plainLines.joined(separator: " ")]
    case .code(let code):
      let lines = code.text.split(separator: "\n", omittingEmptySubsequences: false)
      return (code.text.hasSuffix("\n") ? lines.dropLast() : lines).map(String.init)
    case .quote(let blocks): return blocks.plainLines
    case .list(let list): return list.plainLines
    case .table(let table): return table.plainLines
    case .rule: return []
    case .plain(let text): return text.split(separator: "\n").map(String.init)
    }
  }
}

extension [MarkdownBlock] {
  /// With an empty line where the source has one.
  fileprivate var plainLines: [String] {
    enumerated().flatMap { index, block in
      (index > 0 && block.isAfterBlank ? [""] : []) + block.plainLines
    }
  }
}

extension MarkdownList {
  fileprivate var plainLines: [String] {
    items.enumerated().flatMap { index, item -> [String] in
      let number = start.map { "\($0 + index). " } ?? "- "
      let mark = number + (item.isDone.map { $0 ? "[x] " : "[ ] " } ?? "")
      let indent = String(repeating: " ", count: number.count)
      let lines = item.blocks.plainLines
      let first = mark + (lines.first ?? "")
      let rest = lines.dropFirst().map { $0.isEmpty ? "" : indent + $0 }
      return (index > 0 && item.isAfterBlank ? [""] : []) + [first] + rest
    }
  }
}

extension MarkdownTable {
  /// A tab stands between two cells.
  fileprivate var plainLines: [String] {
    ([header] + rows.map(\.cells)).map { cells in
      cells.map { $0.plainLines.joined(separator: " ").replacing("\t", with: " ") }
        .joined(separator: "\t")
    }
  }
}

extension [MarkdownSpan] {
  fileprivate var plainLines: [String] {
    map(\.text).joined().split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.dropLast(line.reversed().prefix { $0 == " " }.count))
    }
  }
}
