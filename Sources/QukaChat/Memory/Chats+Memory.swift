import QukaWire

// What is kept on this machine: on screen before the server answers, and readable without it. The server stays the truth.
extension Chats {
  package var owner: SpaceOwner? {
    guard let user, let space else { return nil }
    return SpaceOwner(user: user.id, space: space.id)
  }

  /// Takes over what was kept.
  package mutating func reduce(_ event: MemoryEvent, at now: Instant) -> [ServerEffect] {
    setTime(now)
    switch event {
    case .signInRecalled(let signIn):
      recalled(signIn)
      return []
    case .chatsRecalled(let kept, let owner): return recalled(kept, of: owner)
    case .typingRecalled(let typing, let owner):
      recalled(typing, of: owner)
      return []
    case .pageRecalled(let id, let page, let owner):
      guard owner == self.owner else { return [] }
      if preview?.chat == id { preview?.kept = ChatPreview.lines(page) }
      change(.session(id)) { $0.takeKept(page) }
      recallToggles(page.view?.toggles, of: .session(id))
      return id == currentSession ? seekGoal() : []
    case .found(let texts, let number):
      found(texts, number: number)
      return []
    }
  }

  private mutating func recalled(_ signIn: SignIn?) {
    hasRecalled = true
    if let signIn, !hasSignedIn, let space = choose(from: signIn.spaces) {
      enter(space, of: signIn)
      recallChats()
    }
    if case .refusedEarly(let failure) = signingIn { signInFailed(failure) }
  }

  mutating func recallChats() {
    guard let owner else { return }
    rememberTyping(.recallTyping(owner))
    remember(.recallChats(owner))
  }

  /// The list as it was, and the chat in which the person was; but nothing is taken from somebody who has begun.
  private mutating func recalled(_ kept: KeptChats, of owner: SpaceOwner) -> [ServerEffect] {
    guard owner == self.owner else { return [] }
    let kept = withoutGone(kept)
    sessions.recall(kept)
    coverage.merge(kept.coverage) { known, _ in known }
    defer { opensLast = false }
    guard isUntouched else { return [] }
    guard let last = kept.last else {
      showNewChatWithDraft()
      return []
    }
    return sessions.session(last) == nil ? [] : open(last)
  }

  /// Nothing was done yet but to start the program, or to enter the space.
  var isUntouched: Bool {
    opensLast && current.session == nil && isNewChat && conversation.unsent.isEmpty && !isChoosing
  }

  /// A chat that has toggles of its own has them again.
  private mutating func recallToggles(_ toggles: Set<Toggle>?, of key: ConversationID) {
    guard let toggles, conversations[key]?.toggles == nil else { return }
    conversations[key]?.toggles = toggles
    if key == current { self.toggles.enter(toggles) }
  }
}

// MARK: - Keeping

extension Chats {
  mutating func keep(_ change: MemoryChange) {
    if let owner { remember(.keep(change, owner)) }
  }

  /// Keeps what is new of chats in the list.
  /// - Parameter before: the list as it was.
  mutating func keepChats(among ids: [SessionID], before: [SessionID: ChatSession]) {
    let changed = ids.compactMap(sessions.session).filter { before[$0.id] != $0 }
    if !changed.isEmpty { keep(.chats(changed)) }
  }

  mutating func keepChat(_ id: SessionID) {
    if let chat = sessions.session(id) { keep(.chats([chat])) }
  }

  /// Keeps a page of the server's record, with what is known of it beyond. An older page brings the message behind it
  /// along, so that both are known to follow each other.
  mutating func keepPage(_ messages: [Message], in id: SessionID, isNewest: Bool) {
    guard let conversation = conversations[.session(id)], !messages.isEmpty else { return }
    let next = isNewest ? nil : conversation.message(behind: messages, in: id)
    keep(.page(messages.map(conversation.asKept) + [next].compactMap(\.self), in: id))
  }

  /// Keeps the question and what was answered so far.
  mutating func keepTurn(of key: ConversationID) {
    guard case .session(let id) = key, let conversation = conversations[key] else { return }
    let messages = conversation.turnAsMessages(in: id)
    if !messages.isEmpty { keep(.messages(messages, in: id)) }
  }
}

// MARK: - What the server no longer has

extension Chats {
  /// The age in seconds at which the server cleans a chat away, counted from its creation (docs/protocol.md §9, no. 27).
  static let cleanedAge = 31 * 86_400

  /// Chats have vanished at the server: what may have been cleaned away there stays here, the rest was deleted.
  /// - Parameter isProven: the server denied them. A list that lacks them is no proof: they are looked for.
  mutating func vanished(_ ids: Set<SessionID>, isProven: Bool) {
    guard isKept else { return }
    for id in ids.sorted(by: { $0.rawValue < $1.rawValue }) {
      guard !erasesGone, sessions.session(id).map(mayBeCleaned) == true else {
        if isProven { keep(.forget(id)) } else { sweep.doubtful.insert(id) }
        continue
      }
      sessions.keepWithoutServer(id)
      keep(.withoutServer(id))
    }
  }

  /// What was kept, less what is to be erased.
  private mutating func withoutGone(_ kept: KeptChats) -> KeptChats {
    guard erasesGone, !kept.withoutServer.isEmpty else { return kept }
    for id in kept.withoutServer.sorted(by: { $0.rawValue < $1.rawValue }) { keep(.forget(id)) }
    var kept = kept
    kept.chats.removeAll { kept.withoutServer.contains($0.id) }
    if let last = kept.last, kept.withoutServer.contains(last) { kept.last = nil }
    kept.withoutServer = []
    return kept
  }

  /// In which spaces chats were kept that the server deleted while the program ended.
  package func places(ofDeleted chats: Set<SessionID>) -> [SessionID: SpaceOwner] {
    guard let user else { return [:] }
    let places = deletions.filter { chats.contains($0.chat) }
      .map { ($0.chat, SpaceOwner(user: user.id, space: $0.space)) }
    return Dictionary(places) { $1 }
  }

  /// A chat counts as cleaned away from the day on at whose end it is old enough.
  private func mayBeCleaned(_ chat: ChatSession) -> Bool {
    chat.createdAt > 0 && dayStart > 0 && dayStart + 86_400 - chat.createdAt >= Self.cleanedAge
  }
}

// MARK: - Reading back

extension Chats {
  /// Asks for what was kept of a chat that nothing is known of yet.
  mutating func recallIfUnknown(_ id: SessionID) {
    guard isKept, let owner, let conversation = conversations[.session(id)],
      conversation.record.kept == .unknown, conversation.entries.isEmpty
    else { return }
    conversations[.session(id)]?.record.kept = .awaited
    remember(.recallPage(id, before: nil, owner))
  }

  /// Asks for what was kept before the first message, as long as the server has not told of the chat.
  /// - Returns: Whether it was asked.
  mutating func recallOlder() -> Bool {
    guard let id = currentSession, let owner, !conversation.record.hasLoaded,
      conversation.record.kept == .known(hasEarlier: true),
      let first = conversation.entries.lazy.compactMap(\.message).first
    else { return false }
    withCurrent { $0.record.kept = .awaited }
    tell(.history(.loadingOlder(current)))
    remember(.recallPage(id, before: first, owner))
    return true
  }
}
