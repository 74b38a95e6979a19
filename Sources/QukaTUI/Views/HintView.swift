/// The last row: what the keys do now, or what has to be said; what is too long for it stands above.
enum HintView {
  /// - Parameter window: what is shown of the window on screen.
  static func draw(
    _ state: AppState, in rect: Rect, notice area: Rect, window: WindowMetrics, _ theme: Theme,
    on canvas: inout CellBuffer
  ) {
    guard !rect.isEmpty else { return }
    for (offset, line) in rowsAbove(state, theme).prefix(area.rows).enumerated() {
      canvas.draw(line, column: area.column, row: area.row + offset, endColumn: area.endColumn)
    }
    if state.quitArmedUntil != nil {
      say("Press Ctrl-C again to quit", theme.warning, in: rect, on: &canvas)
    } else if let notice = state.shownNotice, area.isEmpty || fits(notice, state) {
      let style = notice.kind == .warning ? theme.warning : theme.accent
      let text = TextFit.oneLine(notice.text)
      let isTight = !fits(notice, state)
      let keys = isTight ? rect : rect.inset(right: DisplayWidth.of(text) + 1)
      let kept = isTight ? stop(hints(state)) : lasting(state, window)
      let column = drawHints(kept, in: keys, theme, on: &canvas)
      say(text, style, in: rect.inset(left: column - rect.column - 1), on: &canvas)
    } else {
      drawHints(hints(state, window: window), in: rect, theme, on: &canvas)
    }
  }

  /// What is too long for the hint line gets that many rows of its own above it: enough for nearly everything.
  private static func noticeRows(_ state: AppState) -> Int { max(2, state.size.rows / 3) }

  /// What has to be said never hides the stop key, nor the keys of an open window.
  private static func lasting(_ state: AppState, _ window: WindowMetrics) -> [Hint] {
    let hints = hints(state, window: window)
    return state.overlays.isEmpty ? stop(hints) : hints
  }

  private static func stop(_ hints: [Hint]) -> [Hint] { hints.filter { $0.key == "Esc" } }

  /// The rows above the hints: a notice that does not fit beside the keys that stay, because cut words help nobody,
  /// least of all on a narrow screen; otherwise why there is no connection, as long as there is none.
  static func rowsAbove(_ state: AppState, _ theme: Theme) -> [StyledLine] {
    let notice = state.shownNotice
    if let notice, !fits(notice, state) {
      let style = notice.kind == .warning ? theme.warning : theme.accent
      return rows(notice.text, style, state)
    }
    guard state.overlays.isEmpty, let outage = LinkText.outage(state), notice?.text != outage else {
      return []
    }
    return rows(outage, theme.warning, state)
  }

  /// Whether a notice can stand in the hint line, beside the keys that stay.
  private static func fits(_ notice: Notice, _ state: AppState) -> Bool {
    let keys = lasting(state, WindowMetrics()).reduce(0) { $0 + $1.columns + gap }
    return keys + DisplayWidth.of(TextFit.oneLine(notice.text)) <= state.size.columns - 2
  }

  private static func rows(_ text: String, _ style: Style, _ state: AppState) -> [StyledLine] {
    let (text, columns, noticeRows) = (
      TextFit.oneLine(text), state.size.columns, noticeRows(state)
    )
    let margin = StyledLine(" ")
    let rows = LineBreaker(width: max(1, columns - 1), first: margin, hanging: margin)
      .wrap(StyledLine(text, style))
    guard rows.count > noticeRows else { return rows }
    let rest = rows[(noticeRows - 1)...].map(\.text).joined()
    let last = TextFit.cut(" " + TextFit.oneLine(rest), to: columns - 1)
    return rows.prefix(noticeRows - 1) + [StyledLine(last, style)]
  }

  private static func say(
    _ text: String, _ style: Style, in rect: Rect, on canvas: inout CellBuffer
  ) {
    let fitted = TextFit.cut(text, to: rect.columns - 1)
    canvas.draw(fitted, column: rect.column + 1, row: rect.row, style: style)
  }

  /// Draws as many hints as fit whole, the most important first, and answers the column after them.
  @discardableResult
  private static func drawHints(
    _ hints: [Hint], in rect: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) -> Int {
    var column = rect.column + 1
    for hint in hints {
      guard column + hint.columns <= rect.endColumn else { return column }
      column = canvas.draw(hint.key, column: column, row: rect.row, style: theme.hintKey)
      column = canvas.draw(" " + hint.text, column: column, row: rect.row, style: theme.hint)
      column += gap
    }
    return column
  }

  /// Columns between two hints.
  private static let gap = 2

  struct Hint: Equatable {
    var key: String
    var text: String

    var columns: Int { DisplayWidth.of(key) + 1 + DisplayWidth.of(text) }
  }

