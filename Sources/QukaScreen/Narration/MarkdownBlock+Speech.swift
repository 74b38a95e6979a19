import QukaText

extension MarkdownBlock {
  /// The lines that are said of a block whose links have their numbers.
  /// - Parameter depth: how many lists are around it.
  func spoken(depth: Int) -> [String] {
    switch kind {
    case .paragraph(let spans): return spans.spokenLines
    case .heading(let level, let spans):
      return ["Heading \(level): " + spans.spokenLines.joined(separator: " ")]
    case .code(let code): return code.spoken
    case .quote(let blocks):
      let lines = blocks.flatMap { $0.spoken(depth: depth) }
      return lines.introduced(by: "Quote:") + (lines.count > 1 ? ["End of quote."] : [])
    case .list(let list): return list.spoken(depth: depth + 1)
    case .table(let table): return table.spoken
    case .rule: return ["Separator."]
    case .plain(let text):
      return text.split(separator: "\n").map(String.init)
    }
  }
}

extension MarkdownCode {
  static let closing = "End of code."

  static func opening(_ language: String) -> String {
    language.isEmpty ? "Code." : "Code, \(language)."
  }

  fileprivate var spoken: [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return [Self.opening(language)] + lines + [Self.closing]
  }
}

extension MarkdownList {
  /// Each item behind its number, or behind what it is; how deep it stands is said of lists within lists only.
  func spoken(depth: Int) -> [String] {
    items.indices.flatMap { index in
      let lines = items[index].blocks.flatMap { $0.spoken(depth: depth) }
      return lines.introduced(by: mark(of: index, depth: depth))
    }
  }

  private func mark(of index: Int, depth: Int) -> String {
    let level = depth > 1 ? "Level \(depth), " : ""
    let number = start.map { "\($0 + index)" }
    let isFirst = level.isEmpty && number == nil
    let place = level + (number.map { $0 + ", " } ?? "")
    switch items[index].isDone {
    case nil: return number.map { level + $0 + "." } ?? level + (isFirst ? "Item:" : "item:")
    case true?: return place + (isFirst ? "Done:" : "done:")
    case false?: return place + (isFirst ? "Open:" : "open:")
    }
  }
}

extension MarkdownTable {
  /// Row by row, each value behind the name of its column, as in the records that a narrow screen shows.
  fileprivate var spoken: [String] {
    let names = header.map { $0.spokenLines.joined(separator: " ") }
    let said = names.filter { !$0.isEmpty }.joined(separator: ", ")
    let records = rows.enumerated().map { index, row in
      let values = zip(names, row.cells).compactMap { name, cell in
        let value = cell.spokenLines.joined(separator: " ")
        return value.isEmpty ? nil : name.isEmpty ? value : "\(name): \(value)"
      }
      return "Row \(index + 1). " + values.joined(separator: "; ")
    }
    return ["Table: \(said)."] + records + ["End of table."]
  }
}

extension [String] {
  /// The first line behind a word that says what comes.
  fileprivate func introduced(by word: String) -> [String] {
    guard let first else { return [word] }
    return [word + " " + first] + dropFirst()
  }
}

extension [MarkdownSpan] {
  /// Text as it is heard: what only looks make clear on a screen is said.
  fileprivate var spokenLines: [String] {
    var text = ""
    var traits: MarkdownSpan.Traits = []
    for span in self {
      if traits.contains(.strikethrough), !span.traits.contains(.strikethrough) { text += ")" }
      if !traits.contains(.strikethrough), span.traits.contains(.strikethrough) {
        text += "(struck out: "
      }
      if !traits.contains(.image), span.traits.contains(.image) { text += "Image: " }
      text += span.traits.contains(.citation) ? " [link " + span.text.dropFirst() : span.text
      traits = span.traits
    }
    if traits.contains(.strikethrough) { text += ")" }
    return text.split(separator: "\n").map(String.init)
  }
}
