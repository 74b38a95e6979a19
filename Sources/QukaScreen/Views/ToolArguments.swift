import QukaText

/// The arguments of a tool call, read from the JSON text in `args` (docs/protocol.md §6.4).
///
/// The text may be cut off, and it comes from a model: whatever is no object is shown as it stands. The order of
/// the members is kept, which a decoder into a dictionary would lose.
struct ToolArguments: Equatable, Sendable {
  /// On one line: `query: "backup policy", limit: 5`.
  private(set) var summary = ""
  /// One member per line, nested values indented.
  private(set) var lines: [String] = []

  init(_ json: String) {
    guard let tokens = JSONTokens(json)?.tokens, tokens.first == .open("{") else {
      summary = TextFit.oneLine(json)
      lines = json.split(separator: "\n").map(String.init)
      return
    }
    summary = Self.summary(tokens)
    lines = Self.lines(tokens)
  }

  private static func summary(_ tokens: [JSONTokens.Token]) -> String {
    var text = ""
    var depth = 0
    for (index, token) in tokens.enumerated() {
      switch token {
      case .open(let bracket):
        depth += 1
        if depth == 2 { text += bracket == "{" ? "{…}" : "[…]" }
      case .close: depth -= 1
      case .string, .other: if depth == 1 { text += spelled(token, isKey: isKey(index, tokens)) }
      case .colon: if depth == 1 { text += ": " }
      case .comma: if depth == 1 { text += ", " }
      }
    }
    return TextFit.oneLine(text)
  }

  private static func lines(_ tokens: [JSONTokens.Token]) -> [String] {
    var lines = [""]
    var depth = 0
    func newLine() { lines.append(String(repeating: "  ", count: max(0, min(depth, 12) - 1))) }
    for (index, token) in tokens.enumerated() {
      switch token {
      case .open(let bracket):
        depth += 1
        if depth > 1 { lines[lines.count - 1].append(bracket) }
        if depth > 1, index + 1 < tokens.count, !tokens[index + 1].isClose { newLine() }
      case .close(let bracket):
        depth -= 1
        if depth > 0 {
          if index > 0, !tokens[index - 1].isOpen { newLine() }
          lines[lines.count - 1].append(bracket)
        }
      case .string, .other:
        lines[lines.count - 1] += spelled(token, isKey: isKey(index, tokens))
      case .colon: lines[lines.count - 1] += ": "
      case .comma: newLine()
      }
    }
    return lines.filter { !$0.allSatisfy(\.isWhitespace) }
  }

  private static func isKey(_ index: Int, _ tokens: [JSONTokens.Token]) -> Bool {
    index + 1 < tokens.count && tokens[index + 1] == .colon
  }

  private static func spelled(_ token: JSONTokens.Token, isKey: Bool) -> String {
    switch token {
    case .string(let text): isKey ? text : "\"\(text)\""
    case .other(let text): text
    case .open, .close, .colon, .comma: ""
    }
  }
}
