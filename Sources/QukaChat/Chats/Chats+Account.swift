import QukaWire

// MARK: - Signing in

extension Chats {
  package mutating func signedIn(_ result: Result<SignIn, Failure>) -> [ServerEffect] {
    switch result {
    case .failure(let failure):
      tell(.cannotStart(.request(failure)))
      return []
    case .success(let signIn):
      guard let space = choose(from: signIn.spaces) else {
        tell(.cannotStart(problem(with: signIn)))
        return []
      }
      user = signIn.user
      otherSpaces = signIn.spaces.filter { $0.id != space.id }
      self.space = space
      hasSignedIn = true
      connection = .connecting(attempt: 1)
      sessions.loading = .loading(page: 1)
      return [.connect(appID: signIn.user.appID), .loadSessions(space.id, page: 1)]
        + resumeDrafts(in: space)
    }
  }

  /// A question that was asked before the sign-in was answered goes on now.
  private func resumeDrafts(in space: Space) -> [ServerEffect] {
    conversations.values.compactMap { $0.sending?.turn }
      .sorted { $0.number < $1.number }
      .map { .createSession(space.id, $0) }
  }
}

// MARK: - Lists

extension Chats {
  package mutating func sessionsLoaded(
    _ page: Int, _ result: Result<Page<ChatSession>, Failure>
  ) -> [ServerEffect] {
    switch result {
    case .success(let list):
      let busy = conversations.filter { $0.value.isGenerating }.keys.compactMap(\.session)
      let missed = sessions.absent
      tell(.server(.listLoaded))
      sessions.merge(list, number: page, keeping: Set(busy))
      return lookForAbsent(except: missed)
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
    guard let space, sessions.hasMore, sessions.loading == .idle else { return [] }
    let page = sessions.nextPage
    sessions.loading = .loading(page: page)
    return [.loadSessions(space.id, page: page)]
  }

  /// Refreshes the first page: others rename, create and delete chats and nobody tells
  /// (docs/protocol.md §7.8). Unasked, it is quiet and at most every five seconds.
  package mutating func refreshSessions(isAsked: Bool = false) -> [ServerEffect] {
    guard let space, sessions.beginRefresh(at: now, isAsked: isAsked) else { return [] }
    return [.loadSessions(space.id, page: 1)]
  }

  /// The list comes into view. After an outage it is asked for anyway.
  package mutating func refreshShownSessions() -> [ServerEffect] {
    connection.isOffline ? [] : refreshSessions()
  }

  /// The person asks for the list.
  package mutating func reloadSessions() -> [ServerEffect] {
    guard connection.isConnected, hasSignedIn else { return tryAgain() }
    if case .loading = sessions.loading {
      tell(.server(.listStillLoading))
      return []
    }
    tell(.server(.reloadingList))
    return refreshSessions(isAsked: true)
  }
}

// MARK: - Opening

extension Chats {
  /// Shows a chat: subscribed first, history second, so nothing falls between (docs/protocol.md §7.7).
  package mutating func open(_ id: SessionID) -> [ServerEffect] {
    show(.session(id))
    sessions.selected = id
    tell(.place(.opened(.session(id), wasUnread: conversation.isUnread)))
    withCurrent { $0.isUnread = false }
    var effects: [ServerEffect] = []
    guard space != nil, !conversation.isGone else { return effects }
    effects += subscribe(id)
    if sessions.absent.contains(id) { withCurrent { $0.record.isWanted = true } }
    switch conversation.record.newest {
    case .loading, .loaded: return effects + fetchWantedHistory(id)
    case .absent, .failed: break
    }
    withCurrent { $0.record.isWanted = true }
    if connection.isConnected, !conversation.channel.isOpen { return effects }
    // Nothing is listened to now: what is read here may be behind when the channel opens.
    withCurrent { $0.channel.expectMisses() }
    return effects + fetchWantedHistory(id)
  }

  /// Goes to another chat.
  private mutating func show(_ key: ConversationID) {
    guard key != current else { return }
    current = key
    conversations[key]?.unsent.shown(at: now)
    tell(.place(.left))
  }

  /// Nothing was asked yet in the chat on screen.
  package var isNewChat: Bool {
    if case .draft = current { return conversation.entries.isEmpty }
    return false
  }

  package mutating func open(_ key: ConversationID) -> [ServerEffect] {
    if let id = key.session { return open(id) }
    show(key)
    tell(.place(.opened(key, wasUnread: false)))
    return []
  }

  /// An empty chat; the server hears of it with the first question.
  package mutating func newChat() {
    tell(.place(.newChat))
    if isNewChat { return }
    // What was typed in a chat that is gone is sent elsewhere.
    let typed = conversation.isGone ? withCurrent { $0.unsent.takeAll() } : nil
    let (options, now) = (toggles.options, now)
    defer { if let typed { withCurrent { $0.unsent.accept(typed, options, at: now) } } }
    if let idle = idleDraft {
      show(idle)
    } else {
      show(.draft(nextDraft))
      conversations[current] = Conversation()
      nextDraft += 1
    }
    tell(.place(.opened(current, wasUnread: false)))
  }

  /// A draft that was left with nothing sent: what was typed there comes back.
  var idleDraft: ConversationID? {
    (0..<nextDraft).map(ConversationID.draft).last { conversations[$0]?.entries.isEmpty == true }
  }

  /// Opens the chat `offset` places below the one on screen.
  package mutating func openNeighbour(_ offset: Int) -> [ServerEffect] {
    if let key = neighbouringNewChat(offset) { return open(key) }
    if let id = currentSession { sessions.selected = id }
    if currentSession != nil { sessions.moveSelection(by: offset) }
    guard let id = sessions.selected ?? sessions.sessions.first?.id else { return [] }
    return open(id) + loadMoreSessions()
  }
}
