import QukaChat
import QukaText
import QukaWire

/// The conversation: what was asked, what came back, and what is going on at its end.
enum TranscriptView {
  /// Longer rows of prose are hard to read: the eye loses the next one.
  static let readableColumns = 110

  /// Draws the transcript and answers its measures, which bound scrolling.
  static func draw(
    _ state: AppState, in area: Rect, _ theme: Theme, _ cache: inout LayoutCache,
    on canvas: inout CellBuffer
  ) -> TranscriptMetrics {
    guard !area.isEmpty else { return TranscriptMetrics() }
    let width = max(1, min(area.columns, Self.readableColumns))
    var (layout, work) = cache.layout(state, width: width, columns: area.columns, theme: theme)
    let note = OlderNote.rows(state.conversation, width: width, theme: theme)
    var viewport = state.viewport
    viewport.holdPlace()
    let place = place(of: viewport, in: layout, below: note.count)
    layout.layOut(
      LayoutWindow(place: place, rows: area.rows, seen: viewport.seenEnd?.entry), &work)
    let index = cache.search(state, &layout, &work)
    let tail = tail(state, width: width, theme, isAlone: layout.rowCount == 0)
    var metrics = TranscriptMetrics(
      totalRows: note.count + layout.rowCount + tail.count, visibleRows: area.rows,
      width: area.columns, isBehind: layout.isBehind,
      isAtRest: state.conversation.isAtRest(at: state.now))
    if metrics.totalRows > 0 {
      metrics.shift = shift(of: viewport, in: layout, note.count, metrics)
      viewport.shift(to: metrics)
      if let row = place.flatMap(layout.row(of:)) { viewport.settle(at: row + note.count) }
      if let index, let box = state.search {
        follow(box, index, &layout, &work, below: note.count, &viewport, &metrics)
      }
      var selection: SelectionFrame?
      if state.selecting.isActive {
        let transcript = TranscriptText(layout: layout, work: work)
        // Nobody else holds it while it is changed.
        layout = ConversationLayout()
        let frame = select(
          state, consume transcript, below: note.count, in: area, &viewport, &metrics, &cache)
        layout = frame.transcript.layout
        selection = frame
      }
      let rows = Rows(note: note, layout: layout, tail: tail, theme: theme)
      paint(rows, index, viewport, &metrics, in: area, on: &canvas)
      selection?.draw(
        from: metrics.firstRow - note.count, in: area,
        hasCaret: state.selecting.caret != nil && state.focus == .transcript, theme, on: &canvas)
      metrics.selection = selection?.finding
      selection = nil
    } else {
      drawEmpty(state, in: area, theme, on: &canvas)
      metrics.search = state.search.map { _ in SearchFinding() }
    }
    cache.keep(layout, of: state.chats.current)
    return metrics
  }

  /// Finds out what is selected, and shows the caret if it was moved.
  ///
  /// - Parameter above: rows of the transcript before the first entry.
  private static func select(
    _ state: AppState, _ transcript: consuming TranscriptText, below above: Int, in area: Rect,
    _ viewport: inout Viewport, _ metrics: inout TranscriptMetrics, _ cache: inout LayoutCache
  ) -> SelectionFrame {
    let before = transcript.layout.rowCount
    var frame = SelectionFrame(
      transcript, first: viewport.firstRow(of: metrics) - above, area: area)
    frame.follow(state.selecting, &cache.copy)
    metrics.totalRows += frame.transcript.layout.rowCount - before
    let isMoved = state.selecting.requests.contains { if case .move = $0 { true } else { false } }
    guard isMoved, !frame.finding.isPending, let row = frame.firstRowForCaret() else {
      return frame
    }
    viewport.reveal(at: row + above)
    let place = frame.transcript.layout.anchor(at: row)
    frame.transcript.layout.layOut(
      LayoutWindow(place: place, rows: metrics.visibleRows, seen: viewport.seenEnd?.entry),
      &frame.transcript.work)
    metrics.isBehind = frame.transcript.layout.isBehind
    metrics.revealed = place
    if let place, let row = frame.transcript.layout.row(of: place) {
      viewport.reveal(at: row + above)
    }
    return frame
  }

