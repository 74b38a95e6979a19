@testable import QukaText

/// The structure that our reader of streams ends with, written as `CMarkOutline` writes cmark-gfm's.
struct PieceOutline {
  private var text = ""
  private var depth = 0

  static func of(_ pieces: [MarkdownPiece]) -> String {
    var outline = PieceOutline()
    for block in joined(pieces) { outline.add(block) }
    return outline.text
  }

  /// Puts together what was handed on in parts: the items of a list, the lines of a code block.
  private static func joined(_ pieces: [MarkdownPiece]) -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    for piece in pieces {
      switch piece {
      case .block(let block): blocks.append(block)
      case .items(let more):
        if let last = blocks.indices.last, case .list(var list) = blocks[last].kind {
          list.items += more.items
          blocks[last].kind = .list(list)
        }
      case .codeStart(let language):
        let code = MarkdownCode(language: language, text: "", fence: nil)
        blocks.append(MarkdownBlock(kind: .code(code), startLine: 0, isAfterBlank: false))
      case .codeLine(_, let line):
        if let last = blocks.indices.last, case .code(var code) = blocks[last].kind {
          code.text += line + "\n"
          blocks[last].kind = .code(code)
        }
      case .plainStart, .plain, .codePart:
        blocks.append(MarkdownBlock(kind: .plain("UNPARSED"), startLine: 0, isAfterBlank: false))
      }
    }
    return blocks
  }

  private mutating func add(_ block: MarkdownBlock) {
    switch block.kind {
    case .paragraph(let spans): leaf("paragraph " + inline(spans))
    case .heading(let level, let spans): leaf("heading \(level) " + inline(spans))
    case .code(let code): leaf("code \(code.language): \(code.text.debugDescription)")
    case .quote(let blocks): nest("quote") { for block in blocks { $0.add(block) } }
    case .list(let list):
      nest(list.start.map { "list from \($0)" } ?? "list") { outline in
        for item in list.items {
          let title = item.isDone.map { $0 ? "done" : "to do" } ?? "item"
          outline.nest(title) { for block in item.blocks { $0.add(block) } }
        }
      }
    case .table(let table):
      nest("table") { outline in
        for cells in [table.header] + table.rows.map(\.cells) {
          outline.nest("row") { for cell in cells { $0.leaf("cell " + $0.inline(cell)) } }
        }
      }
    case .rule: leaf("rule")
    case .plain(let text): leaf("html: \(text.debugDescription)")
    }
  }

  private mutating func leaf(_ title: String) {
    text += String(repeating: "  ", count: depth) + title + "\n"
  }

  private mutating func nest(_ title: String, _ body: (inout PieceOutline) -> Void) {
    leaf(title)
    depth += 1
    body(&self)
    depth -= 1
  }

  private func inline(_ spans: [MarkdownSpan]) -> String {
    let names: [(MarkdownSpan.Traits, String)] = [
      (.address, "address"), (.code, "code"), (.emphasis, "emph"), (.html, "html"),
      (.link, "link"), (.strikethrough, "strikethrough"), (.strong, "strong"),
    ]
    return spans.map { span in
      let marks = names.filter { span.traits.contains($0.0) }.map(\.1).joined(separator: " ")
      let text = span.link.map { $0.address + "→" } ?? span.text
      return "«\(marks)|\(text.debugDescription)»"
    }.joined()
  }
}
