import QukaChat
import QukaWire

/// The list of chats as rows: new chats, then a heading for each day and its chats unless the day is folded.
struct SessionRows: Equatable, Sendable {
  enum Row: Equatable, Sendable {
    case heading(Day)
    /// One that the server does not know yet.
    case newChat(ConversationID)
    /// A chat by its place in the list.
    case chat(Int)
  }

  /// The chats of one day.
  struct Day: Equatable, Sendable {
    /// As in `LocalDay.number`.
    var number: Int
    var name: String
    /// Their places in the list.
    var chats: Range<Int>
    var isFolded: Bool
  }

  private(set) var rows: [Row] = []
  /// Empty before the day is known.
  private(set) var days: [Day] = []
  /// The row that stands at the top.
  private(set) var first = 0

  /// - Parameter visible: rows of the screen.
  init(_ state: AppState, visible: Int) {
    days = Self.days(state)
    rows.reserveCapacity(state.chats.sessions.sessions.count + days.count)
    rows += state.chats.newChats.map { .newChat($0) }
    if days.isEmpty { rows += state.chats.sessions.sessions.indices.map { .chat($0) } }
    for day in days {
      rows.append(.heading(day))
      if !day.isFolded { rows += day.chats.map { .chat($0) } }
    }
    let last = max(0, rows.count - visible)
    if let top = state.listTop {
      first = max(0, min(top, last))
    } else if let shown = shownRow(state) {
      // In view, in the middle where possible.
      first = max(0, min(shown - visible / 2, last))
    }
  }

  private static func days(_ state: AppState) -> [Day] {
    guard let today = state.today else { return [] }
    var days: [Day] = []
    for (index, session) in state.chats.sessions.sessions.enumerated() {
      let number = today.day(of: session.latestAccessAt)
      if let last = days.indices.last, days[last].number == number {
        days[last].chats = days[last].chats.lowerBound..<index + 1
        continue
      }
      days.append(
        Day(
          number: number, name: today.heading(of: session.latestAccessAt),
          chats: index..<index + 1, isFolded: state.foldedDays.contains(number)))
    }
    return days
  }

  /// Where a chat stands; that of its heading when its day is folded.
  func row(of index: Int) -> Int? {
    rows.firstIndex { row in
      switch row {
      case .heading(let day): day.isFolded && day.chats.contains(index)
      case .chat(let chat): chat == index
      case .newChat: false
      }
    }
  }

  private func shownRow(_ state: AppState) -> Int? {
    guard state.focus != .list, let current = state.chats.currentSession else {
      return selectedRow(state)
    }
    return state.chats.sessions.sessions.firstIndex { $0.id == current }.flatMap(row(of:))
  }
}

// MARK: - The selection

extension SessionRows {
  /// The folded day that hides a chat.
  func foldedDay(over index: Int) -> Day? {
    days.first { $0.isFolded && $0.chats.contains(index) }
  }

  /// Where the selection stands.
  func selectedRow(_ state: AppState) -> Int? {
    if let key = state.chats.sessions.selection, key.session == nil {
      return rows.firstIndex(of: .newChat(key))
    }
    return state.chats.sessions.selectedIndex.flatMap(row(of:))
  }

  /// What to select that many rows further; a folded day counts as one.
  func stop(_ offset: Int, from row: Int) -> Row? {
    let stops = rows.indices.filter { index in
      if case .heading(let day) = rows[index] { return day.isFolded }
      return true
    }
    guard !stops.isEmpty else { return nil }
    let place = stops.lastIndex { $0 <= row } ?? 0
    return rows[stops[max(0, min(place + offset, stops.count - 1))]]
  }
}