  private static func paint(
    _ rows: Rows, _ index: SearchIndex?, _ viewport: Viewport, _ metrics: inout TranscriptMetrics,
    in area: Rect, on canvas: inout CellBuffer
  ) {
    let first = viewport.firstRow(of: metrics)
    let above = rows.note.count
    metrics.firstRow = first
    metrics.anchor = rows.layout.anchor(at: first - above)
    noteSeen(viewport, rows.layout, lastRow: first + area.rows - 1 - above, &metrics)
    let shown = Rect(
      column: area.column, row: area.row, columns: area.columns,
      rows: max(0, min(area.rows, metrics.totalRows - first)))
    let screen = first..<(first + area.rows)
    for offset in 0..<shown.rows {
      let (line, column) = rows.row(first + offset, shown: screen)
      canvas.draw(
        line, column: area.column + column, row: area.row + offset, endColumn: area.endColumn)
    }
    if let index, rows.unsettled(first + shown.rows - 1, shown: screen) == nil {
      SearchMarks.draw(
        index, rows.layout, current: metrics.search?.place, from: first - above, in: shown,
        rows.theme, on: &canvas)
    }
  }

  /// All rows of the transcript, one below the other.
  private struct Rows {
    let note: [StyledLine]
    let layout: ConversationLayout
    let tail: [StyledLine]
    let theme: Theme

    /// A row and the column at which it starts.
    ///
    /// - Parameter shown: the rows on screen.
    func row(_ index: Int, shown: Range<Int>) -> (line: StyledLine, column: Int) {
      if index < note.count { return (note[index], 0) }
      let row = index - note.count
      guard row < layout.rowCount else { return (tail[row - layout.rowCount], 0) }
      return unsettled(index, shown: shown).map { ($0, 0) } ?? layout.row(row)
    }

    func unsettled(_ index: Int, shown: Range<Int>) -> StyledLine? {
      let above = note.count
      let rows = (shown.lowerBound - above)..<(shown.upperBound - above)
      return layout.unsettled(index - above, shown: rows, theme)
    }
  }

  /// What stands at the top of the screen; nil where the end is followed.
  ///
  /// - Parameter above: rows of the transcript before the first entry.
  private static func place(
    of viewport: Viewport, in layout: ConversationLayout, below above: Int
  ) -> Viewport.Anchor? {
    if let held = viewport.held, let row = layout.row(of: held) {
      return held.isFar ? layout.anchor(at: row) : held
    }
    if viewport.isFollowing { return nil }
    return layout.anchor(at: viewport.firstRow(of: viewport.metrics) - above)
  }

  /// How far what was shown first has moved.
  private static func shift(
    of viewport: Viewport, in layout: ConversationLayout, _ noteRows: Int,
    _ metrics: TranscriptMetrics
  ) -> Int {
    let before = viewport.metrics
    guard before.width == metrics.width, let anchor = before.anchor,
      let row = layout.row(of: anchor)
    else { return 0 }
    return row + noteRows - before.firstRow
  }

  /// Finds out where the search leads, and goes there if it was asked to.
  ///
  /// - Parameter above: rows of the transcript before the first entry.
  private static func follow(
    _ box: SearchBox, _ index: SearchIndex, _ layout: inout ConversationLayout,
    _ work: inout LayoutWork, below above: Int, _ viewport: inout Viewport,
    _ metrics: inout TranscriptMetrics
  ) {
    let lastRow = viewport.firstRow(of: metrics) + metrics.visibleRows - 1 - above
    let finding = index.finding(box, layout, lastRow: lastRow)
    metrics.search = finding
    guard box.step != nil, !finding.isPending, let match = finding.place,
      let row = index.row(of: match, layout), !viewport.shows(row + above, in: metrics),
      let entry = layout.row(of: Viewport.Anchor(entry: match.entry, offset: 0))
    else { return }
    // A third of the screen stands above the match.
    let place = Viewport.Anchor(
      entry: match.entry, offset: 0, moved: row - entry - metrics.visibleRows / 3)
    let before = layout.rowCount
    work.budget = max(work.budget, LayoutCache.frameBudget / 2)
    layout.layOut(
      LayoutWindow(place: place, rows: metrics.visibleRows, seen: viewport.seenEnd?.entry), &work)
    metrics.totalRows += layout.rowCount - before
    metrics.isBehind = layout.isBehind
    metrics.revealed = place
    viewport.reveal(at: (layout.row(of: place) ?? 0) + above)
  }

  /// How far the person has seen, and how much came below.
  private static func noteSeen(
    _ viewport: Viewport, _ layout: ConversationLayout, lastRow: Int,
    _ metrics: inout TranscriptMetrics
  ) {
    let last = min(lastRow, layout.rowCount - 1)
    let seen = viewport.seenEnd(width: metrics.width, span: layout.span(of:))
    let seenRow = seen.flatMap(layout.row(of:))
    metrics.seen = seenRow.map { last < $0 } == true ? seen : layout.anchor(at: last)
    metrics.seenSpan = metrics.seen.map(layout.span(of:)) ?? 0
    guard let seenRow, !layout.isBehind else { return }
    metrics.newRows = max(0, layout.rowCount - 1 - max(seenRow, last))
  }

