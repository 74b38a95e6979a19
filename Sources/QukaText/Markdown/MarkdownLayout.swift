/// Lays Markdown blocks out as rows of a width.
struct MarkdownLayout: Sendable {
  /// Columns of a row of prose.
  let width: Int
  /// Columns for what cannot be broken anywhere without harm: code and tables.
  let columns: Int
  let theme: Theme

  init(width: Int, columns: Int? = nil, theme: Theme) {
    self.width = max(1, width)
    self.columns = max(self.width, columns ?? width)
    self.theme = theme
  }

  /// What stands left of a block's rows, and the style that its text starts from.
  struct Place {
    /// Left of the first row; a list marker, for example.
    var first = StyledLine()
    /// Left of all further rows.
    var rest = StyledLine()
    var style: Style
    /// How many lists are around it.
    var listDepth = 0
  }

  var topPlace: Place { Place(style: theme.text) }

  /// The rows of one block.
  func rows(of block: MarkdownBlock, at place: Place) -> [StyledLine] {
    switch block.kind {
    case .paragraph(let spans): return wrap(spans, at: place)
    case .heading(let level, let spans):
      var place = place
      place.style = headingStyle(level)
      return wrap(spans, at: place)
    case .code(let code): return rows(of: code, at: place)
    case .quote(let blocks): return rows(ofQuote: blocks, at: place)
    case .list(let list): return rows(of: list, at: place)
    case .table(let table): return rows(of: table, at: place)
    case .rule:
      let columns = max(1, width - DisplayWidth.of(place.first))
      let line = StyledLine.frame(String(repeating: "─", count: columns), theme.rule)
      return LineBreaker(width: width, first: place.first, hanging: place.rest).wrap(line)
        .map(\.leading)
    case .plain(let text):
      return text.split(separator: "\n", omittingEmptySubsequences: false)
        .dropLast(text.hasSuffix("\n") ? 1 : 0).enumerated()
        .flatMap { index, line in
          LineBreaker(
            width: width, first: index == 0 ? place.first : place.rest, hanging: place.rest
          ).wrap(
            TabStops.mark(StyledLine(TabStops.expand(String(line)), place.style), of: line))
        }
    }
  }

  /// The rows of blocks one below the other.
  /// - Parameter keepsGaps: separates blocks as the source does; otherwise always by an empty row.
  func rows(of blocks: [MarkdownBlock], at place: Place, keepsGaps: Bool) -> [StyledLine] {
    var rows: [StyledLine] = []
    var inner = place
    for (index, block) in blocks.enumerated() {
      if index > 0, !keepsGaps || block.isAfterBlank { rows.append(trimmed(place.rest)) }
      rows += self.rows(of: block, at: inner)
      inner.first = place.rest
    }
    return rows.isEmpty ? [place.first] : rows
  }

  // MARK: Containers

  private func rows(ofQuote blocks: [MarkdownBlock], at place: Place) -> [StyledLine] {
    let bar = StyledLine.frame("┃ ", theme.quoteBar)
    var inner = place
    inner.first = indented(place.first, by: bar)
    inner.rest = indented(place.rest, by: bar)
    inner.style = place.style.overlaid(theme.quote)
    return rows(of: blocks, at: inner, keepsGaps: false)
  }

  func rows(of list: MarkdownList, at place: Place) -> [StyledLine] {
    var rows: [StyledLine] = []
    for (index, item) in list.items.enumerated() {
      if index > 0, item.isAfterBlank { rows.append(trimmed(place.rest)) }
      let marker = marker(of: list, index: index, depth: place.listDepth)
      var inner = place
      // The blanks before a marker tell how deep the item is: they are text. Those below it only align.
      inner.first = indented((index == 0 ? place.first : place.rest).spelled, by: marker)
      inner.rest = indented(
        place.rest, by: .frame(String(repeating: " ", count: DisplayWidth.of(marker))))
      inner.listDepth += 1
      rows += self.rows(of: item.blocks, at: inner, keepsGaps: true)
    }
    return rows
  }

  private func marker(of list: MarkdownList, index: Int, depth: Int) -> StyledLine {
    var marker = StyledLine()
    if let start = list.start {
      let room = list.isWide && start + index < 10 ? " " : ""
      marker.append("\(room)\(start + index). ", theme.listMarker)
    } else if list.items[index].isDone == nil {
      marker.append(depth.isMultiple(of: 2) ? "• " : "◦ ", theme.listMarker)
    }
    if let isDone = list.items[index].isDone {
      marker.append(isDone ? "☑ " : "☐ ", isDone ? theme.success : theme.listMarker)
    }
    return marker
  }

