import CMarkGFM
import Synchronization

/// Parses a piece of Markdown with cmark-gfm; the only file that holds its pointers.
///
/// Everything is turned into values at once. Stateless but for the registration of the extensions.
struct MarkdownParser {
  /// Which extensions a piece may use: some are quadratic on hostile input, and whoever bounds the
  /// input decides (`MarkdownBounds`).
  struct Extensions: OptionSet, Sendable {
    let rawValue: UInt8
    static let table = Extensions(rawValue: 1)
    static let autolink = Extensions(rawValue: 2)
  }

  /// What is known of the source's end.
  struct Marking {
    /// Nothing follows.
    var isWhole: Bool
    /// The part of a link's address that is left out there, behind its bracket.
    var cut: [UInt8]?
    /// The place of a bracket that may begin a link, and is shown only in code.
    var bracket: Int?
  }

  private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()

  /// cmark-gfm keeps the special characters of the attached extensions in global tables, so two parses at
  /// once would disturb each other. The program parses on one thread; its tests on several.
  static let globalTables = Mutex(())

  /// Separates link definitions from the text that they are put in front of; the comment keeps
  /// lists on both sides from becoming one.
  private static let separator: [UInt8] = Array("\n\n<!-- -->\n\n".utf8)

  /// The top-level blocks of `source`.
  /// - Parameter definitions: source with link definitions that apply but is not shown.
  static func parse(
    _ source: ArraySlice<UInt8>, definitions: [UInt8], extensions: Extensions, marking: Marking
  ) -> [MarkdownBlock] {
    globalTables.withLock { _ in
      parseAlone(source, definitions, extensions, marking)
    }
  }

  private static func parseAlone(
    _ source: ArraySlice<UInt8>, _ definitions: [UInt8], _ extensions: Extensions,
    _ marking: Marking
  ) -> [MarkdownBlock] {
    _ = registered
    guard let parser = cmark_parser_new(cmarkOptions) else { return [] }
    defer { cmark_parser_free(parser) }
    attach(extensions, to: parser)
    var lines = SourceLines(source)
    let alphabet = MarkAlphabet(unusedIn: [source, definitions[...]])
    var marks = alphabet.map { SourceMarks(alphabet: $0, isWhole: marking.isWhole) }
    if !definitions.isEmpty {
      feed(definitions[...], marks, to: parser)
      feed(separator[...], nil, to: parser)
      lines.offset = (definitions + separator).count { $0 == 0x0A }
    }
    marks?.bracket = marking.bracket
    feed(source, marks, to: parser)
    if let cut = marking.cut { feed((alphabet?.cutEnd ?? cut)[...], nil, to: parser) }
    guard let root = cmark_parser_finish(parser) else { return [] }
    defer { cmark_node_free(root) }
    let converter = MarkdownConverter(lines: lines, alphabet: alphabet, cut: marking.cut ?? [])
    return converter.blocks(of: root, depth: 0).filter { $0.startLine > 0 }
  }

  /// A single tilde stays a tilde: "~10 to ~20" strikes nothing through.
  private static let cmarkOptions: Int32 = CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE

  private static func attach(_ extensions: Extensions, to parser: OpaquePointer) {
    var names = ["strikethrough", "tasklist"]
    if extensions.contains(.table) { names.append("table") }
    if extensions.contains(.autolink) { names.append("autolink") }
    for name in names {
      guard let found = cmark_find_syntax_extension(name) else { continue }
      cmark_parser_attach_syntax_extension(parser, found)
    }
  }

  private static func feed(
    _ source: ArraySlice<UInt8>, _ marks: SourceMarks?, to parser: OpaquePointer
  ) {
    let marked = marks?.marked(source)
    (marked.map { $0[...] } ?? source).withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { characters in
        guard let base = characters.baseAddress else { return }
        cmark_parser_feed(parser, base, characters.count)
      }
    }
  }
}

/// Turns cmark-gfm's nodes into values.
private struct MarkdownConverter {
  let lines: SourceLines
  /// What the marks in the source are written with.
  let alphabet: MarkAlphabet?
  /// What a mark stands for in place of a link's address.
  let cut: [UInt8]

  /// Blocks nested deeper than this are shown as plain text: no screen has columns for them, and
  /// the recursion ends.
  private static let maximumDepth = 12

