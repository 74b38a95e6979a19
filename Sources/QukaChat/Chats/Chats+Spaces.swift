import QukaWire

// The space to chat in.
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
