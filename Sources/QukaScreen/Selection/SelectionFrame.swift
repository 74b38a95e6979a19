import QukaChat
import QukaText

/// What a frame does for the selection: it finds out which text was meant, draws what is selected, and puts together what
/// is to be copied.
struct SelectionFrame {
  var transcript: TranscriptText
  /// The row of the layout in the first row of the area, as the person saw it or will.
  let first: Int
  let area: Rect
  private(set) var finding = SelectionFinding()

  init(_ transcript: TranscriptText, first: Int, area: Rect) {
    self.transcript = transcript
    self.first = first
    self.area = area
  }

  /// Does what was asked, as far as the frame has time for it.
  ///
  /// - Parameter copy: what is being put together, from frame to frame.
  mutating func follow(_ selecting: Selecting, _ copy: inout TextCopy?) {
    finding.selection = selecting.selection
    finding.column = selecting.caret?.column
    if let selection = finding.selection, transcript.bounds(of: selection) == nil {
      finding.selection = nil
    }
    for request in selecting.requests {
      guard take(request, &copy) else {
        finding.isPending = true
        return
      }
      finding.done += 1
    }
  }

  /// False when the frame has no time left for it.
  private mutating func take(_ request: SelectionRequest, _ copy: inout TextCopy?) -> Bool {
    switch request {
    case .begin(let spot, let unit):
      finding.column = nil
      finding.selection = hit(spot, by: unit).map { TextSelection(at: $0, by: unit) }
    case .extend(let spot):
      finding.column = nil
      guard let unit = finding.selection?.unit, let head = hit(spot, by: unit) else { return true }
      finding.selection?.head = head
    case .everything: selectEverything()
    case .move(let motion, let isSelecting): return move(motion, selecting: isSelecting)
    case .copy: return put(together: &copy)
    }
    return true
  }

  private func hit(_ spot: Spot, by unit: TextSelection.Unit) -> TextSpan? {
    let (number, column) =
      switch spot {
      case .content(let anchor, let column): (transcript.layout.row(of: anchor), column)
      case .screen(let row, let column): (first + row, column)
      }
    guard let number, let row = transcript.row(number) else { return nil }
    // Beside the transcript's ends, and in the row between two entries, it is the end that is near.
    let isBelow = number > transcript.number(of: row)
    let isAbove = number < 0
    return transcript.hit(row, column: isBelow ? .max / 2 : isAbove ? 0 : column, by: unit)
  }

  private mutating func selectEverything() {
    guard transcript.layout.entryCount > 0 else { return }
    let last = transcript.layout.entryCount - 1
    let start = TranscriptText.Place(entry: 0, isBody: false, offset: 0)
    let end = TranscriptText.Place(entry: last, isBody: true, offset: .max)
    var selection = TextSelection(at: transcript.span(at: start))
    selection.head = transcript.span(at: end)
    finding.selection = selection
  }

  // MARK: - Keys

  private mutating func move(_ motion: TextMotion, selecting: Bool) -> Bool {
    guard let place = caretPlace(orStart: true) else { return true }
    let isNew = finding.selection == nil
    // The first step only shows where the caret is.
    guard !isNew || selecting else {
      finding.selection = TextSelection(at: transcript.span(at: place))
      return true
    }
    guard let step = transcript.step(motion, from: place, column: finding.column) else {
      return false
    }
    finding.column = step.column
    var selection = finding.selection ?? TextSelection(at: transcript.span(at: place))
    selection.head = transcript.span(at: step.place)
    selection.unit = .character
    if !selecting { selection.anchor = selection.head }
    finding.selection = selection
    return true
  }

  /// Where the caret stands: at the end of the selection that moves.
  func caretPlace(orStart: Bool = false) -> TranscriptText.Place? {
    guard let selection = finding.selection else { return orStart ? start : nil }
    guard let anchor = transcript.place(selection.anchor, atEnd: false),
      let head = transcript.place(selection.head, atEnd: false),
      let end = transcript.place(selection.head, atEnd: true)
    else { return nil }
    let place = head < anchor ? head : end
    guard place.offset == .max else { return place }
    return transcript.end(of: place.entry, isBody: place.isBody)
      ?? transcript.end(of: place.entry, isBody: false)
  }

