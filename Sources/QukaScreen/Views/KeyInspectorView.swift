import QukaText

/// The window that shows what a key is and does.
enum KeyInspectorView {
  private static let widest = 76
  private static let placeColumns = 12

  static func draw(
    _ inspector: KeyInspector, _ state: AppState, in screen: Rect, _ theme: Theme,
    on canvas: inout CellBuffer
  ) {
    let width = min(screen.columns, widest)
    let rows = rows(inspector, state, width: width - 4, theme)
    let height = min(screen.rows, rows.count + 2)
    guard width >= 8, height >= 3 else { return }
    let box = Rect(
      column: screen.column + (screen.columns - width) / 2,
      row: screen.row + (screen.rows - height) / 3, columns: width, rows: height)
    WindowView.draw(title: KeyInspectionText.title, in: box, theme, on: &canvas)
    let inner = box.inset(left: 2, top: 1, right: 2, bottom: 1)
    for (offset, row) in rows.prefix(inner.rows).enumerated() {
      canvas.draw(
        row, column: inner.column, row: inner.row + offset, endColumn: inner.endColumn)
    }
  }

  private static func rows(
    _ inspector: KeyInspector, _ state: AppState, width: Int, _ theme: Theme
  ) -> [StyledLine] {
    guard let latest = inspector.arrivals.first else {
      return LineBreaker(width: width).wrap(StyledLine(KeyInspectionText.prompt, theme.text))
    }
    var rows = [
      StyledLine([
        StyledRun(latest.key.name, theme.hintKey),
        StyledRun("   " + KeyInspectionText.hexadecimal(latest.bytes), theme.text),
      ])
    ]
    for (place, words) in KeyInspectionText.lines(latest.key, state.keys) {
      let padding = String(repeating: " ", count: placeColumns - place.count)
      let head = StyledLine([StyledRun(place + padding, theme.muted)])
      let margin = StyledLine(String(repeating: " ", count: placeColumns))
      rows += LineBreaker(width: width, first: head, hanging: margin)
        .wrap(StyledLine(words, theme.text))
    }
    for advice in state.multiplexers.advice(on: latest.key, state.keys) {
      rows += LineBreaker(width: width).wrap(StyledLine(advice, theme.warning))
    }
    let earlier = inspector.arrivals.dropFirst().map {
      "\($0.key.name) \(KeyInspectionText.hexadecimal($0.bytes))"
    }
    let before = earlier.isEmpty ? [] : ["before: " + earlier.joined(separator: " · ")]
    for words in before + [KeyInspectionText.prompt] {
      rows += LineBreaker(width: width).wrap(StyledLine(words, theme.muted))
    }
    return rows
  }
}
