/// The end of a text that still grows, as it is shown meanwhile.
///
/// What will soon be read as something else is not shown as what it is for a moment: the dash of a list is no line under
/// a heading, the first dashes below a table's header are those of its second line, half a link is a link, and the bracket
/// before a link's text is not shown.
struct OpenEnd {
  /// Bytes in which the beginning of a link is looked for.
  private static let linkBytes = 2 << 10
  /// A bracket with more characters behind it is shown.
  private static let labelCharacters = 60

  /// The source to parse.
  private(set) var text: [UInt8]
  /// What follows it of a link's address, which does not close yet.
  private(set) var cut: [UInt8]?
  /// The place of a bracket that may begin a link, and is shown only in code.
  private(set) var bracket: Int?

  init(asIs text: ArraySlice<UInt8>) {
    self.text = Array(text)
  }

  /// - Parameter hasDefinitions: a label in brackets may be a link without an address behind it.
  init(_ tail: [UInt8], hasDefinitions: Bool) {
    text = tail
    let start = lineStart(before: text.count)
    let line = text[start...]
    let mark = Self.unquoted(line)
    if Self.isUndecided(mark) {
      text.removeSubrange(start...)
    } else if start > 0, let delimiter = Self.delimiter(mark, below: lineText(before: start)) {
      text.replaceSubrange(mark.startIndex..., with: delimiter)
    } else {
      cutLink()
      if cut == nil { holdBracket(mayHoldClosed: !hasDefinitions) }
    }
    escapeNumberSign()
  }

  private func lineStart(before end: Int) -> Int {
    text[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
  }

  /// The line that ends before the start of another one.
  private func lineText(before start: Int) -> ArraySlice<UInt8> {
    Self.unquoted(text[lineStart(before: start - 1)..<(start - 1)])
  }

  /// A line without the spaces and quote marks at its start, and the spaces at its end.
  static func unquoted(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line.drop { $0.isBlank || $0 == UInt8(ascii: ">") }
    while let last = line.last, last.isBlank { line.removeLast() }
    return line
  }

  /// Whether a line may become a bullet, a rule, a line under a heading, a fence or a heading.
  private static func isUndecided(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, line.count <= (first == UInt8(ascii: "#") ? 6 : 2) else {
      return false
    }
    return "-=*_+`~#|".utf8.contains(first) && line.allSatisfy { $0 == first }
  }

  /// The whole second line of a table, of which a line is the beginning.
  static func delimiter(
    _ line: ArraySlice<UInt8>, below header: ArraySlice<UInt8>
  ) -> [UInt8]? {
    let (bar, dash) = (UInt8(ascii: "|"), UInt8(ascii: "-"))
    let (columns, first) = header.withUnsafeBufferPointer { bytes in
      let prefix = LinePrefix(bytes, at: 0)
      let start = min(prefix.content, bytes.count)
      return (TableRow(bytes, start..<bytes.count).cells, prefix.first)
    }
    guard header.contains(bar), line.allSatisfy({ "|:- \t".utf8.contains($0) }),
      line.contains(dash) || line.first == bar && first == bar
    else { return nil }
    var cells = line.split(separator: bar).map { cell in
      Self.unquoted(cell).contains(dash) ? Self.unquoted(cell) : Array("---".utf8)[...]
    }
    guard cells.count <= columns else { return nil }
    while cells.count < columns { cells.append(Array("---".utf8)[...]) }
    return [bar] + cells.joined(separator: [bar]) + [bar]
  }

  /// Leaves out the address of a link that is not closed.
  private mutating func cutLink() {
    let paragraph = text[max(0, text.count - Self.linkBytes)...]
    guard let close = paragraph.dropLast().lastIndex(where: { $0 == UInt8(ascii: "]") }),
      text[close + 1] == UInt8(ascii: "(")
    else { return }
    var depth = 0
    for byte in text[(close + 2)...] {
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      if depth < 0 || byte.isBlank || byte == UInt8(ascii: "`") { return }
    }
    let label = text[lineStart(before: close)..<close]
    guard label.contains(UInt8(ascii: "[")),
      label.count(where: { $0 == UInt8(ascii: "`") }).isMultiple(of: 2)
    else { return }
    cut = Array(text[(close + 2)...])
    text.removeSubrange((close + 2)...)
  }

  /// Holds back a bracket that is not closed, or about which the next character decides.
  ///
  /// Its label is shown as the link will show it; only the first signs of a task are left out until it is one.
  private mutating func holdBracket(mayHoldClosed: Bool) {
    let start = lineStart(before: text.count)
    let reach = max(start, text.count - 4 * Self.labelCharacters - 2)
    guard let open = text[reach...].lastIndex(of: UInt8(ascii: "[")) else { return }
    var label = text[(open + 1)...]
    let isClosed = label.last == UInt8(ascii: "]")
    if isClosed, mayHoldClosed, !hasDefinition { label.removeLast() }
    let before = text[start..<open]
    // In code spans, formulas and addresses a bracket stands for itself, and footnotes have their own look.
    guard label.first != UInt8(ascii: "^"), !label.contains(UInt8(ascii: "]")),
      label.count(where: { $0 & 0xC0 != 0x80 }) <= Self.labelCharacters,
      before.count(where: { $0 == UInt8(ascii: "`") }).isMultiple(of: 2),
      !before.contains(where: { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "\\") }),
      !before.reversed().prefix(while: { !$0.isBlank }).contains(UInt8(ascii: "/"))
    else { return }
    let textStart = text.withUnsafeBufferPointer { LinePrefix($0, at: start).content }
    let isTask = open == textStart && label.count == 1 && " xX".utf8.contains(label[open + 1])
    if label.isEmpty && !isClosed || isTask && before.contains(where: { !$0.isBlank }) {
      text.removeSubrange(open...)
      return
    }
    if isClosed { text.removeLast() }
    bracket = open
  }

  private var hasDefinition: Bool {
    let (bracket, colon) = (UInt8(ascii: "]"), UInt8(ascii: ":"))
    return zip(text, text.dropFirst()).contains { $0 == bracket && $1 == colon }
  }

  /// A first line `# | …` of a table is not shown as a heading before its second line is there.
  private mutating func escapeNumberSign() {
    var end = text.count
    if text.last == 0x0A { end -= 1 }
    let line = Self.unquoted(text[lineStart(before: end)..<end])
    guard line.first == UInt8(ascii: "#"),
      line.drop(while: { $0 == UInt8(ascii: "#") }).first(where: { !$0.isBlank })
        == UInt8(ascii: "|")
    else { return }
    text.insert(UInt8(ascii: "\\"), at: line.startIndex)
    bracket = bracket.map { $0 < line.startIndex ? $0 : $0 + 1 }
  }
}
