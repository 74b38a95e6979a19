import QukaChat
import QukaText
import QukaWire

/// The window of an answer's links: the list with the selected address in full, or one source.
enum LinksView {
  /// More of a source is not laid out: the window is for a look, not for a book.
  private static let sourceLimit = 40_000

  /// Draws it and answers what was shown of it.
  static func draw(
    _ window: LinksWindow, _ state: AppState, in screen: Rect, _ theme: Theme,
    _ cache: inout LayoutCache, on canvas: inout CellBuffer
  ) -> WindowMetrics {
    let width = min(screen.columns, 90)
    guard width >= 6, screen.rows >= 3, let reference = window.reference else {
      return WindowMetrics()
    }
    let inner = max(1, width - 4)
    guard window.showsSelected else {
      drawList(window, screen, width, theme, on: &canvas)
      return WindowMetrics()
    }
    let rows =
      window.file.map { self.rows(of: $0, state, inner, theme) }
      ?? rows(of: reference, state, inner, theme, &cache)
    let box = box(rows.count, width, screen)
    WindowView.draw(title: title(of: reference), in: box, theme, on: &canvas)
    let area = box.inset(left: 2, top: 1, right: 2, bottom: 1)
    let last = max(0, rows.count - area.rows)
    draw(rows[min(window.top, last)...].prefix(area.rows), in: area, on: &canvas)
    if window.top < last {
      WindowView.note("more below", box, row: box.endRow - 1, theme, on: &canvas)
    }
    return WindowMetrics(end: last, readTarget: window.top < last ? nil : reference.target)
  }

  // MARK: - The list

  /// So many rows of the selected address stand below the list; it is shown in full before it is opened.
  private static let previewRows = 3

  private static func drawList(
    _ window: LinksWindow, _ screen: Rect, _ width: Int, _ theme: Theme,
    on canvas: inout CellBuffer
  ) {
    let room = min(previewRows, (screen.rows - 2) / 4)
    let address = preview(window.reference, columns: max(1, width - 4), rows: room, theme)
    let count = window.references.count + (window.rest == nil ? 0 : 1)
    let box = box(count + (room > 0 ? room + 1 : 0), width, screen)
    WindowView.draw(title: "Links", in: box, theme, on: &canvas)
    let area = box.inset(left: 2, top: 1, right: 2, bottom: 1)
    let (list, bottom) = area.splitBottom(room)
    draw(address[...], in: bottom, on: &canvas)
    let rows = ChoiceRows.of(
      count, selected: window.selected, in: room > 0 ? list.inset(bottom: 1) : list)
    for (index, row) in rows {
      draw(item: index, of: window, in: row, theme, on: &canvas)
    }
    WindowView.noteMore(
      rows.map(\.item), of: window.references.count, in: box, theme, on: &canvas)
  }

  /// One row of the list; the one behind the last link tells what the list does not have.
  private static func draw(
    item: Int, of window: LinksWindow, in row: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    let isLink = item < window.references.count
    let style = item == window.selected ? theme.selection : isLink ? theme.text : theme.muted
    if item == window.selected { canvas.fill(row, style) }
    let text = isLink ? line(of: window.references[item]) : window.rest ?? ""
    canvas.draw(
      TextFit.cut(text, to: row.columns), column: row.column, row: row.row, style: style,
      endColumn: row.endColumn)
  }

  private static func line(of reference: ReferenceList.Reference) -> String {
    let mark = reference.number.map { "[\($0)] " } ?? "    "
    let label = TextFit.oneLine(reference.label)
    switch reference.target {
    case .address(let address):
      return mark + (label.isEmpty || reference.number == nil ? address : label)
    case .knowledge: return mark + (label.isEmpty ? "a source in Quka" : label)
    case .file: return mark + label
    }
  }

  /// The beginning of the selected address, or what stands for it.
  private static func preview(
    _ reference: ReferenceList.Reference?, columns: Int, rows limit: Int, _ theme: Theme
  ) -> [StyledLine] {
    guard let reference, limit > 0 else { return [] }
    let text =
      switch reference.target {
      case .address(let address): address
      case .knowledge: "A source in Quka. Enter shows it."
      case .file: "A file of the question. Enter asks the server where it is."
      }
    let rows = LineBreaker(width: columns, mode: .anywhere)
      .wrap(StyledLine(text, theme.linkAddress))
    guard rows.count > limit else { return rows }
    let last = TextFit.cut(rows[limit - 1].text + rows[limit].text, to: columns)
    return rows.prefix(limit - 1) + [StyledLine(last, theme.linkAddress)]
  }

  // MARK: - One in full

  private static func title(of reference: ReferenceList.Reference) -> String {
    let number = reference.number.map { " [\($0)]" } ?? ""
    switch reference.target {
    case .address: return "Link\(number)"
    case .knowledge: return "Source\(number)"
    case .file: return TextFit.oneLine(reference.label)
    }
  }

  private static func rows(
    of reference: ReferenceList.Reference, _ state: AppState, _ width: Int, _ theme: Theme,
    _ cache: inout LayoutCache
  ) -> [StyledLine] {
    switch reference.target {
    case .file: return []
    case .address(let address):
      let rows = LineBreaker(width: width, mode: .anywhere).wrap(StyledLine(address, theme.text))
      guard let host = LinkHost(deceptiveIn: address, labelled: reference.label)
      else { return rows }
      return self.rows(host.sentence, theme.warning, width) + [StyledLine()] + rows
    case .knowledge(let name):
      switch state.chats.source(named: name) {
      case .loading, nil: return [StyledLine("loading…", theme.muted)]
      case .failed(let failure):
        return LineBreaker(width: width).wrap(StyledLine(FailureText.words(failure), theme.error))
      case .loaded(let knowledge):
        return cache.source(knowledge, width) { rows(of: knowledge, width, theme) }
      }
    }
  }

  /// A file of a question: its place, without what signs its address.
  private static func rows(
    of file: FileID, _ state: AppState, _ width: Int, _ theme: Theme
  ) -> [StyledLine] {
    let location = state.chats.location(of: file)
    let (sentence, place) = FileText.words(location)
    if case .failed = location { return rows(sentence, theme.error, width) }
    guard let place else { return rows(sentence, theme.muted, width) }
    return LineBreaker(width: width, mode: .anywhere)
      .wrap(StyledLine(TextFit.oneLine(place), theme.text))
      + rows(sentence, theme.muted, width)
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
    let hidden = knowledge.text.codePointCount - sourceLimit
    if hidden > 0 {
      rows.append(StyledLine("… \(CountText.moreCharacters(hidden))", theme.muted))
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
}
