import CMarkGFM
import Synchronization

@testable import QukaText

/// The structure of a text as cmark-gfm sees it, read from its tree by a walk that shares nothing with ours.
///
/// One line per block, indented by depth, with its text after it: each stretch of one look is `«looks|text»`.
struct CMarkOutline {
  private var text = ""
  private var depth = 0
  /// The inline marks that are open, innermost last.
  private var marks: [String] = []
  private var stretches: [(marks: String, text: String)] = []

  /// The outline of a text parsed whole, with all extensions.
  static func of(_ source: String) -> String {
    MarkdownParser.globalTables.withLock { _ in
      cmark_gfm_core_extensions_ensure_registered()
      let parser = cmark_parser_new(CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE)
      defer { cmark_parser_free(parser) }
      for name in ["table", "autolink", "strikethrough", "tasklist"] {
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
      }
      cmark_parser_feed(parser, source, source.utf8.count)
      let root = cmark_parser_finish(parser)
      defer { cmark_node_free(root) }
      var outline = CMarkOutline()
      outline.walk(root)
      return outline.text
    }
  }

  private mutating func walk(_ root: OpaquePointer?) {
    let iterator = cmark_iter_new(root)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return }
      guard let node = cmark_iter_get_node(iterator) else { continue }
      visit(node, String(cString: cmark_node_get_type_string(node)), event == CMARK_EVENT_ENTER)
    }
  }

  private mutating func visit(_ node: OpaquePointer, _ type: String, _ isEnter: Bool) {
    switch type {
    case "document": break
    case "block_quote": block("quote", isEnter)
    case "list":
      let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      block(isOrdered ? "list from \(cmark_node_get_list_start(node))" : "list", isEnter)
    case "item": block("item", isEnter)
    case "tasklist":
      block(cmark_gfm_extensions_get_tasklist_item_checked(node) ? "done" : "to do", isEnter)
    case "thematic_break": leaf("rule")
    case "code_block": leaf("code \(language(node)): \(literal(node).debugDescription)")
    case "html_block": leaf("html: \(literal(node).debugDescription)")
    case "table": block("table", isEnter)
    case "table_header", "table_row": block("row", isEnter)
    case "paragraph": inlineBlock("paragraph", isEnter)
    case "heading": inlineBlock("heading \(cmark_node_get_heading_level(node))", isEnter)
    case "table_cell": inlineBlock("cell", isEnter)
    default: visitInline(node, type, isEnter)
    }
  }

  private mutating func visitInline(_ node: OpaquePointer, _ type: String, _ isEnter: Bool) {
    switch type {
    case "text": add(literal(node))
    case "softbreak", "linebreak": add("\n")
    case "code": add(literal(node), "code")
    case "html_inline": add(literal(node), "html")
    case "emph", "strong", "strikethrough":
      if isEnter { marks.append(type) } else { marks.removeLast() }
    case "link", "image":
      if isEnter {
        marks.append("link")
      } else {
        marks.removeLast()
        add(String(cString: cmark_node_get_url(node)) + "→", "address")
      }
    default: add("UNKNOWN \(type)")
    }
  }

  private mutating func leaf(_ title: String) {
    text += String(repeating: "  ", count: depth) + title + "\n"
  }

  private mutating func block(_ title: String, _ isEnter: Bool) {
    if isEnter { leaf(title) }
    depth += isEnter ? 1 : -1
  }

  private mutating func inlineBlock(_ title: String, _ isEnter: Bool) {
    guard !isEnter else { return }
    leaf(title + " " + stretches.map { "«\($0.marks)|\($0.text.debugDescription)»" }.joined())
    stretches = []
  }

  private mutating func add(_ text: String, _ extra: String? = nil) {
    guard !text.isEmpty else { return }
    // A row has no tab stops, so text shows a space.
    let text = text.replacing("\t", with: " ")
    let all = Set(marks + (extra.map { [$0] } ?? [])).sorted().joined(separator: " ")
    if let last = stretches.indices.last, stretches[last].marks == all, extra == nil {
      stretches[last].text += text
    } else {
      stretches.append((all, text))
    }
  }

  private func literal(_ node: OpaquePointer) -> String {
    TextGate.neutralize(String(cString: cmark_node_get_literal(node)))
  }

  private func language(_ node: OpaquePointer) -> String {
    let information = String(cString: cmark_node_get_fence_info(node))
    return String(information.prefix { $0 != " " && $0 != "{" && $0 != "," })
  }
}
