import CNCurses
import QukaScreen

extension CursesScreen {
  /// Frames that change more cells than this are wrapped in synchronized output: it costs 16 bytes.
  private static var manyCells: Int { 200 }

  /// Shows a frame: only what differs from the last one is handed to ncurses, and nothing if
  /// nothing does.
  mutating func present(_ frame: ScreenFrame) {
    guard !isSuspended else { return }
    if colors.canvas != frame.canvas {
      colors.canvas = frame.canvas
      presented = nil
    }
    let changed = drawChanges(of: frame)
    guard changed > 0 || presented?.cursor != frame.cursor || presented == nil else { return }
    let isBig = synchronizesOutput && (changed > Self.manyCells || !overlay.isEmpty)
    if isBig { output.add(TerminalModes.beginSynchronized) }
    hideCursor(for: frame)
    let window = quka_screen_window()
    leaveok(window, !isVisible(frame.cursor))
    if let cursor = frame.cursor { wmove(window, Int32(cursor.row), Int32(cursor.column)) }
    wrefresh(window)
    if !overlay.isEmpty {
      moveCells()
      output.add(overlay.take())
    }
    showCursor(for: frame)
    moveCells()
    if isBig { output.add(TerminalModes.endSynchronized) }
    output.flush()
    presented = frame
  }

  /// Hands the changed part of each row to ncurses and returns how many cells that were.
  private mutating func drawChanges(of frame: ScreenFrame) -> Int {
    var changed = 0
    for row in 0..<min(size.rows, frame.size.rows) {
      if let presented, presented.cells.isRow(row, equalTo: frame.cells) { continue }
      guard let columns = changedColumns(row, frame) else { continue }
      draw(frame.cells, row: row, columns: columns)
      changed += columns.count
    }
    return changed
  }

  private func changedColumns(_ row: Int, _ frame: ScreenFrame) -> Range<Int>? {
    let end = min(size.columns, frame.size.columns)
    guard end > 0 else { return nil }
    guard let old = presented?.cells, old.size == frame.size else { return 0..<end }
    return frame.cells.changedColumns(ofRow: row, from: old)?.clamped(to: 0..<end)
  }

  private mutating func draw(_ cells: CellBuffer, row: Int, columns: Range<Int>) {
    scratch.removeAll(keepingCapacity: true)
    let end = min(size.columns, cells.size.columns)
    let line = cells.row(row)
    for column in columns {
      let cell = line[line.startIndex + column]
      guard cell.width > 0 else { continue }
      let pen = colors.pen(for: cell.look)
      if column + cell.width > end || isTorn(cell, column: column, row: row) {
        for _ in column..<min(column + cell.width, end) { append([" "], pen) }
      } else if !cell.isCluster, let scalar = Unicode.Scalar(cell.glyph),
        CellText.isSettled(
          scalar, width: cell.width, in: widths)
      {
        append(scalar, pen)
      } else {
        drawCluster(cell, of: cells, pen, Point(column: column, row: row))
      }
    }
    let count = Int32(scratch.count)
    mvwadd_wchnstr(quka_screen_window(), Int32(row), Int32(columns.lowerBound), scratch, count)
  }

  /// Draws what ncurses can't place by itself: a stand-in, and over it, where the terminal knows it, the
  /// cluster.
  private mutating func drawCluster(
    _ cell: Cell, of cells: CellBuffer, _ pen: CursesColors.Pen, _ place: Point
  ) {
    let scalars = Array(cells.text(of: cell).unicodeScalars)
    let parts = CellText.parts(
      of: scalars, width: cell.width, oldMarksOnly: isGNUScreen,
      in: widths)
    guard let whole = CellText.whole(scalars, width: cell.width, in: widths) else {
      for part in parts { append(part, pen) }
      return
    }
    let marked = CursesColors.Pen(
      attributes: pen.attributes | CursesColors.mark(for: whole), pair: pen.pair)
    for part in parts { append(part, marked) }
    let colors = colors
    overlay.add(whole, column: place.column, row: place.row, look: cell.look) {
      colors.sequence(for: cell.look)
    }
  }

  /// Whether ncurses would destroy this cell, the last wide one before the lower right corner.
  private func isTorn(_ cell: Cell, column: Int, row: Int) -> Bool {
    tearsCorner && cell.width == 2 && row == size.rows - 1 && column == size.columns - 3
  }

  private mutating func append(_ scalar: Unicode.Scalar, _ pen: CursesColors.Pen) {
    var cell = cchar_t()
    let text = (wchar_t(bitPattern: scalar.value), wchar_t(0))
    withUnsafeBytes(of: text) { bytes in
      if let text = bytes.assumingMemoryBound(to: wchar_t.self).baseAddress {
        quka_set_cell(&cell, text, pen.attributes, pen.pair)
      }
    }
    scratch.append(cell)
  }

  private mutating func append(_ part: [Unicode.Scalar], _ pen: CursesColors.Pen) {
    var cell = cchar_t()
    let text = part.map { wchar_t(bitPattern: $0.value) } + [0]
    quka_set_cell(&cell, text, pen.attributes, pen.pair)
    scratch.append(cell)
  }

  private func isVisible(_ cursor: Point?) -> Bool {
    guard let cursor else { return false }
    return Rect(size).contains(cursor)
  }

  /// Hides the cursor before the frame is written: it would be seen running over the screen.
  private mutating func hideCursor(for frame: ScreenFrame) {
    guard isCursorShown, !isVisible(frame.cursor) else { return }
    curs_set(0)
    isCursorShown = false
  }

  private mutating func showCursor(for frame: ScreenFrame) {
    guard !isCursorShown, isVisible(frame.cursor) else { return }
    curs_set(1)
    isCursorShown = true
  }
}
