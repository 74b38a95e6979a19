import QukaText

/// Puts pieces of Markdown into lines that can be heard, with what has to be remembered from one to the next.
struct MarkdownSpeech: Sendable {
  private var resolver = SpanResolver()
  /// A line was begun and may go on.
  private var isMidLine = false
  private var isInCode = false

  /// How many links there were so far.
  var links: Int { resolver.references.references.count + resolver.references.unlisted }

  /// The beginning of a paragraph that goes on.
  mutating func prose(_ text: String) -> String {
    isMidLine = true
    return text
  }

  mutating func words(_ piece: MarkdownPiece) -> String {
    switch piece {
    case .block(let block):
      // The end of a paragraph of which sentences were said.
      if case .paragraph = block.kind { return lines(resolver.resolved(block)) }
      return newLine() + lines(resolver.resolved(block))
    case .items(let list): return newLine() + lines(resolver.resolved(list).spoken(depth: 1))
    case .codeStart(let language):
      isInCode = true
      return newLine() + MarkdownCode.opening(language) + "\n"
    case .codeLine(language: _, let line): return newLine() + line + "\n"
    case .codePart(let part, let isContinued, _):
      let start = isContinued ? "" : newLine()
      isMidLine = true
      return start + part
    case .plainStart: return newLine()
    case .plain(let text, let endsLine):
      isMidLine = !endsLine
      return text + (endsLine ? "\n" : "")
    }
  }

  /// What is said when fenced code has ended; nothing outside of code.
  mutating func endCode() -> String {
    guard isInCode else { return "" }
    isInCode = false
    return newLine() + MarkdownCode.closing + "\n"
  }

  /// What is said at the end of the text.
  mutating func end() -> String { endCode() + newLine() }

  private mutating func newLine() -> String {
    defer { isMidLine = false }
    return isMidLine ? "\n" : ""
  }

  private mutating func lines(_ block: MarkdownBlock) -> String { lines(block.spoken(depth: 0)) }

  private mutating func lines(_ lines: [String]) -> String {
    guard !lines.isEmpty else { return newLine() }
    isMidLine = false
    return lines.joined(separator: "\n") + "\n"
  }
}
