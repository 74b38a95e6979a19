/// Gives the lines of one code block their colours, one after the other.
struct CodeHighlighter: Sendable {
  /// The name that the block's fence has.
  let name: String
  private var lexer: CodeLexer?

  init(_ name: String) {
    self.name = name
    lexer = CodeLanguage.named(name).map { CodeLexer($0) }
  }

  /// The runs of the next line.
  mutating func highlight(_ line: String, _ theme: Theme) -> StyledLine {
    guard let tokens = lexer?.read(line) else { return StyledLine(line, theme.codeBlock) }
    var result = StyledLine()
    var start = line.utf8.startIndex
    for token in tokens {
      let end = line.utf8.index(start, offsetBy: token.count)
      let style = theme.codeBlock.overlaid(Self.style(of: token.role, theme))
      result.append(String(line[start..<end]), style)
      start = end
    }
    return result
  }

  private static func style(of role: CodeRole, _ theme: Theme) -> Style {
    switch role {
    case .plain: theme.codeBlock
    case .comment: theme.codeComment
    case .string: theme.codeString
    case .number: theme.codeNumber
    case .keyword: theme.codeKeyword
    case .type: theme.codeType
    case .function: theme.codeFunction
    case .constant: theme.codeConstant
    case .attribute: theme.codeAttribute
    case .property: theme.codeProperty
    case .added: theme.codeAdded
    case .removed: theme.codeRemoved
    }
  }
}
