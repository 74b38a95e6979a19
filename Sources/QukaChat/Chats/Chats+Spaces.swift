import QukaWire

// From one space to another.
extension Chats {
  /// Enters another space of the person; what is typed in new chats goes along.
  package mutating func enterSpace(_ id: SpaceID) -> [ServerEffect] {
    guard let former = space, let next = otherSpaces.first(where: { $0.id == id }) else {
      return []
    }
    if let key = placeToStay {
      tell(.place(.staysInSpace(key)))
      return []
    }
    let effects = sendDeletions() + subscriptions.map { .unsubscribe(former.id, $0) }
    leaveDrafts()
    leaveSpace()
    otherSpaces = otherSpaces.map { $0.id == id ? former : $0 }
    (space, wantedSpace, opensLast) = (next, next.id.rawValue, true)
    recallChats()
    tell(.place(.enteredSpace(next)))
    guard hasSignedIn else { return effects }
    sessions.loading = .loading(page: 1)
    return effects + [.loadSessions(next.id, page: 1)]
  }

  /// A chat that would be lost sight of: an answer runs in it, or something is typed or failed there and not kept.
  private var placeToStay: ConversationID? {
    let keepsDrafts = keepsDrafts
    return chats { chat in
      let isLost =
        keepsDrafts
        ? chat.failedQuestions > chat.lostQuestions.count
        : !chat.unsent.isEmpty || chat.failedQuestions > 0
      return isLost || chat.sending != nil || chat.mayBeStopped
    }.first { $0.session != nil || conversations[$0]?.sending != nil }
  }

  /// What came of a request in a space that is left: only that a chat is deleted still matters.
  mutating func strayed(_ event: ServerEvent, from space: SpaceID) -> [ServerEffect] {
    if case .sessionDeleted(let id, .success) = event, let user {
      remember(.keep(.forget(id), SpaceOwner(user: user.id, space: space)))
    }
    return []
  }
}

extension Chats {
  /// Nothing of the space's chats is here any more; new chats go along. None is entered: where the person was stays kept.
  mutating func leaveSpace() {
    space = nil
    let left = conversations.keys.filter { $0.session != nil }
    for key in left {
      conversations[key] = nil
      tell(.place(.forgotten(key)))
    }
    sessions = SessionList()
    titles = TitleRequests()
    (subscriptions, spareSessions, deletions, sources, coverage) = ([], [], [], [:], [:])
    file = nil
    sweep = Sweep()
    if current.session != nil { newChat() }
  }
}
