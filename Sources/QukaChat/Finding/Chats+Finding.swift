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
    return isFirst ? readOlder() : []
  }

  /// Nobody searches any more.
  package mutating func endFinding() {
    guard finding != nil else { return }
    finding = nil
    remember(.endFinding)
  }

  private mutating func lookOnDisk() {
    guard isKept, let owner, var search = finding else { return }
    search.number += 1
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
    guard let finding, isKept, serverSpace != nil, !finding.reading.isGivenUp else { return nil }
    let open = sessions.sessions.count { isToBeRead($0, finding.reading) }
    guard open > 0 || sessions.hasMore else { return nil }
    return (sessions.sessions.count - open, sessions.sessions.count)
  }

  private func isToBeRead(_ chat: ChatSession, _ reading: Sweep) -> Bool {
    !reading.skipped.contains(chat.id) && !isListedAsGone(chat.id)
      && coverage[chat.id].map { $0.usedAt < chat.latestAccessAt } ?? true
  }

  /// Asks for the next pages, and for the rest of the list.
  mutating func readOlder() -> [ServerEffect] {
    guard isKept, let space = serverSpace, !connection.isOffline, var reading = finding?.reading,
      !reading.isGivenUp
    else { return [] }
    var effects = loadNextSessions()
    var room = Sweep.requests - reading.awaited.count
    if case .loading = sessions.loading { room -= 1 }
    for chat in sessions.sessions where room > 0 {
      guard reading.awaited[chat.id] == nil, isToBeRead(chat, reading) else { continue }
      let page = reading.places[chat.id]?.page ?? 1
      reading.awaited[chat.id] = page
      effects.append(.loadHistory(space.id, chat.id, page: page))
      room -= 1
    }
    finding?.reading = reading
    return effects
  }

  /// Takes a page that was asked for here; nil when it was not.
  mutating func readForFinding(
    _ id: SessionID, _ result: Result<[Message], Failure>, _ page: HistoryPage
  ) -> [ServerEffect]? {
    guard finding?.reading.awaited[id] == page.number else { return nil }
    finding?.reading.awaited[id] = nil
    switch result {
    case .success(let messages):
      finding?.reading.failuresInARow = 0
      takeForFinding(id, messages, page)
    case .failure(let failure) where failure.isGone:
      sessions.miss(id)
      vanished([id])
    case .failure:
      finding?.reading.failuresInARow += 1
      finding?.reading.skipped.insert(id)
    }
    return readOlder()
  }

  private mutating func takeForFinding(
    _ id: SessionID, _ messages: [Message], _ page: HistoryPage
  ) {
    guard let chat = sessions.session(id) else { return }
    let before = finding?.reading.places[id]
    if !messages.isEmpty {
      let own = conversations[.session(id)].map { messages.map($0.asKept) } ?? messages
      keep(.page(own + [before?.oldest].compactMap(\.self), in: id))
      if finding?.query.isEmpty == false, finding?.againAt == nil {
        finding?.againAt = now + .milliseconds(300)
      }
    }
    let total = page.total ?? (messages.count < HistoryPage.size ? 0 : .max)
    let known = coverage[id]?.count ?? 0
    if messages.isEmpty || page.number * HistoryPage.size >= total - known {
      let whole = Coverage(usedAt: chat.latestAccessAt, count: page.total ?? known)
      coverage[id] = whole
      finding?.reading.places[id] = nil
      keep(.coverage(whole, of: id))
    } else {
      finding?.reading.places[id] = Sweep.Place(
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
