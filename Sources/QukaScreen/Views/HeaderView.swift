import QukaChat
import QukaText
import QukaWire

/// The first row: where one is on the left, what is going on at the right.
enum HeaderView {
  static func draw(
    _ state: AppState, in rect: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    guard !rect.isEmpty else { return }
    let title = title(state)
    let needed = " Quka  ".count + DisplayWidth.of(title) + 3
    let room = rect.columns - Self.fairShare(needed, rect.columns, state.chats.connection)
    var status = status(state, room: room, theme)
    if status.runs.isEmpty {
      status = StyledLine(placeAndToggles(state, room: rect.columns - needed), theme.status)
    }
    let width = DisplayWidth.of(status)
    let statusColumn = max(rect.column, rect.endColumn - width - 1)
    let titleEnd = width == 0 ? rect.endColumn : statusColumn - 2
    let row = rect.row
    var column = canvas.draw(
      " Quka", column: rect.column, row: row, style: theme.accent, endColumn: titleEnd)
    column = canvas.draw("  ", column: column, row: row, style: theme.status, endColumn: titleEnd)
    let fitted = TextFit.cut(title, to: titleEnd - column)
    canvas.draw(fitted, column: column, row: row, style: theme.title, endColumn: titleEnd)
    canvas.draw(status, column: statusColumn, row: row, endColumn: rect.endColumn)
  }

  /// Columns that the name and the title may claim: what they need, up to half of the row, and a third
  /// during an outage, whose times are news.
  private static func fairShare(_ needed: Int, _ columns: Int, _ connection: Connection) -> Int {
    min(needed, connection.isOffline ? columns / 3 : columns / 2)
  }

  /// How much the status says, so that it leaves the title its share.
  enum Detail: CaseIterable {
    case full
    case short
    /// Only what happens here.
    case least
  }

  /// The longest form that fits.
  private static func status(_ state: AppState, room: Int, _ theme: Theme) -> StyledLine {
    var line = StyledLine()
    for detail in Detail.allCases {
      line = status(state, detail, theme)
      if DisplayWidth.of(line) <= room { return line }
    }
    return line
  }

  private static func title(_ state: AppState) -> String {
    guard let id = state.chats.currentSession else { return "New chat" }
    return ChatName.line(state.chats.sessions.title(of: id) ?? "")
  }

  /// What the turn on screen does, then the state of the connection if it is worth a word, then other chats.
  ///
  /// The turn comes first, because a narrow screen cuts the end: "stopping…" must be seen.
  private static func status(
    _ state: AppState, _ detail: Detail, _ theme: Theme
  ) -> StyledLine {
    var parts: [[StyledRun]] = []
    let problem = ConnectionText.status(state, detail)
    let conversation = state.conversation
    if let turn = conversation.turn, turn.isRunning, problem == nil || turn.stop != nil {
      let runs = turnStatus(turn, conversation.activity, state, theme)
      parts.append(detail == .least ? Array(runs.prefix(1)) : runs)
    }
    if let problem { parts.append([StyledRun(problem, theme.warning)]) }
    if conversation.isGone {
      parts.append([StyledRun(detail == .full ? "gone on the server" : "gone", theme.warning)])
    }
    if detail != .least {
      let isHere = conversation.isSeenRunning
      parts += others(state, isHere: isHere, isShort: detail == .short).map {
        [StyledRun($0, theme.status)]
      }
    }
    parts.removeAll(where: \.isEmpty)
    return StyledLine(Array(parts.joined(separator: [StyledRun("  ", theme.status)])))
  }

  /// What goes on in chats that are not on screen.
  private static func others(_ state: AppState, isHere: Bool, isShort: Bool) -> [String] {
    let streaming = state.chats.generatingCount - (isHere ? 1 : 0)
    let unread = state.unreadCount
    var words: [String] = []
    if streaming > 0 {
      words.append(isShort ? "+\(streaming)" : "\(streaming) more streaming")
    }
    if unread > 0 { words.append(isShort ? "*\(unread)" : "\(unread) unread") }
    return words
  }

  /// Where one is, as far as the title leaves room for it: what is read matters more than where it comes from. That
  /// nothing is real, or that others can read along, is said in any case.
  private static func place(_ state: AppState, room: Int) -> String {
    let words = state.place.words
    guard !state.isDemo else { return words }
    let space = state.chats.space.map { TextFit.oneLine($0.title) + " · " } ?? ""
    return [space + words, words].first { DisplayWidth.of($0) <= room } ?? state.place.leastWords
  }

  /// On screens too low for the line above the input, the toggles that are on stand before the place.
  private static func placeAndToggles(_ state: AppState, room: Int) -> String {
    guard state.size.rows < ScreenLayout.ruleThreshold else { return place(state, room: room) }
    for form in ToggleText.forms(state.chats.toggles) {
      let place = place(state, room: room - DisplayWidth.of(form) - 3)
      let text = place.isEmpty ? form : "\(form) · \(place)"
      if DisplayWidth.of(text) <= room { return text }
    }
    return place(state, room: room)
  }

  private static func turnStatus(
    _ turn: Turn, _ activity: Activity, _ state: AppState, _ theme: Theme
  ) -> [StyledRun] {
    let word: String
    switch activity {
    case .idle: return []
    case .sending: word = "sending"
    case .waiting: word = "waiting"
    case .streaming: word = "streaming"
    case .usingTool: word = "using a tool"
    case .stopping:
      let isAccepted = turn.stop?.isAccepted == true
      let detail = turn.stop?.failure == nil ? (isAccepted ? " accepted" : "") : " retrying"
      return [StyledRun("stopping…", theme.stopped), StyledRun(detail, theme.stopped)]
    }
    let seconds = turn.askedAt.map { (state.now - $0).wholeNanoseconds / 1_000_000_000 } ?? 0
    let time =
      seconds < 1 || state.look.isStill ? "" : "  " + ElapsedText.short(seconds: Int(seconds))
    return [StyledRun(word, theme.statusAccent), StyledRun(time, theme.status)]
  }
}
