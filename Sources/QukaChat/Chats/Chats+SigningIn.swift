import QukaWire

extension Chats {
  mutating func signedIn(_ result: Result<SignIn, Failure>) -> [ServerEffect] {
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
