import QukaWire

/// The chats of the list in groups, as places in `SessionList.sessions`; one below the other they are the list.
package struct ListedChats: Equatable, Sendable {
  /// In their order.
  package var others: [Int] = []
  package var archived: [Int] = []

  package var all: [Int] { others + archived }

  /// The chats among which one goes on from a place: the archive is left out, except from within.
  func walk(from place: Int?) -> [Int] {
    place.map(archived.contains) == true ? all : others
  }
}

extension Chats {
  package var listed: ListedChats {
    var listed = ListedChats()
    for (place, chat) in sessions.sessions.enumerated() {
      if sessions.isArchived(chat.id) {
        listed.archived.append(place)
      } else {
        listed.others.append(place)
      }
    }
    return listed
  }

  /// The chat below in its group of the list, or else above.
  func neighbour(of id: SessionID) -> SessionID? {
    let listed = listed
    guard let place = sessions.sessions.firstIndex(where: { $0.id == id }) else { return nil }
    let group = listed.archived.contains(place) ? listed.archived : listed.others
    guard let row = group.firstIndex(of: place), group.count > 1 else { return nil }
    return sessions.sessions[group[row + 1 < group.count ? row + 1 : row - 1]].id
  }
}
