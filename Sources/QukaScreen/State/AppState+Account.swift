import QukaWire

// MARK: - Signing in

extension AppState {
  package mutating func signedIn(_ result: Result<SignIn, Failure>) -> [Effect] {
    switch result {
    case .failure(let failure):
      return fail(failure.sentence)
    case .success(let signIn):
      guard let space = choose(from: signIn.spaces) else { return fail(spaceProblem(signIn)) }
      user = signIn.user
      otherSpaces = signIn.spaces.filter { $0.id != space.id }
      self.space = space
      hasSignedIn = true
      link = .connecting(attempt: 1)
      sessions.loading = .loading(page: 1)
      return [.connect(appID: signIn.user.appID), .loadSessions(space.id, page: 1)]
        + recallToggles() + resumeDrafts(in: space)
    }
  }

  /// A question that was asked before the sign-in was answered goes on now.
  private func resumeDrafts(in space: Space) -> [Effect] {
    conversations.values.compactMap { $0.sending?.turn }
      .sorted { $0.number < $1.number }
      .map { .createSession(space.id, $0) }
  }
}

// MARK: - Lists

extension AppState {
  package mutating func sessionsLoaded(
    _ page: Int, _ result: Result<Page<ChatSession>, Failure>
  ) -> [Effect] {
    switch result {
    case .success(let list):
      let busy = conversations.filter { $0.value.isGenerating }.keys.compactMap(\.session)
      let missed = sessions.absent
      if notice?.subject == .chats { say("The chats are loaded again.", about: .key) }
      var effects: [Effect] = []
      keepingPlaces { state in
        state.sessions.merge(list, number: page, keeping: Set(busy))
        effects = state.lookForAbsent(except: missed)
        state.dropAbsentChats()
      }
      if let id = currentSession, sessions.session(id) != nil {
        return [.setTitle(windowTitle)] + effects
      }
      return effects
    case .failure(let failure):
      let sentence = namingSpace(failure).sentence
      if sessions.fail(sentence) { sayFailed(sentence) }
    }
    return []
  }

  /// Changes the list; what is chosen in the palette and what the wheel brought into view stay where they are.
  private mutating func keepingPlaces(_ change: (inout AppState) -> Void) {
    let chosen = palette.flatMap { palette in
      items(of: palette).dropFirst(palette.selected).first?.target
    }
    let top = listTop.flatMap { topChat(below: $0) }
    change(&self)
    if var palette, let place = items(of: palette).firstIndex(where: { $0.target == chosen }) {
      palette.selected = place
      overlays[overlays.count - 1] = .palette(palette)
    }
    if let listTop, let top, let row = listRow(of: top.chat) {
      self.listTop = max(0, listTop + row - top.row)
    }
  }

  private var palette: Palette? {
    if case .palette(let palette) = overlays.last { return palette }
    return nil
  }

  /// Loads the next page of chats when the selection comes near the end.
  mutating func loadMoreSessions() -> [Effect] {
    guard let index = sessions.selectedIndex else { return [] }
    let last = foldedSelection?.chats.last ?? index
    guard last + 10 >= sessions.sessions.count else { return [] }
    return loadNextSessions()
  }

  mutating func loadNextSessions() -> [Effect] {
    guard let space, sessions.hasMore, sessions.loading == .idle else { return [] }
    let page = sessions.nextPage
    sessions.loading = .loading(page: page)
    return [.loadSessions(space.id, page: page)]
  }

  /// Refreshes the first page: others rename, create and delete chats and nobody tells
  /// (docs/protocol.md §7.8). Unasked, it is quiet and at most every five seconds.
  mutating func refreshSessions(isAsked: Bool = false) -> [Effect] {
    guard let space, sessions.beginRefresh(at: now, isAsked: isAsked) else { return [] }
    return [.loadSessions(space.id, page: 1)]
  }

  /// The list comes into view. After an outage it is asked for anyway.
  mutating func refreshShownSessions() -> [Effect] { link.isOffline ? [] : refreshSessions() }

  /// Ctrl-R among the chats.
  mutating func reloadSessions() -> [Effect] {
    guard link.isConnected, hasSignedIn else { return tryAgain() }
    if case .loading = sessions.loading {
      say("The chats are still loading.", about: .key)
      return []
    }
    say("Loading the chats again…", about: .chats)
    return refreshSessions(isAsked: true)
  }

  var windowTitle: String {
    guard let id = currentSession, let title = sessions.title(of: id) else { return "Quka" }
    return "\(title) - Quka"
  }
}

// MARK: - Opening

extension AppState {
  /// Shows a chat: subscribed first, history second, so nothing falls between (docs/protocol.md §7.7).
  package mutating func open(_ id: SessionID) -> [Effect] {
    let key = ConversationID.session(id)
    show(key)
    sessions.selected = id
    withCurrent { $0.beginReading() }
    withdrawAdviceToOpen(id)
    var effects: [Effect] = [.setTitle(windowTitle)]
    guard space != nil, !conversation.isGone else { return effects }
    effects += subscribe(id)
    if sessions.absent.contains(id) { withCurrent { $0.wantsHistory = true } }
    switch conversation.history {
    case .loading, .loaded: return effects + fetchWantedHistory(id)
    case .absent, .failed: break
    }
    withCurrent { $0.wantsHistory = true }
    if link.isConnected, !conversation.isSubscribed { return effects }
    // Nothing is listened to now: what is read here may be behind when the channel opens.
    if !conversation.isSubscribed { withCurrent { $0.mayHaveMissedEvents = true } }
    return effects + fetchWantedHistory(id)
  }

  /// Ctrl-N.
  mutating func askForNewChat() -> [Effect] {
    if isNewChat, focus == .composer { say("This is a new chat already.", about: .key) }
    return newChat()
  }

  /// Nothing was asked yet in the chat on screen.
  var isNewChat: Bool {
    if case .draft = current { return conversation.entries.isEmpty }
    return false
  }

  /// An empty chat; the server hears of it with the first question.
  mutating func newChat() -> [Effect] {
    focus = .composer
    if isNewChat { return [] }
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
    return [.setTitle(windowTitle)]
  }

  /// A draft that was left with nothing sent: what was typed there comes back.
  var idleDraft: ConversationID? {
    (0..<nextDraft).map(ConversationID.draft).last { conversations[$0]?.entries.isEmpty == true }
  }

  /// Why the list is empty.
  var whyNoChats: String {
    switch sessions.loading {
    case .loading: "The chats are still loading."
    case .refreshing where sessions.pages == 0: "The chats are still loading."
    case .failed(let sentence): sentence
    case .idle, .refreshing: hasSignedIn ? "There are no chats yet." : "Still signing in."
    }
  }

  /// Opens the chat `offset` places below the one on screen.
  mutating func openNeighbour(_ offset: Int) -> [Effect] {
    guard hasListedChats else {
      say(whyNoChats, about: .key)
      return []
    }
    if let key = neighbouringNewChat(offset) { return open(key) }
    if let id = currentSession { sessions.selected = id }
    if currentSession != nil { sessions.moveSelection(by: offset) }
    guard let id = sessions.selected ?? sessions.sessions.first?.id else { return [] }
    return open(id) + loadMoreSessions()
  }
}
