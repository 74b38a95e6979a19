import QukaWire

/// The window of an answer's links: the list with the selected address in full, or one source.
enum LinksView {
  /// More of a source is not laid out: the window is for a look, not for a book.
  private static let sourceLimit = 40_000

  /// Draws it and answers the last row that may stand at the top of what is shown in full.
  static func draw(
    _ window: LinksWindow, _ state: AppState, in screen: Rect, _ theme: Theme,
    _ cache: inout LayoutCache, on canvas: inout CellBuffer
  ) -> Int {
    let width = min(screen.columns, 90)
    guard width >= 6, screen.rows >= 3, let reference = window.reference else { return 0 }
    let inner = max(1, width - 4)
    guard window.showsSelected else {
      drawList(window, screen, width, theme, on: &canvas)
      return 0
    }
    let rows = rows(of: reference, state, inner, theme, &cache)
    let box = box(rows.count, width, screen)
    WindowView.draw(title: title(of: reference), in: box, theme, on: &canvas)
    let area = box.inset(left: 2, top: 1, right: 2, bottom: 1)
    let last = max(0, rows.count - area.rows)
    draw(rows[min(window.top, last)...].prefix(area.rows), in: area, on: &canvas)
    if window.top < last { note("more below", box, theme, on: &canvas) }
    return last
  }

  // MARK: - The list

  private static func drawList(
    _ window: LinksWindow, _ screen: Rect, _ width: Int, _ theme: Theme,
    on canvas: inout CellBuffer
  ) {
    let inner = max(1, width - 4)
    let address = addressRows(window.reference, inner, theme)
    let box = box(window.references.count + address.count + 1, width, screen)
    WindowView.draw(title: "Links", in: box, theme, on: &canvas)
    let area = box.inset(left: 2, top: 1, right: 2, bottom: 1)
    let shownAddress = min(address.count, max(0, area.rows - 3))
    let listRows = max(1, area.rows - shownAddress - (shownAddress > 0 ? 1 : 0))
    let list = area.splitTop(listRows).0
    for (index, row) in ChoiceRows.of(
      window.references.count, selected: window.selected, in: list)
    {
      let style = index == window.selected ? theme.selection : theme.text
      if index == window.selected { canvas.fill(row, style) }
      canvas.draw(
        TextFit.cut(line(of: window.references[index]), to: row.columns), column: row.column,
        row: row.row, style: style, endColumn: row.endColumn)
    }
    let (_, bottom) = area.splitBottom(shownAddress)
    draw(address.prefix(shownAddress), in: bottom, on: &canvas)
  }

  private static func line(of reference: ReferenceList.Reference) -> String {
    let mark = reference.number.map { "[\($0)] " } ?? "    "
    let label = TextFit.oneLine(reference.label)
    switch reference.target {
    case .address(let address):
      return mark + (label.isEmpty || reference.number == nil ? address : label)
    case .knowledge: return mark + (label.isEmpty ? "a source in Quka" : label)
    }
  }

  /// The selected address in full, or what stands for it.
  private static func addressRows(
    _ reference: ReferenceList.Reference?, _ width: Int, _ theme: Theme
  ) -> [StyledLine] {
    guard let reference else { return [] }
    let text =
      switch reference.target {
      case .address(let address): address
      case .knowledge: "A source in Quka. Enter shows it."
      }
    return LineBreaker(width: width, mode: .anywhere).wrap(StyledLine(text, theme.linkAddress))
  }

  // MARK: - One in full

  private static func title(of reference: ReferenceList.Reference) -> String {
    let number = reference.number.map { " [\($0)]" } ?? ""
    return reference.target.isAddress ? "Link\(number)" : "Source\(number)"
  }

  private static func rows(
    of reference: ReferenceList.Reference, _ state: AppState, _ width: Int, _ theme: Theme,
    _ cache: inout LayoutCache
  ) -> [StyledLine] {
    switch reference.target {
    case .address(let address):
      return LineBreaker(width: width, mode: .anywhere).wrap(StyledLine(address, theme.text))
    case .knowledge(let id):
      switch state.sources[id] {
      case .loading, nil: return [StyledLine("loading…", theme.muted)]
      case .failed(let sentence):
        return LineBreaker(width: width).wrap(StyledLine(sentence, theme.error))
      case .loaded(let knowledge):
        return cache.source(knowledge, width) { rows(of: knowledge, width, theme) }
      }
    }
  }

  private static func rows(_ text: String, _ style: Style, _ width: Int) -> [StyledLine] {
    text.isEmpty ? [] : LineBreaker(width: width).wrap(StyledLine(text, style))
  }

  private static func rows(of knowledge: Knowledge, _ width: Int, _ theme: Theme) -> [StyledLine] {
    let title = TextFit.oneLine(TextGate.neutralize(LongText.head(knowledge.title, 200)))
    let tags = knowledge.tags.prefix(20).map { "#" + LongText.head($0, 40) }.joined(separator: " ")
    var rows = rows(title, theme.heading, width)
    rows += self.rows(TextFit.oneLine(TextGate.neutralize(tags)), theme.muted, width)
    if !rows.isEmpty { rows.append(StyledLine()) }
    let text = TextGate.neutralize(LongText.head(knowledge.text, sourceLimit))
    if text.allSatisfy(\.isWhitespace) {
      return rows + [StyledLine("This source has no text.", theme.muted)]
    }
    var renderer = MarkdownRenderer(width: width, theme: theme)
    renderer.update(text, isFinal: true)
    rows += renderer.rows
    let hidden = LongText.codePoints(of: knowledge.text) - sourceLimit
    if hidden > 0 {
      rows.append(StyledLine("… \(TextFit.grouped(hidden)) more characters", theme.muted))
    }
    return rows
  }

  // MARK: - The window

  private static func box(_ rows: Int, _ width: Int, _ screen: Rect) -> Rect {
    let height = min(screen.rows, rows + 2)
    return Rect(
      column: screen.column + (screen.columns - width) / 2,
      row: screen.row + (screen.rows - height) / 2, columns: width, rows: height)
  }

  private static func draw(
    _ rows: ArraySlice<StyledLine>, in area: Rect, on canvas: inout CellBuffer
  ) {
    for (offset, row) in rows.prefix(area.rows).enumerated() {
      canvas.draw(row, column: area.column, row: area.row + offset, endColumn: area.endColumn)
    }
  }

  private static func note(
    _ text: String, _ box: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    canvas.draw(
      " \(text) ", column: box.column + 2, row: box.endRow - 1, style: theme.muted,
      endColumn: box.endColumn - 1)
  }
}
