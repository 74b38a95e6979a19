import QukaChat
import QukaText

/// The last row: what the keys do now, or what has to be said; what is too long for it stands above.
enum HintView {
  /// - Parameter shown: what this frame shows above.
  static func draw(
    _ state: AppState, in rect: Rect, notice area: Rect, _ shown: TranscriptMetrics, _ theme: Theme,
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
      let kept = isTight ? stop(hints(state)) : lasting(state, shown)
      let column = drawHints(kept, in: keys, theme, on: &canvas)
      say(text, style, in: rect.inset(left: column - rect.column - 1), on: &canvas)
    } else {
      drawHints(hints(state, shown: shown), in: rect, theme, on: &canvas)
    }
  }

  /// What is too long for the hint line gets that many rows of its own above it: enough for nearly everything.
  private static func noticeRows(_ state: AppState) -> Int { max(2, state.size.rows / 3) }

  /// What has to be said never hides the stop key, nor the keys of an open window.
  private static func lasting(_ state: AppState, _ shown: TranscriptMetrics? = nil) -> [Hint] {
    let hints = hints(state, shown: shown)
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
    let keys = lasting(state).reduce(0) { $0 + $1.columns + gap }
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

  /// What the keys do in a state, the stop key first and from the function that performs it. A key that would do
  /// nothing is not among them.
  ///
  /// - Parameter shown: what the frame shows; nil takes the last one's.
  static func hints(_ state: AppState, shown: TranscriptMetrics? = nil) -> [Hint] {
    var hints: [Hint] = []
    switch state.escapeMeaning {
    case .closeOverlay: return WindowHints.of(state, shown)
    case .stop: hints.append(Hint(key: "Esc", text: "stop"))
    case .stopNextRound, .alreadyStopping, .nothing: break
    }
    if state.chats.canBringBack { hints.append(Hint(key: "Ctrl-Y", text: "bring back")) }
    hints += againHint(state)
    switch state.focus {
    case .composer: hints += inputHints(state)
    case .list: hints += listHints(state)
    case .transcript: hints += transcriptHints(state, shown)
    }
    // Where there is room for it, the line above the input tells it.
    if !state.viewport.isFollowing, state.size.rows < ScreenLayout.ruleThreshold {
      hints.append(Hint(key: "Ctrl-End", text: "to the end"))
    }
    hints.append(Hint(key: "Tab", text: nextFocusName(state.focus)))
    if !state.chats.isNewChat || state.focus != .composer {
      hints.append(Hint(key: "Ctrl-N", text: "new"))
    }
    return hints + [Hint(key: "F1", text: "keys"), Hint(key: "Ctrl-Q", text: "quit")]
  }

  private static func againHint(_ state: AppState) -> [Hint] {
    if state.chats.connection.isOffline {
      return state.chats.hasSignedIn ? [Hint(key: "Ctrl-R", text: "connect")] : []
    }
    // Among the chats it is the list that is loaded again.
    let isOfChat = state.focus != .list
    if isOfChat, state.chats.canSendAgain { return [Hint(key: "Ctrl-R", text: "send again")] }
    if isOfChat, case .failed = state.conversation.record.newest, state.chats.canLoadAgain,
      state.chats.connection.isConnected
    {
      return [Hint(key: "Ctrl-R", text: "load again")]
    }
    if state.conversation.composer.isEmpty, state.conversation.stoppedText != nil {
      return [Hint(key: "Ctrl-T", text: "continue")]
    }
    return []
  }

  private static func inputHints(_ state: AppState) -> [Hint] {
    let chat = state.conversation
    var hints: [Hint] = []
    if let verb = verb(ofEnter: state) {
      if chat.composer.hasMessage {
        hints.append(Hint(key: "Enter", text: verb))
      } else if chat.composer.isEmpty, !chat.held.isEmpty {
        hints.append(Hint(key: "Enter", text: verb + " held"))
      }
    }
    if chat.composer.isEmpty, !chat.held.isEmpty || !chat.queue.isEmpty {
      hints.append(Hint(key: "Up", text: "take back"))
    }
    return hints
  }

  /// What Enter does with a message now; nil when it only says why it does nothing.
  private static func verb(ofEnter state: AppState) -> String? {
    if case .closed = state.chats.connection { return nil }
    if state.conversation.isGone { return nil }
    return state.conversation.canSend && !state.chats.connection.isWaiting ? "send" : "queue"
  }

  /// Stopping comes first where it applies: the one selected if it is not the one on screen, then all.
  private static func listHints(_ state: AppState) -> [Hint] {
    var hints: [Hint] = []
    let stoppable = state.chats.conversations.filter {
      $0.value.badge == .streaming && $0.key != state.chats.current
    }
    let isFolded = state.foldedSelection != nil
    if !isFolded, let key = state.chats.sessions.selection, stoppable[key] != nil {
      hints.append(Hint(key: "Alt-X", text: "stop it"))
    }
    if !stoppable.isEmpty { hints.append(Hint(key: "Ctrl-X", text: "stop all")) }
    if state.chats.sessions.selection != nil {
      hints.append(Hint(key: "Enter", text: isFolded ? "unfold" : "open"))
    }
    if state.size.columns < ScreenLayout.listThreshold {
      // The list hides the transcript here.
      hints.append(Hint(key: "Ctrl-B", text: "back"))
    }
    if state.chats.hasListedChats { hints.append(Hint(key: "F3", text: "find")) }
    if !isFolded, state.chats.sessions.selected != nil {
      hints.append(Hint(key: "Del", text: "delete"))
    }
    return hints
  }

  private static func transcriptHints(_ state: AppState, _ shown: TranscriptMetrics?) -> [Hint] {
    let shown = shown ?? state.viewport.metrics
    var hints: [Hint] = []
    if shown.totalRows > shown.visibleRows || state.conversation.record.older != .none {
      hints.append(Hint(key: "Up Down", text: "scroll"))
    }
    guard !state.conversation.entries.isEmpty else { return hints }
    return hints + [Hint(key: "F3", text: "find"), detailsHint(state)]
  }

  static func detailsHint(_ state: AppState) -> Hint {
    Hint(key: "Ctrl-O", text: state.reading.showsDetails ? "fold" : "unfold")
  }

  private static func nextFocusName(_ focus: AppState.Focus) -> String {
    switch focus {
    case .composer: "chats"
    case .list: "transcript"
    case .transcript: "input"
    }
  }
}
