import QukaChat
import QukaWire

/// The list of chats as rows: new chats, then what comes first, then a heading for each day and its chats unless the day is
/// folded, then the archive. Sorted by title there are no days.
struct SessionRows: Equatable, Sendable {
  enum Row: Equatable, Sendable {
    case heading(Group)
    /// One that the server does not know yet.
    case newChat(ConversationID)
    /// A chat by its place in the list.
    case chat(Int)
  }

  /// Chats below one heading.
  struct Group: Equatable, Sendable {
    enum Kind: Equatable, Sendable {
      case attention
      /// As in `LocalDay.number`.
      case day(Int)
      case archive
    }

    var kind: Kind
    var name: String
    /// Their places in the list.
    var chats: [Int]
    var isFolded: Bool
  }

  private(set) var rows: [Row] = []
  /// Before the day is known there is none but the archive.
  private(set) var groups: [Group] = []
  /// The chats do not stand in the order in which the server gives them.
  private(set) var isRearranged = false
  /// The row that stands at the top.
  private(set) var first = 0

  /// - Parameter visible: rows of the screen.
  init(_ state: AppState, visible: Int) {
    let listed = state.chats.listed
    isRearranged = !listed.archived.isEmpty || state.chats.listOrder != .latest
    rows.reserveCapacity(listed.others.count + 64)
    rows += state.chats.newChats.map { .newChat($0) }
    append(.attention, OrderText.attention, listed.attention)
    let days = state.chats.listOrder == .title ? [] : Self.days(state, listed.others)
    for day in days { append(day) }
    if days.isEmpty { rows += listed.others.map { .chat($0) } }
    append(.archive, ArchiveText.heading, listed.archived, isFolded: !state.unfoldsArchive)
    let last = max(0, rows.count - visible)
    if let top = state.listTop {
      first = max(0, min(top, last))
    } else if let shown = shownRow(state) {
      // In view, in the middle where possible.
      first = max(0, min(shown - visible / 2, last))
    }
  }

  private mutating func append(
    _ kind: Group.Kind, _ name: String, _ chats: [Int], isFolded: Bool = false
  ) {
    guard !chats.isEmpty else { return }
    append(Group(kind: kind, name: name, chats: chats, isFolded: isFolded))
  }

  private mutating func append(_ group: Group) {
    groups.append(group)
    rows.append(.heading(group))
    if !group.isFolded { rows += group.chats.map { .chat($0) } }
  }

  private static func days(_ state: AppState, _ chats: [Int]) -> [Group] {
    guard let today = state.today else { return [] }
    var days: [Group] = []
    for index in chats {
      let time = state.chats.sessions.sessions[index].latestAccessAt
      let kind = Group.Kind.day(today.day(of: time))
      if let last = days.indices.last, days[last].kind == kind {
        days[last].chats.append(index)
        continue
      }
      days.append(
        Group(
          kind: kind, name: today.heading(of: time), chats: [index],
          isFolded: state.foldedDays.contains(today.day(of: time))))
    }
    return days
  }

  /// Where a chat stands; that of its heading when its group is folded.
  func row(of index: Int) -> Int? {
    rows.firstIndex { row in
      switch row {
      case .heading(let group): group.isFolded && group.chats.contains(index)
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
  /// The folded group that hides a chat.
  func foldedGroup(over index: Int) -> Group? {
    groups.first { $0.isFolded && $0.chats.contains(index) }
  }

  /// Where the selection stands.
  func selectedRow(_ state: AppState) -> Int? {
    if let key = state.chats.sessions.selection, key.session == nil {
      return rows.firstIndex(of: .newChat(key))
    }
    return state.chats.sessions.selectedIndex.flatMap(row(of:))
  }

  /// What to select that many rows further; a folded group counts as one.
  func stop(_ offset: Int, from row: Int) -> Row? {
    let stops = rows.indices.filter { index in
      if case .heading(let group) = rows[index] { return group.isFolded }
      return true
    }
    guard !stops.isEmpty else { return nil }
    let place = stops.lastIndex { $0 <= row } ?? 0
    return rows[stops[max(0, min(place + offset, stops.count - 1))]]
  }
}