  func blocks(of parent: OpaquePointer, depth: Int) -> [MarkdownBlock] {
    var result: [MarkdownBlock] = []
    var child = cmark_node_first_child(parent)
    var previous = 0
    while let node = child {
      if let kind = kind(of: node, depth: depth) {
        let line = startLine(of: node)
        // A table claims the first line of the paragraph that was split off above it: nothing is between them.
        let isAfterBlank = line != previous && lines.isBlank(line - 1)
        previous = line
        result.append(MarkdownBlock(kind: kind, startLine: line, isAfterBlank: isAfterBlank))
      }
      child = cmark_node_next(node)
    }
    return result
  }

  /// A paragraph that cmark-gfm splits off above a table has no position: it starts where its
  /// successor claims to.
  private func startLine(of node: OpaquePointer) -> Int {
    var candidate: OpaquePointer? = node
    while let node = candidate {
      let line = Int(cmark_node_get_start_line(node))
      if line > 0 { return line - lines.offset }
      candidate = cmark_node_next(node)
    }
    return 1
  }

  private func kind(of node: OpaquePointer, depth: Int) -> MarkdownBlock.Kind? {
    let type = cmark_node_get_type(node)
    if depth > Self.maximumDepth { return .plain(plainText(of: node)) }
    switch type {
    case CMARK_NODE_PARAGRAPH: return .paragraph(spans(of: node))
    case CMARK_NODE_HEADING:
      return .heading(level: Int(cmark_node_get_heading_level(node)), spans(of: node))
    case CMARK_NODE_CODE_BLOCK: return .code(code(of: node))
    case CMARK_NODE_BLOCK_QUOTE: return .quote(blocks(of: node, depth: depth + 1))
    case CMARK_NODE_LIST: return .list(list(of: node, depth: depth))
    case CMARK_NODE_THEMATIC_BREAK: return .rule
    case CMARK_NODE_HTML_BLOCK: return .plain(raw(of: node))
    default: return isType(node, "table") ? .table(table(of: node)) : nil
    }
  }

  private func code(of node: OpaquePointer) -> MarkdownCode {
    var (length, offset, character) = (Int32(0), Int32(0), CChar(0))
    let isFenced = cmark_node_get_fenced(node, &length, &offset, &character) != 0
    return MarkdownCode(
      language: MarkdownFence.language(in: raw(safe(cmark_node_get_fence_info(node))).utf8),
      text: raw(of: node),
      fence: isFenced
        ? MarkdownFence(
          character: UInt8(bitPattern: character), length: Int(length), indentation: Int(offset))
        : nil)
  }

  private func list(of node: OpaquePointer, depth: Int) -> MarkdownList {
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    var list = MarkdownList(
      start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil, items: [])
    var child = cmark_node_first_child(node)
    while let item = child {
      let line = startLine(of: item)
      var item = MarkdownList.Item(
        blocks: blocks(of: item, depth: depth + 1),
        isDone: isType(item, "tasklist")
          ? cmark_gfm_extensions_get_tasklist_item_checked(item) : nil,
        startLine: line, isAfterBlank: lines.isBlank(line - 1))
      if item.isDone == nil, lines.startsTask(line) { item.readTask() }
      list.items.append(item)
      child = cmark_node_next(child)
    }
    list.isWide = isWide(list)
    return list
  }

  /// Whether a tenth item comes soon enough for those before it to make room.
  private func isWide(_ list: MarkdownList) -> Bool {
    guard let start = list.start, start < 10, start + list.items.count > 10 else { return false }
    let tenth = lines.start(of: list.items[10 - start].startLine)
    return tenth - lines.start(of: list.items[0].startLine) <= MarkdownList.wideBytes
  }

  private func table(of node: OpaquePointer) -> MarkdownTable {
    let columns = Int(cmark_gfm_extensions_get_table_columns(node))
    var table = MarkdownTable(alignments: [], header: [], rows: [])
    if let alignments = cmark_gfm_extensions_get_table_alignments(node) {
      table.alignments = (0..<columns).map { alignment(alignments[$0]) }
    }
    var child = cmark_node_first_child(node)
    while let row = child {
      var cells: [[MarkdownSpan]] = []
      var cell = cmark_node_first_child(row)
      while let node = cell {
        cells.append(spans(of: node))
        cell = cmark_node_next(node)
      }
      if cmark_gfm_extensions_get_table_row_is_header(row) != 0 {
        table.header = cells
      } else {
        table.rows.append(MarkdownTable.Row(cells: cells, startLine: startLine(of: row)))
      }
      child = cmark_node_next(row)
    }
    return table
  }

