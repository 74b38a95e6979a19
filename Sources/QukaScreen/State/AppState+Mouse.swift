import QukaChat
import QukaWire

extension AppState {
  /// Rows per notch of the wheel.
  private static let wheelRows = 3

  mutating func reduceMouse(_ event: MouseEvent) -> [Effect] {
    switch event.action {
    case .wheelUp: return turnWheel(by: -Self.wheelRows, at: event.position)
    case .wheelDown: return turnWheel(by: Self.wheelRows, at: event.position)
    case .press:
      killRing.interrupt()
      pressed = .elsewhere(event.position)
      return event.button == 0 ? click(event) : event.button == 2 ? copyByClick(event.position) : []
    case .release:
      if case .transcript(let start) = pressed {
        // Not every terminal reports the moves.
        drag(from: start, to: event.position)
        return endDrag()
      }
      tellOfSelection(to: event.position)
    case .drag:
      if case .transcript(let start) = pressed { drag(from: start, to: event.position) }
      guard pressed == .input, overlays.isEmpty else { return [] }
      let place = inputPlace(at: event.position)
      return editing { $0.extend(to: place) }
    }
    return []
  }

  /// Somebody dragged over text, and nothing was selected: most people don't guess how it is done.
  private mutating func tellOfSelection(to point: Point) {
    defer { pressed = nil }
    guard case .elsewhere(let start) = pressed else { return }
    guard start.row != point.row || abs(start.column - point.column) > 2 else { return }
    say(
      "To select text, hold Shift or turn the mouse off with \(KeyMap.name(of: .toggleMouse)).",
      about: .program)
  }

  private mutating func turnWheel(by rows: Int, at point: Point) -> [Effect] {
    guard isTranscriptFree else {
      for _ in 0..<abs(rows) { perform(rows < 0 ? .up : .down) }
      return []
    }
    let list = ScreenLayout(self).list
    guard list.contains(point) else {
      // What it would move is covered.
      guard previewed == nil else { return [] }
      changeReading { $0.viewport.scroll(by: rows) }
      followWheel(at: point)
      return []
    }
    let shown = SessionRows(self, visible: list.rows)
    listTop = max(0, min(shown.first + rows, shown.rows.count - list.rows))
    let isNearEnd = shown.first + rows + list.rows + 10 >= shown.rows.count
    return isNearEnd ? act { $0.loadNextSessions() } : []
  }

  private mutating func click(_ event: MouseEvent) -> [Effect] {
    if inspectsKeys { closeOverlay() }
    let point = event.position
    let layout = ScreenLayout(self)
    if selects(at: point) { return clickIntoTranscript(event) }
    guard overlays.isEmpty else { return [] }
    if layout.rule.contains(point) {
      changeReading { $0.viewport.follow() }
    } else if layout.list.contains(point) {
      return openChat(at: point.row - layout.list.row, visible: layout.list.rows)
    } else if layout.composer.contains(point) {
      return clickIntoInput(event)
    }
    return []
  }

  /// Puts the caret there; a second click at once selects the word, a third the line, and one with Shift what is between.
  private mutating func clickIntoInput(_ event: MouseEvent) -> [Effect] {
    focus = .composer
    pressed = .input
    let place = inputPlace(at: event.position)
    if event.modifiers.contains(.shift) {
      lastClick = nil
      return editing { $0.extend(to: place) }
    }
    let click = Click(after: lastClick, at: event.position, now)
    lastClick = click
    return editing { composer in
      switch click.number {
      case 1: composer.place(place)
      case 2: composer.selectWord(at: place)
      default: composer.selectLine(at: place)
      }
    }
  }

  private func inputPlace(at point: Point) -> Int {
    ComposerWindow(conversation.composer, in: ScreenLayout(self).composer).place(at: point)
  }

  private mutating func openChat(at row: Int, visible: Int) -> [Effect] {
    let list = SessionRows(self, visible: visible)
    guard list.rows.indices.contains(list.first + row) else { return [] }
    // The list stays as it stands, so that a second click meets what the eye saw.
    listTop = list.first
    switch list.rows[list.first + row] {
    case .heading(let group):
      fold(group, !group.isFolded)
      return []
    case .newChat(let key):
      focus = .composer
      return open(key)
    case .chat(let index):
      focus = .composer
      return open(chats.sessions.sessions[index].id)
    }
  }

  mutating func toggleMouse() -> [Effect] {
    usesMouse.toggle()
    if !usesMouse {
      say("Mouse off: the terminal selects text.", about: .program)
    } else if multiplexers.hasScreen {
      say(
        "\(Multiplexers.mouseCost). Ctrl-C is quick. \(KeyMap.name(of: .toggleMouse)) turns the mouse off.",
        .warning,
        about: .program)
    } else {
      say("Mouse on: it scrolls, clicks and selects.", about: .program)
    }
    return [.mouse(usesMouse)]
  }
}
