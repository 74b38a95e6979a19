/// Turns pieces into rows, with what has to be remembered from one to the next: whether a gap is
/// due, and the end of an unparsed line that is still growing.
struct RowAssembler: Sendable {
  /// Rows of a growing line that may still change when it goes on.
  private static let unsettledRows = 2
  /// More bytes in so few rows are clusters without columns, which are cut.
  private static let maximumGrowingBytes = 4 << 10

  private var isFirst = true
  /// The end of an unparsed line, from the start of a row.
  private var growing = ""
  private var isGrowing = false
  private var resolver = SpanResolver(footnotes: Footnotes())
  /// Where the open code block's colours stand.
  private var highlighter = CodeHighlighter("")

  /// The footnotes of the text so far.
  mutating func know(_ footnotes: Footnotes) { resolver.footnotes = footnotes }

  /// Appends the rows of a piece.
  mutating func add(
    _ piece: MarkdownPiece, _ layout: MarkdownLayout, to rows: inout [StyledLine]
  ) {
    switch piece {
    case .block(let block):
      separate(&rows)
      rows += layout.rows(of: resolver.resolved(block), at: layout.topPlace)
    case .items(let list):
      if list.items.first?.isAfterBlank == true { rows.append(StyledLine()) }
      rows += layout.rows(of: resolver.resolved(list), at: layout.topPlace)
    case .codeStart(let language):
      separate(&rows)
      highlighter = CodeHighlighter(language)
      rows += layout.codeLabel(language, at: layout.topPlace)
    case .codeLine(let language, let line):
      if highlighter.name != language { highlighter = CodeHighlighter(language) }
      rows += layout.codeRows(line, &highlighter, at: layout.topPlace)
    case .codePart(let part, let isContinued, let endsLine):
      rows += layout.codePartRows(
        part, isContinued: isContinued, endsLine: endsLine, at: layout.topPlace)
    case .plainStart: separate(&rows)
    case .plain(let text, let endsLine):
      if endsLine, !isGrowing {
        rows += layout.plainRows(text)
      } else {
        grow(text, layout, to: &rows)
        if endsLine { flush(layout, to: &rows) }
      }
    }
  }

  /// Appends the rows of an unparsed line that was still growing.
  mutating func flush(_ layout: MarkdownLayout, to rows: inout [StyledLine]) {
    guard isGrowing else { return }
    rows += layout.plainRows(growing)
    growing = ""
    isGrowing = false
  }

  /// Appends the addresses of the numbered links, once the text is complete: before, they would move with
  /// every row that is inserted above them.
  mutating func finish(_ layout: MarkdownLayout, to rows: inout [StyledLine]) {
    let numbered = resolver.references.references.filter { $0.number != nil }
    guard !numbered.isEmpty else { return }
    separate(&rows)
    rows += layout.rows(of: numbered, unlisted: resolver.references.unlisted)
  }

  private mutating func separate(_ rows: inout [StyledLine]) {
    if !isFirst { rows.append(StyledLine()) }
    isFirst = false
  }

  private mutating func grow(
    _ text: String, _ layout: MarkdownLayout, to rows: inout [StyledLine]
  ) {
    growing += text
    growing = growing.withoutEndlessClusters() ?? growing
    isGrowing = true
    let (settled, rest) = layout.stablePlainRows(growing, unsettled: Self.unsettledRows)
    rows += settled
    growing = rest
    if growing.utf8.count > Self.maximumGrowingBytes {
      rows += layout.plainRows(growing)
      if let last = rows.indices.last { rows[last].end = .text("") }
      growing = ""
    }
  }
}

extension MarkdownLayout {
  /// The rows of one line of unparsed text.
  func plainRows(_ text: String) -> [StyledLine] {
    LineBreaker(width: width).wrap(StyledLine(spacedTabs(text), theme.text))
  }

  /// The rows of a growing line that can't change any more, and the text after them.
  fileprivate func stablePlainRows(
    _ text: String, unsettled: Int
  ) -> (settled: [StyledLine], rest: String) {
    let text = spacedTabs(text)
    let breaker = LineBreaker(width: width)
    let line = StyledLine(text, theme.text)
    let starts = breaker.rowStarts(line)
    guard starts.count > unsettled else { return ([], text) }
    let cut = text.utf8.index(text.startIndex, offsetBy: starts[starts.count - unsettled])
    return (breaker.wrap(line).dropLast(unsettled), String(text[cut...]))
  }

  /// Tabs as single spaces: a growing line has no columns to count from.
  private func spacedTabs(_ text: String) -> String {
    text.utf8.contains(0x09) ? text.replacing("\t", with: " ") : text
  }
}