  private func alignment(_ character: UInt8) -> MarkdownTable.Alignment {
    switch character {
    case UInt8(ascii: "c"): .center
    case UInt8(ascii: "r"): .right
    default: .left
    }
  }

  private func isType(_ node: OpaquePointer, _ name: StaticString) -> Bool {
    guard let type = cmark_node_get_type_string(node) else { return false }
    return name.withUTF8Buffer { wanted in
      for index in wanted.indices where UInt8(bitPattern: type[index]) != wanted[index] {
        return false
      }
      return type[wanted.count] == 0
    }
  }

  private func literal(of node: OpaquePointer) -> String {
    safe(cmark_node_get_literal(node))
  }

  /// The text of code, of HTML and of addresses, in which nothing is a formula.
  private func raw(_ text: String) -> String { alphabet?.decoded(text, cut: cut) ?? text }

  private func raw(of node: OpaquePointer) -> String { raw(literal(of: node)) }

  /// The spans as they are read: formulas in Unicode, and what marks stand for.
  private func unmarked(_ spans: [MarkdownSpan]) -> [MarkdownSpan] {
    guard let alphabet else { return spans }
    return spans.enumerated().compactMap { index, span in
      var span = span
      if let link = span.link {
        span.link?.label = raw(link.label)
        return span
      }
      span.text = alphabet.decoded(span.text, cut: cut) { source, startsLine in
        MathText.shown(source, startsLine: index == 0 && startsLine)
      }
      return span.text.isEmpty ? nil : span
    }
  }

  /// cmark-gfm's text as ours; numeric character references can name control characters.
  private func safe(_ characters: UnsafePointer<CChar>?) -> String {
    guard let characters else { return "" }
    return TextGate.neutralize(String(cString: characters))
  }

  /// All text below a node, by cmark-gfm's own iterator: no recursion.
  private func plainText(of node: OpaquePointer) -> String {
    spans(of: node).reduce(into: "") { $0 += $1.text }
  }

  /// The inline content of a block as flat spans; walks without recursion, however deep it nests.
  private func spans(of block: OpaquePointer) -> [MarkdownSpan] {
    var collector = SpanCollector()
    guard let iterator = cmark_iter_new(block) else { return [] }
    defer { cmark_iter_free(iterator) }
    var event = cmark_iter_next(iterator)
    while event != CMARK_EVENT_DONE {
      if let node = cmark_iter_get_node(iterator), node != block {
        visit(node, isEnter: event == CMARK_EVENT_ENTER, &collector)
      }
      event = cmark_iter_next(iterator)
    }
    return unmarked(collector.spans)
  }

  private func visit(_ node: OpaquePointer, isEnter: Bool, _ collector: inout SpanCollector) {
    let type = cmark_node_get_type(node)
    switch type {
    case CMARK_NODE_TEXT: collector.append(literal(of: node))
    case CMARK_NODE_CODE: collector.append(raw(of: node), adding: .code)
    // A chat's line ends are meant: verses, addresses, lists without marks.
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: collector.append("\n")
    case CMARK_NODE_HTML_INLINE: collector.append(raw(of: node), adding: .html)
    case CMARK_NODE_CODE_BLOCK, CMARK_NODE_HTML_BLOCK: collector.append(raw(of: node))
    case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING: if !isEnter { collector.append("\n") }
    case CMARK_NODE_STRONG: collector.change(.strong, isEnter: isEnter)
    case CMARK_NODE_EMPH: collector.change(.emphasis, isEnter: isEnter)
    case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
      if isEnter {
        collector.beginLink(isImage: type == CMARK_NODE_IMAGE)
      } else {
        let address = safe(cmark_node_get_url(node))
        let isCut = alphabet?.isCut(address) ?? false
        collector.endLink(
          address: isCut ? "" : raw(address), isCut: isCut, isImage: type == CMARK_NODE_IMAGE)
      }
    default:
      if isType(node, "strikethrough") { collector.change(.strikethrough, isEnter: isEnter) }
    }
  }
}
