import QukaChat
import QukaWire

// Selecting in the transcript: with the mouse, and with keys.
extension AppState {
  /// Keys move a caret in the transcript.
  var hasTextCaret: Bool { selecting.caret != nil && focus == .transcript && isTranscriptFree }

  /// A frame has to find out what was asked of the selection.
  package var awaitsSelection: Bool { !selecting.requests.isEmpty }

  // MARK: - The mouse

  /// A click where text may be: it ends a selection; a second one at once takes the word, a third the line, and one with
  /// Shift what is between.
  mutating func clickIntoTranscript(_ event: MouseEvent) -> [Effect] {
    guard let spot = spot(at: event.position) else { return [] }
    if event.modifiers.contains(.shift) {
      lastClick = nil
      pressed = .transcript(event.position)
      if selecting.selection == nil {
        selecting.ask(.begin(selecting.pressedAt ?? spot, .character))
      }
      select(.extend(spot))
      return []
    }
    let click = Click(after: lastClick, at: event.position, now)
    lastClick = click
    endSelecting()
    pressed = .transcript(event.position)
    selecting.pressedAt = spot
    if click.number > 1 { select(.begin(spot, click.number == 2 ? .word : .line)) }
    return []
  }

  /// The mouse moves with its button held: what it passes is selected, and above and below the transcript that scrolls.
  mutating func drag(from start: Point, to point: Point) {
    let area = ScreenLayout(self).transcript
    guard isTranscriptFree, previewed == nil, !area.isEmpty else { return }
    guard selecting.selection != nil || !selecting.requests.isEmpty || point != start else {
      return
    }
    if selecting.selection == nil, selecting.requests.isEmpty, let spot = selecting.pressedAt {
      selecting.ask(.begin(spot, .character))
    }
    let row = min(max(point.row, area.row), area.endRow - 1) - area.row
    let spot = Spot.screen(row: row, column: point.column - area.column)
    let beyond =
      point.row < area.row
      ? point.row - area.row : point.row >= area.endRow ? point.row - area.endRow + 1 : 0
    select(.extend(spot))
    let rows = max(-Self.mostDragRows, min(Self.mostDragRows, beyond))
    let due = selecting.scrolling?.at ?? now + Self.dragPause
    selecting.scrolling = rows == 0 ? nil : Selecting.Scrolling(rows: rows, spot: spot, at: due)
  }

  /// So often the view moves while the mouse is held beyond it, and by so many rows at most.
  private static let dragPause = Duration.milliseconds(50)
  private static let mostDragRows = 5

  /// Moves the view while the mouse is held above the transcript or below it.
  mutating func scrollWhileSelecting() {
    guard let scrolling = selecting.scrolling, scrolling.at <= now else { return }
    let before = viewport.place
    changeReading { $0.viewport.scroll(by: scrolling.rows) }
    guard viewport.place != before, isTranscriptFree else {
      // There is no more; the next move of the mouse tries again.
      selecting.scrolling = nil
      return
    }
    let next = now + Self.dragPause
    selecting.scrolling?.at = next
    select(.extend(scrolling.spot))
  }

  /// The wheel moved the text below a held mouse.
  mutating func followWheel(at point: Point) {
    if case .transcript(let start) = pressed { drag(from: start, to: point) }
  }

  /// The button is let go: what was selected is copied, if that is wanted.
  mutating func endDrag() -> [Effect] {
    pressed = nil
    selecting.scrolling = nil
    guard selecting.mayCopy else { return [] }
    if copiesOnRelease {
      selecting.ask(.copy)
    } else {
      say("\(KeyMap.name(of: .edit(.copy))) or the right button copies.", about: .key)
    }
    return []
  }

  /// The right button copies what is selected.
  mutating func copyByClick(_ point: Point) -> [Effect] {
    guard selects(at: point), selecting.mayCopy else { return [] }
    selecting.ask(.copy)
    return []
  }

  /// Where a press begins to select: the transcript with its margins.
  func selects(at point: Point) -> Bool {
    let layout = ScreenLayout(self)
    let area = layout.transcript
    let wide = Rect(
      column: area.column - layout.margin, row: area.row,
      columns: area.columns + 2 * layout.margin, rows: area.rows)
    return isTranscriptFree && previewed == nil && !area.isEmpty && wide.contains(point)
  }

