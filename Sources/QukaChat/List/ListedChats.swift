import QukaWire

/// The chats of the list in groups, as places in `SessionList.sessions`; one below the other they are the list.
package struct ListedChats: Equatable, Sendable {
  /// Those that come before all others, if that is wanted (`ListOrder.attention`).
  package var attention: [Int] = []
  /// In the list's order.
  package var others: [Int] = []
  package var archived: [Int] = []

  package var all: [Int] { attention + others + archived }

  /// The chats among which one goes on from a place: the archive is left out, except from within.
  func walk(from place: Int?) -> [Int] {
    place.map(archived.contains) == true ? all : attention + others
  }
}

extension Chats {
  package var listed: ListedChats {
    var listed = ListedChats()
    let wanting = listOrder == .attention ? wantingAttention : []
    let places =
      listOrder == .title ? sessions.titleOrder : Array(sessions.sessions.indices)
    for place in places {
      let id = sessions.sessions[place].id
      if sessions.isArchived(id) {
        listed.archived.append(place)
      } else if wanting.contains(id) {
        listed.attention.append(place)
      } else {
        listed.others.append(place)
      }
    }
    return listed
  }

  /// The chats that have something unread, whose last question failed, or where something waits to be sent.
  private var wantingAttention: Set<SessionID> {
    Set(
      conversations.compactMap { key, chat in
        let isWanting =
          chat.isUnread || chat.endedWithFailure || key != current && !chat.unsent.isEmpty
        return isWanting ? key.session : nil
      })
  }

  /// The chat below in its group of the list, or else above.
  func neighbour(of id: SessionID) -> SessionID? {
    let listed = listed
    guard let place = sessions.sessions.firstIndex(where: { $0.id == id }) else { return nil }
    let groups = [listed.attention + listed.others, listed.archived]
    guard let group = groups.first(where: { $0.contains(place) }), group.count > 1,
      let row = group.firstIndex(of: place)
    else { return nil }
    return sessions.sessions[group[row + 1 < group.count ? row + 1 : row - 1]].id
  }
}

extension Conversation {
  fileprivate var endedWithFailure: Bool {
    switch turn?.ending {
    case .failed, .interrupted: true
    case .completed, .stopped, .finished, .detached, .incomplete, .withdrawn, nil: false
    }
  }
}
