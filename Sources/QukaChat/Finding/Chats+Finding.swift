import QukaWire

// A search in all chats: on this machine at once, and in what the server has besides.
extension Chats {
  /// Looks for a text in all chats, from here on until `endFinding`.
  package mutating func find(_ query: String) -> [ServerEffect] {
    var search = finding ?? Finding()
    let isFirst = finding == nil
    guard isFirst || search.query != query else { return [] }
    search.query = query
    if query.isEmpty { search.found = FoundTexts() }
    finding = search
    lookOnDisk()
    guard isFirst else { return [] }
    sweep.begin()
    return readOnward()
  }

  /// Nobody searches any more.
  package mutating func endFinding() {
    guard finding != nil else { return }
    finding = nil
    remember(.endFinding)
  }

  private mutating func lookOnDisk() {
    guard isKept, let owner, var search = finding else { return }
    findings += 1
    search.number = findings
    search.againAt = nil
    search.isAwaited = !search.query.isEmpty
    finding = search
    if search.isAwaited { remember(.find(search.query, number: search.number, owner)) }
  }

  mutating func found(_ found: FoundTexts, number: Int) {
    guard finding?.number == number else { return }
    finding?.found = found
    finding?.isAwaited = false
  }

  /// Looks again when more was kept since.
  mutating func advanceFinding() {
    if let againAt = finding?.againAt, againAt <= now { lookOnDisk() }
  }
}

// MARK: - What the server has

extension Chats {
  /// How many of the chats are whole on this machine, and how many there are; nil when nothing more is read.
  package var readingProgress: (read: Int, all: Int)? {
    guard finding != nil, isKept, serverSpace != nil, !sweep.isGivenUp else { return nil }
    let open = sessions.sessions.count(where: isToBeRead)
    guard open > 0 || sessions.hasMore else { return nil }
    return (sessions.sessions.count - open, sessions.sessions.count)
  }

  private func isToBeRead(_ chat: ChatSession) -> Bool {
    !sweep.skipped.contains(chat.id) && !isListedAsGone(chat.id)
      && coverage[chat.id].map { $0.usedAt < chat.latestAccessAt } ?? true
  }

  /// Asks for the next pages, and while somebody searches for the rest of the list.
  mutating func readOnward() -> [ServerEffect] {
    guard isKept, let space = serverSpace, !connection.isOffline, !sweep.isGivenUp else {
      return []
    }
    var effects = finding == nil ? [] : loadNextSessions()
    var room = Sweep.requests - sweep.awaited.count
    if !effects.isEmpty { room -= 1 }
    let doubtful = sweep.doubtful.sorted { $0.rawValue < $1.rawValue }
    let wanted = finding == nil ? [] : sessions.sessions.lazy.filter(isToBeRead).map(\.id)
    for id in doubtful + wanted where room > 0 && !sweep.awaited.contains(id) {
      sweep.awaited.insert(id)
      effects.append(.readHistory(space.id, id, page: sweep.places[id]?.page ?? 1))
      room -= 1
    }
    return effects
  }

  /// Takes a page that was asked for beside the open chats.
  mutating func historyRead(
    _ id: SessionID, _ result: Result<[Message], Failure>, _ page: HistoryPage
  ) -> [ServerEffect] {
    guard sweep.awaited.remove(id) != nil else { return [] }
    sweep.doubtful.remove(id)
    switch result {
    case .success(let messages):
      sweep.failuresInARow = 0
      takeRead(id, messages, page)
    case .failure(let failure) where failure.isGone:
      sessions.miss(id)
      vanished([id], isProven: true)
    case .failure:
      sweep.failuresInARow += 1
      sweep.skipped.insert(id)
    }
    return readOnward()
  }

  private mutating func takeRead(_ id: SessionID, _ messages: [Message], _ page: HistoryPage) {
    let oldest = sweep.places[id]?.oldest
    if !messages.isEmpty {
      let own = conversations[.session(id)].map { messages.map($0.asKept) } ?? messages
      keep(.page(own + [oldest].compactMap(\.self), in: id))
      if finding?.query.isEmpty == false, finding?.againAt == nil {
        finding?.againAt = now + .milliseconds(300)
      }
    }
    guard let chat = sessions.session(id) else { return }
    let total = page.total ?? (messages.count < HistoryPage.size ? 0 : .max)
    let known = coverage[id]?.count ?? 0
    if messages.isEmpty || page.number * HistoryPage.size >= total - known {
      let whole = Coverage(usedAt: chat.latestAccessAt, count: page.total ?? known)
      coverage[id] = whole
      sweep.places[id] = nil
      keep(.coverage(whole, of: id))
    } else {
      sweep.places[id] = Sweep.Place(
        page: page.number + 1,
        oldest: messages.min { ($0.sequence, $0.sentAt) < ($1.sequence, $1.sentAt) })
    }
  }
}

// MARK: - Where it leads

extension Chats {
  /// Opens a chat that was found, though it may stand too far down to be in the list.
  package mutating func open(_ chat: ChatSession) -> [ServerEffect] {
    sessions.include(chat)
    return open(chat.id)
  }

  /// Opens a chat at a message: what is missing before it is loaded.
  package mutating func open(_ chat: ChatSession, at message: MessageID) -> [ServerEffect] {
    let effects = open(chat)
    withCurrent { $0.record.goal = message }
    return effects + seekGoal()
  }

  /// Loads older messages until the one that was asked for is here.
  mutating func seekGoal() -> [ServerEffect] {
    guard let goal = conversation.record.goal else { return [] }
    if let index = conversation.transcript.positions[goal] {
      withCurrent { $0.record.goal = nil }
      tell(.history(.goalReached(current, conversation.entries[index].id)))
      return []
    }
    let record = conversation.record
    let isComing =
      record.kept == .awaited || record.newest == .loading || record.older == .loading
      || record.isWanted
    if isComing { return [] }
    let effects = loadOlder()
    let isAsked = conversation.record.kept == .awaited || conversation.record.older == .loading
    if !isAsked, !(record.newest == .absent && !connection.isOffline) {
      withCurrent { $0.record.goal = nil }
      tell(.history(.goalMissed(current)))
    }
    return effects
  }
}
