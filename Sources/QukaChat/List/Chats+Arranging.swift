import QukaWire

// What the person makes of a chat on this machine. The server hears nothing of it.
extension Chats {
  /// Gives a chat a title of its own; the server's, or an empty one, takes it back.
  package mutating func entitle(_ id: SessionID, _ text: String) {
    let title = SessionTitle.cleanOwn(text)
    let own = title == sessions.serverTitle(of: id) ? nil : title
    let had = sessions.arrangement(of: id).title
    arrange(id) { $0.title = own }
    if own != nil {
      tell(.arranging(.entitled(id, isKept: isKept)))
    } else if had != nil {
      tell(.arranging(.titleTakenBack(id)))
    }
  }

  /// Puts a chat away at the end of the list, or takes it out of there. The selection stays where others are put away.
  package mutating func archive(_ id: SessionID, _ isArchived: Bool) {
    guard sessions.isArchived(id) != isArchived else { return }
    let next = isArchived ? neighbour(of: id) : nil
    arrange(id) { $0.isArchived = isArchived }
    if let next, sessions.selected == id { sessions.selected = next }
    tell(.arranging(isArchived ? .archived(id, isKept: isKept) : .takenOut(id)))
  }

  /// Who asks in a chat does not want it out of the way.
  mutating func takeOutOfArchive(_ id: SessionID) { arrange(id) { $0.isArchived = false } }

  private mutating func arrange(_ id: SessionID, _ change: (inout Arrangement) -> Void) {
    var arrangement = sessions.arrangement(of: id)
    change(&arrangement)
    guard arrangement != sessions.arrangement(of: id) else { return }
    sessions.arrange(id, arrangement)
    keep(.arrangement(arrangement, of: id))
  }
}
