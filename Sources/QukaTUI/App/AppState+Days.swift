import QukaWire

extension AppState {
  /// The folded day that the selection stands on: what it hides must not be acted upon unseen.
  var foldedSelection: SessionRows.Day? {
    sessions.selectedIndex.flatMap { SessionRows(self, visible: 0).foldedDay(over: $0) }
  }

  mutating func moveInList(by offset: Int) {
    let rows = SessionRows(self, visible: 0)
    switch rows.stop(offset, from: rows.selectedRow(self) ?? 0) {
    case .newChat(let key): sessions.selection = key
    case .chat(let index): sessions.selected = sessions.sessions[index].id
    case .heading(let day): sessions.selected = sessions.sessions[day.chats.lowerBound].id
    case nil: break
    }
  }

  /// Folds the day of the selected chat, or unfolds it.
  mutating func foldSelected(_ isFolded: Bool) {
    guard let today, let session = sessions.selected.flatMap(sessions.session) else { return }
    fold(today.day(of: session.latestAccessAt), isFolded)
  }

  mutating func fold(_ day: Int, _ isFolded: Bool) {
    if isFolded { foldedDays.insert(day) } else { foldedDays.remove(day) }
  }
}