  /// Where selecting with keys begins: with the last text on screen, or with what of it is on screen.
  private var start: TranscriptText.Place? {
    let rows = max(0, first)..<max(0, first, min(first + area.rows, transcript.layout.rowCount))
    guard let last = transcript.layout.entries(in: rows).last else { return nil }
    for index in stride(from: last, through: 0, by: -1) {
      let begin = max(rows.lowerBound, transcript.layout.start(of: index))
      let end = transcript.layout.start(of: index) + transcript.layout.entry(index).rowCount
      for number in begin..<max(begin, end) {
        guard let row = transcript.row(number), let block = row.block else { continue }
        let rows = transcript.rows(of: row.entry, isBody: row.isBody)
        let offset = rows.pieces(of: row.row, in: block).first?.bytes.lowerBound
        return TranscriptText.Place(
          entry: row.entry, isBody: row.isBody, offset: offset ?? block.bytes.lowerBound)
      }
      if begin == rows.lowerBound { break }
    }
    return nil
  }

  /// Where the first row on screen has to be so that the caret is on it, counted in the layout; nil if it may stay.
  func firstRowForCaret() -> Int? {
    guard let place = caretPlace(), let row = transcript.position(of: place)?.row else {
      return nil
    }
    let number = transcript.number(of: row)
    if number < first { return number }
    return number >= first + area.rows ? number - area.rows + 1 : nil
  }

  // MARK: - Copying

  private mutating func put(together copy: inout TextCopy?) -> Bool {
    guard let selection = finding.selection else { return true }
    var work = copy.flatMap { $0.isOf(selection) ? $0 : nil } ?? TextCopy(selection)
    copy = nil
    guard let text = work.advance(&transcript) else {
      copy = work
      return false
    }
    finding.copied = text
    return true
  }
}

// MARK: - Drawing

extension SelectionFrame {
  /// Marks what is selected, and tells where the caret stands.
  ///
  /// - Parameter first: the row of the layout in the first row of `area`.
  mutating func draw(
    from first: Int, in area: Rect, hasCaret: Bool, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    guard let selection = finding.selection, let bounds = transcript.bounds(of: selection) else {
      return
    }
    let shown = max(0, first)..<max(0, first, first + area.rows)
    for index in transcript.layout.entries(in: shown)
    where (bounds.lowerBound.entry...bounds.upperBound.entry).contains(index) {
      for isBody in [false, true] {
        let bytes = transcript.bytes(bounds, of: index, isBody: isBody)
        guard !bytes.isEmpty else { continue }
        mark(bytes, of: index, isBody: isBody, shown, first, area, theme, on: &canvas)
      }
    }
    guard hasCaret, let place = caretPlace(), let (row, column) = transcript.position(of: place)
    else { return }
    let line = transcript.number(of: row) - first
    guard line >= 0, line < area.rows else { return }
    finding.caret = Point(
      column: min(area.column + column, area.endColumn - 1), row: area.row + line)
  }

  private func mark(
    _ bytes: Range<Int>, of index: Int, isBody: Bool, _ shown: Range<Int>, _ first: Int,
    _ area: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    let entry = transcript.layout.entry(index)
    let lead = isBody ? entry.leadCount : 0
    let start = transcript.layout.start(of: index) + lead
    let rows = transcript.rows(of: index, isBody: isBody)
    rows.walk { block in
      guard start + block.rows.lowerBound < shown.upperBound,
        block.bytes.lowerBound < bytes.upperBound
      else { return false }
      guard block.bytes.upperBound > bytes.lowerBound else { return true }
      for row in block.rows where shown.contains(start + row) {
        let indent = entry.row(lead + row).column
        for columns in rows.columns(of: bytes, row: row, in: block) {
          let column = area.column + indent + columns.lowerBound
          canvas.restyle(
            Rect(
              column: column, row: area.row + start + row - first,
              columns: min(columns.count, area.endColumn - column), rows: 1)
          ) { _ in theme.selection }
        }
      }
      return true
    }
  }
}
