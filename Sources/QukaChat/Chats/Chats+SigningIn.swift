import QukaWire

extension Chats {
  package var hasSignedIn: Bool { signingIn == .done }

  /// The space, once the server may be asked for what is in it.
  var serverSpace: Space? { hasSignedIn ? space : nil }

  mutating func signedIn(_ result: Result<SignIn, Failure>) -> [ServerEffect] {
    switch result {
    case .failure(let failure):
      signInFailed(failure)
      return []
    case .success(let signIn):
      guard let space = choose(from: signIn.spaces) else {
        tell(.cannotStart(problem(with: signIn)))
        return []
      }
      let former = owner
      enter(space, of: signIn)
      if owner != former { recallChats() }
      signingIn = .done
      remember(.keepSignIn(signIn))
      connection = .connecting(attempt: 1)
      sessions.expectAll()
      sessions.loading = .loading(page: 1)
      return [.connect(appID: signIn.user.appID), .loadSessions(space.id, page: 1)]
        + followUnsent() + resumeQuestions(in: space) + follow()
    }
  }

  /// The spaces of a person are known, and the one to be in.
  mutating func enter(_ space: Space, of signIn: SignIn) {
    if let user, user.id != signIn.user.id || self.space?.id != space.id { leaveSpace() }
    user = signIn.user
    otherSpaces = signIn.spaces.filter { $0.id != space.id }
    self.space = space
  }

  /// A question that was asked before the sign-in was answered goes on now.
  private mutating func resumeQuestions(in space: Space) -> [ServerEffect] {
    chats { $0.sending != nil }.flatMap { key -> [ServerEffect] in
      guard let turn = conversations[key]?.sending?.turn else { return [] }
      switch key {
      case .draft: return [.createSession(space.id, turn)]
      case .session(let id): return subscribe(id) + [.nameMessage(space.id, id, turn)]
      }
    }
  }

  /// What was asked in chats that are not on screen, while there was no server, waits for their channels.
  private mutating func followUnsent() -> [ServerEffect] {
    chats { !$0.queue.isEmpty && !$0.isGone }.compactMap(\.session).flatMap { subscribe($0) }
  }

  /// The server begins to tell of the chat on screen.
  private mutating func follow() -> [ServerEffect] {
    currentSession.map { follow($0) } ?? []
  }
}

// MARK: - Without a server

extension Chats {
  /// What may pass is tried again by itself. What will not ends the program, unless there is something to read.
  mutating func signInFailed(_ failure: Failure) {
    let reason = LossReason.notSignedIn(failure.error)
    guard failure.error.isFinal else {
      let tries = failedTries + 1
      let dueAt = now + SigningIn.pause(after: tries)
      signingIn = .waiting(until: dueAt, tries: tries)
      var since = now
      if case .offline(_, let start, _) = connection { since = start }
      connection = .offline(reason: reason, since: since, retryAt: dueAt)
      tell(.server(.signInFailed(failure)))
      return
    }
    if isKept, !hasRecalled {
      signingIn = .refusedEarly(failure)
      return
    }
    signingIn = .refused
    guard space != nil else {
      tell(.cannotStart(.request(failure)))
      return
    }
    connection = .closed(reason: reason)
    tell(.server(.closed(reason)))
  }

  private var failedTries: Int {
    switch signingIn {
    case .underWay(let tries), .waiting(_, let tries): tries
    case .refusedEarly, .refused, .done: 0
    }
  }

  /// Tries again when that is due.
  mutating func advanceSignIn() -> [ServerEffect] {
    guard let dueAt = signingIn.dueAt, dueAt <= now else { return [] }
    return signInAgain()
  }

  /// The person does not want to wait, or has put right what was wrong.
  mutating func signInAgain() -> [ServerEffect] {
    switch signingIn {
    case .done: return []
    case .underWay, .refusedEarly:
      tell(.server(.stillSigningIn))
      return []
    case .waiting(_, let tries): signingIn = .underWay(tries: tries)
    case .refused: signingIn = .underWay(tries: 0)
    }
    // Until it is over, the time since the first failure goes on.
    if case .offline(let reason, let since, _) = connection {
      connection = .offline(reason: reason, since: since, retryAt: now)
    } else {
      connection = .signingIn
    }
    return [.signIn]
  }
}

// MARK: - The space

extension Chats {
  /// The one that was asked for, by id or title; otherwise the first.
  package func choose(from spaces: [Space]) -> Space? {
    guard let wanted = wantedSpace else { return spaces.first }
    return spaces.first { $0.id.rawValue == wanted } ?? spaces.first { $0.title == wanted }
  }

  /// Why there is none.
  package func problem(with signIn: SignIn) -> StartFailure {
    wantedSpace.map { .unknownSpace($0, known: signIn.spaces) }
      ?? .noSpace(user: signIn.user.name)
  }
}
