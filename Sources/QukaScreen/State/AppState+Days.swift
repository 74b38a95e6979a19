import QukaChat
import QukaWire

extension AppState {
  /// The folded day that the selection stands on: what it hides must not be acted upon unseen.
  var foldedSelection: SessionRows.Day? {
    chats.sessions.selectedIndex.flatMap { SessionRows(self, visible: 0).foldedDay(over: $0) }
  }

  /// The first chat from a row of the list on; nil where the list stands at its beginning.
  func topChat(below first: Int) -> (chat: SessionID, row: Int)? {
    guard first > 0 else { return nil }
    for (row, content) in SessionRows(self, visible: 0).rows.enumerated().dropFirst(first) {
      if case .chat(let index) = content { return (chats.sessions.sessions[index].id, row) }
    }
    return nil
  }

  func listRow(of id: SessionID) -> Int? {
    guard let index = chats.sessions.sessions.firstIndex(where: { $0.id == id }) else { return nil }
    return SessionRows(self, visible: 0).row(of: index)
  }

  mutating func moveInList(by offset: Int) {
    let rows = SessionRows(self, visible: 0)
    switch rows.stop(offset, from: rows.selectedRow(self) ?? 0) {
    case .newChat(let key): chats.sessions.selection = key
    case .chat(let index): chats.sessions.selected = chats.sessions.sessions[index].id
    case .heading(let day):
      chats.sessions.selected = chats.sessions.sessions[day.chats.lowerBound].id
    case nil: break
    }
  }

  /// Folds the day of the selected chat, or unfolds it.
  mutating func foldSelected(_ isFolded: Bool) {
    guard let today, let session = chats.sessions.selected.flatMap(chats.sessions.session) else {
      return say("This chat belongs to no day.", about: .key)
    }
    fold(today.day(of: session.latestAccessAt), isFolded)
  }

  mutating func fold(_ day: Int, _ isFolded: Bool) {
    if isFolded { foldedDays.insert(day) } else { foldedDays.remove(day) }
  }
}
