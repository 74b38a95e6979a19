/// Markdown that other Markdown can follow: what the text leaves open, as an answer that was stopped within code, is closed.
package enum ClosedMarkdown {
  package static func of(_ text: String) -> String {
    guard mayBeOpen(text) else { return text }
    for closing in closings(of: text) where isClosed(text + closing) { return text + closing }
    return fenced(text, language: "markdown")
  }

  /// The text as a block of code, whatever is in it.
  package static func fenced(_ text: String, language: String = "") -> String {
    let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
    return "\(fence)\(language)\n\(text)\(text.hasSuffix("\n") ? "" : "\n")\(fence)"
  }

  /// Only code and HTML can reach beyond an empty line.
  private static func mayBeOpen(_ text: String) -> Bool {
    text.contains("```") || text.contains("~~~") || text.contains("<")
  }

  /// What may be missing at the end; which of it is, the parser tells.
  private static func closings(of text: String) -> [String] {
    let ticks = String(repeating: "`", count: max(3, longestRun(of: "`", in: text)))
    let tildes = String(repeating: "~", count: max(3, longestRun(of: "~", in: text)))
    return ["", "\n" + ticks, "\n" + tildes, "\n-->"]
      + ["script", "pre", "style", "textarea"].map { "\n</\($0)>" } + ["\n?>", "\n]]>", "\n>"]
  }

  /// Whether what follows is read as if the text were not there.
  private static func isClosed(_ text: String) -> Bool {
    let word = "end"
    let pieces = MarkdownReading.pieces(of: [Array((text + "\n\n---\n\n" + word).utf8)]).suffix(2)
    guard pieces.count == 2, case .block(let rule)? = pieces.first, rule.kind == .rule,
      case .block(let last)? = pieces.last, case .paragraph(let spans) = last.kind
    else { return false }
    return spans.map(\.text).joined() == word
  }

  private static func longestRun(of sign: Unicode.Scalar, in text: String) -> Int {
    var (longest, run) = (0, 0)
    for byte in text.utf8 {
      run = byte == UInt8(ascii: sign) ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
