import QukaWire

// The list of chats, page by page.
extension Chats {
  mutating func sessionsLoaded(
    _ page: Int, _ result: Result<Page<ChatSession>, Failure>
  ) -> [ServerEffect] {
    switch result {
    case .success(let list):
      let busy = conversations.filter { $0.value.isGenerating }.keys.compactMap(\.session)
      let missed = sessions.absent
      let before = isKept ? sessions.byID : [:]
      tell(.server(.listLoaded))
      sessions.merge(list, number: page, keeping: Set(busy))
      keepChats(among: list.items.map(\.id), before: before)
      vanished(sessions.absent.subtracting(missed), isProven: false)
      return lookForAbsent(except: missed) + readOnward()
    case .failure(let failure):
      let refusingSpace = failure.isForbidden || failure.isGone ? space : nil
      if sessions.fail(failure, of: refusingSpace) {
        tell(.server(.listFailed(failure, of: refusingSpace)))
      }
      return []
    }
  }

  /// Loads the next page of chats when what is looked at comes near the end.
  ///
  /// - Parameter last: the place of that in the list; nil is the selected chat.
  package mutating func loadMoreSessions(near last: Int? = nil) -> [ServerEffect] {
    guard let last = last ?? sessions.selectedIndex, last + 10 >= sessions.sessions.count else {
      return []
    }
    return loadNextSessions()
  }

  package mutating func loadNextSessions() -> [ServerEffect] {
    guard let space = serverSpace, sessions.hasMore, sessions.loading == .idle else { return [] }
    let page = sessions.nextPage
    sessions.loading = .loading(page: page)
    return [.loadSessions(space.id, page: page)]
  }

  /// Refreshes the first page: others rename, create and delete chats and nobody tells
  /// (docs/protocol.md §7.8). Unasked, it is quiet and at most every five seconds.
  package mutating func refreshSessions(isAsked: Bool = false) -> [ServerEffect] {
    guard let space = serverSpace, sessions.beginRefresh(at: now, isAsked: isAsked) else {
      return []
    }
    return [.loadSessions(space.id, page: 1)]
  }

  /// The list comes into view. After an outage it is asked for anyway.
  package mutating func refreshShownSessions() -> [ServerEffect] {
    connection.isOffline ? [] : refreshSessions()
  }

  /// The person asks for the list.
  package mutating func reloadSessions() -> [ServerEffect] {
    guard connection.isConnected else { return tryAgain() }
    if case .loading = sessions.loading {
      tell(.server(.listStillLoading))
      return []
    }
    tell(.server(.reloadingList))
    return refreshSessions(isAsked: true)
  }
}