  /// What stands below the last entry, after a blank row unless there is none.
  private static func tail(
    _ state: AppState, width: Int, _ theme: Theme, isAlone: Bool
  ) -> [StyledLine] {
    let conversation = state.conversation
    let rows: [StyledLine]
    if let live = liveLine(state, conversation, theme) {
      rows = [live]
    } else if conversation.isGone, !isAlone {
      rows = goneNote(isKept: state.isCurrentKeptOnly, width, theme)
    } else {
      return []
    }
    return isAlone ? rows : [StyledLine()] + rows
  }

  private static func goneNote(isKept: Bool, _ width: Int, _ theme: Theme) -> [StyledLine] {
    let margin = StyledLine("  ")
    let words = GoneText.note(isKept: isKept)
    return LineBreaker(width: width, first: margin, hanging: margin)
      .wrap(StyledLine(words, theme.warning))
  }

  /// The last line while a turn runs: a word where there is nothing to read yet or a stop is under way,
  /// and else the place where that word and the mark of the end will stand, so that nothing moves then.
  private static func liveLine(
    _ state: AppState, _ conversation: Conversation, _ theme: Theme
  ) -> StyledLine? {
    guard let turn = conversation.turn, turn.isRunning else { return nil }
    let activity = conversation.activity
    if activity == .stopping { return StyledLine("  stopping…", theme.stopped) }
    let isOnline = state.chats.connection == .connected
    if turn.isWithoutNews { return StyledLine("  " + silence(of: turn, state), theme.muted) }
    switch activity {
    case .sending: return StyledLine(isOnline ? "  sending…" : waitingForConnection, theme.muted)
    case .waiting:
      let isListening = isOnline || !turn.isHearsay
      return StyledLine(isListening ? "  waiting…" : waitingForConnection, theme.muted)
    case .streaming, .usingTool, .stopping: return StyledLine()
    case .idle: return conversation.isAtRest(at: state.now) ? nil : StyledLine()
    }
  }

  private static let waitingForConnection = "  waiting for the connection…"

  private static func silence(of turn: Turn, _ state: AppState) -> String {
    if state.look.isStill { return "without news…" }
    let seconds = Int((state.now - turn.lastEventAt).wholeNanoseconds / 1_000_000_000)
    return ElapsedText.short(seconds: max(0, seconds)) + " without news…"
  }

  private static func drawEmpty(
    _ state: AppState, in area: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    let lines = emptyLines(state, theme)
    let rows = lines.flatMap { LineBreaker(width: max(1, area.columns - 2)).wrap($0) }
    let top = area.row + max(0, (area.rows - rows.count) / 3)
    for (offset, line) in rows.prefix(area.rows).enumerated() {
      let column = area.column + max(0, (area.columns - DisplayWidth.of(line)) / 2)
      canvas.draw(line, column: column, row: top + offset, endColumn: area.endColumn)
    }
  }

  private static func emptyLines(_ state: AppState, _ theme: Theme) -> [StyledLine] {
    switch state.conversation.record.newest {
    case .loading: return [StyledLine("loading…", theme.muted)]
    case .failed(let failure): return [StyledLine(FailureText.words(failure), theme.error)]
    case .absent where state.isCurrentKeptOnly:
      return [StyledLine(GoneText.note(isKept: true), theme.warning)]
    case .absent where state.chats.currentSession != nil && state.chats.connection.isOffline:
      return [
        StyledLine("This chat is not on this machine yet.", theme.muted), StyledLine(),
        StyledLine("It loads when you are online.", theme.muted),
      ]
    case .absent where state.chats.currentSession != nil:
      return [StyledLine("loading…", theme.muted)]
    case .absent, .loaded: break
    }
    if state.chats.currentSession != nil {
      return [StyledLine("No messages yet.", theme.muted)]
    }
    var lines = [
      StyledLine("What would you like to know?", theme.title), StyledLine(),
      StyledLine("Enter sends. Esc stops the answer, at once.", theme.muted),
    ]
    if state.isDemo {
      lines += [
        StyledLine(),
        StyledLine(
          "This is the offline demo: ask for a table or some code, or type /help.", theme.muted),
      ]
    }
    return lines
  }
}