  /// What the keys do in a state, the stop key first and from the function that performs it.
  static func hints(_ state: AppState, window: WindowMetrics = WindowMetrics()) -> [Hint] {
    var hints: [Hint] = []
    switch state.escapeMeaning {
    case .closeOverlay: return overlayHints(state.overlays.last, window)
    case .stop: hints.append(Hint(key: "Esc", text: "stop"))
    case .stopNextRound, .alreadyStopping, .nothing: break
    }
    if state.canBringBack { hints.append(Hint(key: "Ctrl-Y", text: "bring back")) }
    if state.link.isOffline {
      hints.append(Hint(key: "Ctrl-R", text: "connect"))
    } else if state.link.isConnected, state.conversation.repeatable != nil,
      !state.conversation.isGenerating,
      !state.conversation.isGone
    {
      hints.append(Hint(key: "Ctrl-R", text: "send again"))
    } else if state.conversation.composer.isEmpty, state.conversation.stoppedText != nil {
      hints.append(Hint(key: "Ctrl-T", text: "continue"))
    }
    switch state.focus {
    case .composer:
      let verb = queues(state) ? "queue" : "send"
      if state.conversation.composer.hasMessage {
        hints.append(Hint(key: "Enter", text: verb))
      } else if state.conversation.composer.isEmpty, !state.conversation.held.isEmpty {
        hints += [Hint(key: "Enter", text: verb + " held"), Hint(key: "Up", text: "take back")]
      }
    case .list: hints += listHints(state)
    case .transcript:
      let verb = state.conversation.showsDetails ? "fold" : "unfold"
      hints += [
        Hint(key: "Up Down", text: "scroll"), Hint(key: "F3", text: "find"),
        Hint(key: "Ctrl-O", text: verb),
      ]
    }
    // Where there is room for it, the line above the input tells it.
    if !state.conversation.viewport.isFollowing, state.size.rows < ScreenLayout.ruleThreshold {
      hints.append(Hint(key: "Ctrl-End", text: "to the end"))
    }
    hints += [
      Hint(key: "Tab", text: nextFocusName(state.focus)), Hint(key: "Ctrl-N", text: "new"),
      Hint(key: "F1", text: "keys"), Hint(key: "Ctrl-Q", text: "quit"),
    ]
    return hints
  }

  /// Enter only puts a message into the queue now.
  private static func queues(_ state: AppState) -> Bool {
    state.conversation.activity != .idle || state.link.isWaiting
  }

  /// Stopping comes first where it applies: the one selected if it is not the one on screen, then all.
  private static func listHints(_ state: AppState) -> [Hint] {
    var hints: [Hint] = []
    let stoppable = state.conversations.filter {
      $0.value.badge == .streaming && $0.key != state.current
    }
    if let id = state.sessions.selected, stoppable[.session(id)] != nil {
      hints.append(Hint(key: "Alt-X", text: "stop it"))
    }
    if !stoppable.isEmpty { hints.append(Hint(key: "Ctrl-X", text: "stop all")) }
    guard state.foldedSelection == nil else { return hints + [Hint(key: "Enter", text: "unfold")] }
    hints.append(Hint(key: "Enter", text: "open"))
    if state.size.columns < ScreenLayout.listThreshold {
      // The list hides the transcript here.
      hints.append(Hint(key: "Ctrl-B", text: "back"))
    }
    hints += [Hint(key: "F3", text: "find"), Hint(key: "Del", text: "delete")]
    return hints
  }

  private static func overlayHints(
    _ overlay: AppState.Overlay?, _ shown: WindowMetrics
  ) -> [Hint] {
    switch overlay {
    case .help:
      return [Hint(key: "Esc", text: "close"), Hint(key: "Up Down", text: "scroll")]
    case .confirmDeletion:
      return [Hint(key: "F8", text: "delete"), Hint(key: "Esc", text: "keep")]
    case .themes(let picker):
      let keep = picker.choice == nil ? [] : [Hint(key: "Enter", text: "keep")]
      return keep + [Hint(key: "Esc", text: "back"), Hint(key: "Up Down", text: "look")]
    case .links(let window): return linkHints(window, shown)
    case .palette:
      return [
        Hint(key: "Enter", text: "choose"), Hint(key: "Esc", text: "close"),
        Hint(key: "Up Down", text: "move"),
      ]
    case .search(let box) where box.isTyping:
      return [
        Hint(key: "Esc", text: "close"), Hint(key: "Enter", text: "find"),
        Hint(key: "Up Down", text: "move"), Hint(key: "Ctrl-O", text: "unfold"),
      ]
    case .search:
      return [
        Hint(key: "Esc", text: "close"), Hint(key: "Enter", text: "next"),
        Hint(key: "Up Down", text: "move"), Hint(key: "Ctrl-O", text: "unfold"),
      ]
    case nil: return []
    }
  }

  /// Moving is offered where there is something to move to.
  private static func linkHints(_ window: LinksWindow, _ shown: WindowMetrics) -> [Hint] {
    var hints = [Hint(key: "Esc", text: "close")]
    let isSource = window.reference?.target.isAddress == false
    if window.showsSelected {
      let isRead = window.isRead || shown.readTarget == window.reference?.target
      if !isSource { hints.append(Hint(key: "Enter", text: isRead ? "open" : "read on")) }
      hints.append(Hint(key: "Alt-C", text: "copy"))
      hints.append(Hint(key: "Left", text: "back"))
      if shown.end > 0 { hints.append(Hint(key: "Up Down", text: "scroll")) }
    } else {
      hints.append(Hint(key: "Enter", text: isSource ? "read" : "show"))
      if !isSource { hints.append(Hint(key: "Alt-C", text: "copy")) }
      if window.references.count > 1 { hints.append(Hint(key: "Up Down", text: "choose")) }
    }
    return hints
  }

  private static func nextFocusName(_ focus: AppState.Focus) -> String {
    switch focus {
    case .composer: "chats"
    case .list: "transcript"
    case .transcript: "input"
    }
  }
}
