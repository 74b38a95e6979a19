import QukaWire

/// The first row: where one is on the left, what is going on at the right.
enum HeaderView {
  static func draw(
    _ state: AppState, in rect: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    guard !rect.isEmpty else { return }
    let status = status(state, theme)
    let width = DisplayWidth.of(status)
    let statusColumn = max(rect.column, rect.endColumn - width - 1)
    let titleEnd = width == 0 ? rect.endColumn : statusColumn - 2
    let row = rect.row
    var column = canvas.draw(
      " Quka", column: rect.column, row: row, style: theme.accent, endColumn: titleEnd)
    column = canvas.draw("  ", column: column, row: row, style: theme.status, endColumn: titleEnd)
    let title = TextFit.cut(title(state), to: titleEnd - column)
    canvas.draw(title, column: column, row: row, style: theme.title, endColumn: titleEnd)
    canvas.draw(status, column: statusColumn, row: row, endColumn: rect.endColumn)
  }

  private static func title(_ state: AppState) -> String {
    guard let id = state.currentSession else { return "New chat" }
    return TextFit.oneLine(state.sessions.session(id)?.title ?? "")
  }

  /// What the turn on screen does, then the state of the link if it is worth a word.
  ///
  /// The turn comes first, because a narrow screen cuts the end: "stopping…" must be seen.
  private static func status(_ state: AppState, _ theme: Theme) -> StyledLine {
    var runs: [StyledRun] = []
    let problem = LinkText.status(state)
    if let turn = state.conversation.turn, turn.isActive,
      problem == nil || turn.stop != nil
    {
      runs += turnStatus(turn, state, theme)
    }
    if let problem {
      if !runs.isEmpty { runs.append(StyledRun("  ", theme.status)) }
      runs.append(StyledRun(problem, theme.warning))
    }
    let others = state.generatingCount - (state.conversation.isGenerating ? 1 : 0)
    if others > 0 {
      if !runs.isEmpty { runs.append(StyledRun("  ", theme.status)) }
      runs.append(StyledRun("\(others) more streaming", theme.status))
    }
    if runs.isEmpty { runs.append(StyledRun(place(state), theme.status)) }
    return StyledLine(runs)
  }

  private static func place(_ state: AppState) -> String {
    guard state.place != "demo", let space = state.space else { return state.place }
    return TextFit.oneLine(space.title) + " · " + state.place
  }

  private static func turnStatus(
    _ turn: Turn, _ state: AppState, _ theme: Theme
  ) -> [StyledRun] {
    if let stop = turn.stop {
      // The answer was complete when it was asked for: nothing stops on the screen.
      if turn.isSettling, stop.isSingle { return [] }
      let detail = stop.failure == nil ? (stop.isAccepted ? " accepted" : "") : " retrying"
      return [StyledRun("stopping…" + detail, theme.stopped)]
    }
    let word: String
    switch turn.phase {
    case .preparing, .posting, .posted: word = "sending"
    case .waiting: word = "waiting"
    case .streaming: word = "streaming"
    case .tool: word = "using a tool"
    case .settling, .ended: return []
    }
    let seconds = (state.now - turn.startedAt).wholeNanoseconds / 1_000_000_000
    let time = seconds < 1 ? "" : "  " + ElapsedText.short(seconds: Int(seconds))
    return [StyledRun(word, theme.statusAccent), StyledRun(time, theme.status)]
  }
}
