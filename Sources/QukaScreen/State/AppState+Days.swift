import QukaChat
import QukaWire

extension AppState {
  /// The folded group that the selection stands on: what it hides must not be acted upon unseen.
  var foldedSelection: SessionRows.Group? {
    chats.sessions.selectedIndex.flatMap { SessionRows(self, visible: 0).foldedGroup(over: $0) }
  }

  /// Why a key does nothing to the chats of a folded group.
  var whyNothingIsSelected: String {
    foldedSelection?.kind == .archive
      ? "The archive is folded. Enter unfolds it." : "This day is folded. Enter unfolds it."
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
    case .heading(let group):
      chats.sessions.selected = group.chats.first.map { chats.sessions.sessions[$0].id }
    case nil: break
    }
  }

  /// Folds the group of the selected chat, or unfolds it.
  mutating func foldSelected(_ isFolded: Bool) {
    let groups = SessionRows(self, visible: 0).groups
    guard let index = chats.sessions.selectedIndex,
      let group = groups.first(where: { $0.chats.contains(index) })
    else { return say("This chat belongs to no day.", about: .key) }
    fold(group, isFolded)
  }

  mutating func fold(_ group: SessionRows.Group, _ isFolded: Bool) {
    switch group.kind {
    case .day(let day):
      if isFolded { foldedDays.insert(day) } else { foldedDays.remove(day) }
    case .attention: say("Only days and the archive fold.", about: .key)
    case .archive: unfoldsArchive = !isFolded
    }
  }
}
