import QukaChat
import QukaText
import QukaWire

extension Palette.Item {
  /// Columns of text before a match: few, so that it is seen on narrow screens, too.
  private static let before = 12

  /// What was said in a chat, on one line: the match, marked, with some of what stands around it.
  init(_ found: FoundText, in title: String) {
    let bytes = found.excerpt.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: found.match.lowerBound)
    let end = bytes.index(start, offsetBy: found.match.count)
    let lead = Self.line(found.excerpt[..<start])
    let match = Self.line(found.excerpt[start..<end])
    let rest = Self.line(found.excerpt[end...])
    var shown = TextFit.end(of: lead, columns: Self.before)
    if found.isCutBefore, shown == lead { shown = TextFit.ellipsis + shown }
    name = shown + match + rest + (found.isCutAfter ? TextFit.ellipsis : "")
    positions = Array(shown.count..<(shown.count + match.count))
    target = .text(found.chat.id, found.message)
    note = ChatName.line(title)
  }

  /// A piece of text on one line, with the blanks at its ends.
  private static func line(_ text: Substring) -> String {
    let line = TextFit.oneLine(String(text))
    guard !line.isEmpty else { return text.isEmpty ? "" : " " }
    return (text.first?.isWhitespace == true ? " " : "") + line
      + (text.last?.isWhitespace == true ? " " : "")
  }
}
