extension MarkdownLayout {
  /// The row above a code block, if it names a language.
  func codeLabel(_ language: String, at place: Place) -> [StyledLine] {
    guard !language.isEmpty else { return [] }
    var first = place.first
    first.append("┌ ", theme.border, .frame)
    return LineBreaker(width: width, first: first, hanging: place.rest, mode: .anywhere)
      .wrap(.frame(language, theme.codeLabel)).map(\.leading)
  }

  /// The rows of the next line of code; where it is too long it goes on after a mark.
  func codeRows(
    _ line: String, _ highlighter: inout CodeHighlighter, at place: Place
  ) -> [StyledLine] {
    let bytes = Array(line.utf8)
    guard bytes.count > MarkdownBounds.codeLineBytes else {
      return codeBreaker(at: place)
        .wrap(TabStops.mark(highlighter.highlight(TabStops.expand(line), theme), of: line))
    }
    let parts = parts(of: bytes)
    return parts.enumerated().flatMap { index, part in
      codePartRows(part, isContinued: index > 0, endsLine: index == parts.count - 1, at: place)
    }
  }

  /// The rows of a part of a very long line, which has no colours.
  func codePartRows(
    _ part: String, isContinued: Bool, endsLine: Bool, at place: Place
  ) -> [StyledLine] {
    var place = place
    if isContinued { place.first = place.rest }
    var line = TabStops.mark(StyledLine(TabStops.expand(part), theme.codeBlock), of: part)
    if !endsLine { line.end = .text("") }
    return codeBreaker(at: place, isContinued: isContinued).wrap(line)
  }

  /// A very long line in the parts in which a stream hands it on.
  private func parts(of line: [UInt8]) -> [String] {
    var parts: [String] = []
    var rest = line[...]
    while rest.count > MarkdownBounds.codeLineBytes {
      let part = rest.prefix(MarkdownBounds.codeLineBytes).wholeScalars
      parts.append(String(decoding: part, as: UTF8.self))
      rest = rest[part.endIndex...]
    }
    return parts + (rest.isEmpty ? [] : [String(decoding: rest, as: UTF8.self)])
  }

  private func codeBreaker(at place: Place, isContinued: Bool = false) -> LineBreaker {
    var first = place.first
    first.append(isContinued ? "│ ↪ " : "│ ", theme.border, .frame)
    var hanging = place.rest
    hanging.append("│ ↪ ", theme.border, .frame)
    return LineBreaker(width: columns, first: first, hanging: hanging, mode: .code)
  }

  func rows(of code: MarkdownCode, at place: Place) -> [StyledLine] {
    var rows = codeLabel(code.language, at: place)
    // Without code only a mark is left to show; read line by line, such a block has no rows either.
    guard !code.text.isEmpty else {
      return rows.isEmpty && !place.first.runs.isEmpty ? [trimmed(place.first)] : rows
    }
    var highlighter = CodeHighlighter(code.language)
    var inner = place
    inner.first = place.rest
    let text = code.text.hasSuffix("\n") ? code.text.dropLast() : code.text[...]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      rows += codeRows(String(line), &highlighter, at: rows.isEmpty ? place : inner)
    }
    return rows
  }
}