  /// The text that the person saw at a point; nil as long as nothing was drawn.
  private func spot(at point: Point) -> Spot? {
    let area = ScreenLayout(self).transcript
    guard var anchor = viewport.metrics.anchor else { return nil }
    anchor.moved += point.row - area.row
    // It may have been scrolled since.
    let metrics = viewport.metrics
    if viewport.held == nil { anchor.moved += viewport.firstRow(of: metrics) - metrics.firstRow }
    return .content(anchor, column: point.column - area.column)
  }

  // MARK: - Both

  /// Asks the next frame; the view stays where it is.
  private mutating func select(_ request: SelectionRequest) {
    selecting.ask(request)
    holdStill()
  }

  /// What is selected stays on screen while text comes in below.
  mutating func holdStill() {
    if selecting.isActive { changeReading { $0.viewport.stay() } }
  }

  mutating func endSelecting() {
    guard selecting.isActive else { return }
    selecting = Selecting()
    if case .transcript = pressed { pressed = nil }
    changeReading { $0.viewport.followIfAtEnd() }
  }

  /// Takes over what a frame found out.
  mutating func take(_ finding: SelectionFinding?) -> [Effect] {
    guard let finding else {
      // Nothing was drawn in which it could be found.
      selecting.requests = []
      return []
    }
    selecting.requests.removeFirst(min(finding.done, selecting.requests.count))
    selecting.selection = finding.selection
    if selecting.caret != nil { selecting.caret?.column = finding.column }
    guard let copied = finding.copied else { return [] }
    guard !copied.text.isEmpty else { return [] }
    copyReason = .selected(
      lines: copied.text.split(separator: "\n", omittingEmptySubsequences: false).count,
      characters: copied.text.count, isCut: copied.isCut)
    return [.copy(copied.text)]
  }

  // MARK: - Keys

  /// Shows a caret in the transcript, which keys move.
  mutating func showTextCaret() -> [Effect] {
    guard overlays.isEmpty else { return [] }
    guard !look.isLinear, !conversation.entries.isEmpty else {
      explain("There is no text to select here.")
      return []
    }
    uncoverTranscript()
    focus = .transcript
    guard selecting.caret == nil else { return [] }
    selecting.caret = Selecting.Caret()
    // Where something is selected it stands at the end of that.
    if selecting.selection == nil { select(.move(.left, selecting: false)) }
    return []
  }

  /// What a key that moves, selects, scrolls or copies does while the transcript has a caret; nil if it is no such key,
  /// or nobody selects there.
  mutating func performInText(_ command: Command) -> [Effect]? {
    guard focus == .transcript, isTranscriptFree, !look.isLinear else { return nil }
    if command == .edit(.copy), hasTextCaret || selecting.mayCopy { return copySelected() }
    guard let (motion, isSelecting) = textMotion(command) else {
      guard command == .edit(.selectAll) else { return nil }
      selecting.caret = selecting.caret ?? Selecting.Caret()
      select(.everything)
      return []
    }
    guard isSelecting || hasTextCaret else { return nil }
    selecting.caret = selecting.caret ?? Selecting.Caret()
    select(.move(motion, selecting: isSelecting))
    return []
  }

  /// Copies what is selected in the transcript.
  mutating func copySelected() -> [Effect] {
    guard selecting.mayCopy else {
      explain("Nothing is selected. Shift with the arrow keys selects.")
      return []
    }
    selecting.ask(.copy)
    return []
  }

  private func textMotion(_ command: Command) -> (TextMotion, selecting: Bool)? {
    switch command {
    case .move(let motion): (TextMotion(motion), false)
    case .select(let motion): (TextMotion(motion), true)
    case .edit(.selectUp): (.rows(-1), true)
    case .edit(.selectDown): (.rows(1), true)
    case .selectPage(let isDown): (.rows(isDown ? viewport.page : -viewport.page), true)
    case .scroll(.up): (.rows(-1), false)
    case .scroll(.down): (.rows(1), false)
    case .scroll(.start): (.start, false)
    case .scroll(.end): (.end, false)
    case .scroll(.pageUp): (.rows(-viewport.page), false)
    case .scroll(.pageDown): (.rows(viewport.page), false)
    case .scroll(.halfPageUp): (.rows(-viewport.halfPage), false)
    case .scroll(.halfPageDown): (.rows(viewport.halfPage), false)
    default: nil
    }
  }
}

extension TextMotion {
  fileprivate init(_ motion: Composer.Motion) {
    self =
      switch motion {
      case .left: .left
      case .right: .right
      case .wordLeft: .wordLeft
      case .wordRight: .wordRight
      case .lineStart: .lineStart
      case .lineEnd: .lineEnd
      case .textStart: .start
      case .textEnd: .end
      }
  }
}