  /// An indent with more on its right, unless that would take over half of the width.
  private func indented(_ indent: StyledLine, by more: StyledLine) -> StyledLine {
    let columns = DisplayWidth.of(indent) + DisplayWidth.of(more)
    guard columns <= max(width / 2, min(2, width - 2)) else { return indent }
    var result = indent
    result.append(more)
    return result
  }

  /// An indent as a row of its own: without the spaces at its end.
  func trimmed(_ indent: StyledLine) -> StyledLine {
    var runs = indent.runs
    while let last = runs.last, last.text.last == " " {
      runs.removeLast()
      let text = last.text.prefix { $0 != " " }
      if !text.isEmpty { runs.append(StyledRun(String(text), last.style, last.role)) }
    }
    return StyledLine(runs)
  }

  // MARK: Inline text

  private func wrap(_ spans: [MarkdownSpan], at place: Place) -> [StyledLine] {
    var first = place.first
    return lines(of: spans, style: place.style).flatMap { line in
      defer { first = place.rest }
      return LineBreaker(width: width, first: first, hanging: place.rest).wrap(line)
    }
  }

  /// The logical lines of inline text, split at hard breaks.
  func lines(of spans: [MarkdownSpan], style: Style) -> [StyledLine] {
    var lines = [StyledLine()]
    for span in theme.spellsStrikethrough ? spans.spellingStrikethrough : spans {
      let style = self.style(of: span.traits, on: style)
      guard span.text.utf8.contains(0x0A) else {
        lines[lines.count - 1].append(span.text, style)
        continue
      }
      for (index, part) in span.text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        if index > 0 { lines.append(StyledLine()) }
        lines[lines.count - 1].append(String(part), style)
      }
    }
    if lines.count > 1, lines.last?.runs.isEmpty == true { lines.removeLast() }
    return lines
  }

  private func style(of traits: MarkdownSpan.Traits, on base: Style) -> Style {
    if traits.isEmpty { return base }
    var style = base
    if traits.contains(.note) { style = style.overlaid(theme.muted) }
    if traits.contains(.strong) { style = style.overlaid(theme.strong) }
    if traits.contains(.emphasis) { style = style.overlaid(theme.emphasis) }
    if traits.contains(.strikethrough) { style = style.overlaid(theme.strikethrough) }
    if traits.contains(.code) { style = style.overlaid(theme.code) }
    if traits.contains(.link) { style = style.overlaid(theme.link) }
    if traits.contains(.address) { style = style.overlaid(theme.linkAddress) }
    if traits.contains(.citation) { style = style.overlaid(theme.citation) }
    return style
  }

  private func headingStyle(_ level: Int) -> Style {
    var style = theme.heading
    if level == 1 { style.attributes.insert(.underline) }
    if level > 3 { style.attributes.insert(.italic) }
    return style
  }
}

extension Style {
  /// This style with another one's attributes added, and its colours where it has any.
  func overlaid(_ other: Style) -> Style {
    Style(
      other.foreground == .terminal ? foreground : other.foreground,
      on: other.background == .terminal ? background : other.background,
      attributes.union(other.attributes))
  }
}

extension [MarkdownSpan] {
  /// The spans with tildes around struck-out text.
  fileprivate var spellingStrikethrough: [MarkdownSpan] {
    guard contains(where: { $0.traits.contains(.strikethrough) }) else { return self }
    var spelled: [MarkdownSpan] = []
    var isStruck = false
    for span in self {
      if span.traits.contains(.strikethrough) != isStruck {
        isStruck.toggle()
        spelled.append(MarkdownSpan(text: "~~", traits: .strikethrough))
      }
      spelled.append(span)
    }
    return isStruck ? spelled + [MarkdownSpan(text: "~~", traits: .strikethrough)] : spelled
  }
}

extension StyledLine {
  /// An indent whose blanks are text; bars stay what they are.
  fileprivate var spelled: StyledLine {
    var line = self
    for index in runs.indices where runs[index].text.utf8.allSatisfy({ $0 == 0x20 }) {
      line.runs[index].role = .text
    }
    return line
  }
}
