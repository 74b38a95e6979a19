extension ServerCore {
  /// A client that is not connected here asks: neither its question nor its request is told to anybody.
  ///
  /// - Parameter isOutOfReach: another instance of the server has registered the turn, so that no stop here
  ///   reaches it (docs/protocol.md §8.4, 1).
  package func askElsewhere(
    _ question: String, session: String, script: Script, isOutOfReach: Bool
  ) {
    guard let found = store.session(session),
      case .accepted = store.accept(question: question, id: identifiers.text(), session: session)
    else { return }
    let place = Generation.Place(session: session, space: found.spaceID, user: found.userID)
    _ = generate(Question(text: question), at: place, script: script, isOutOfReach: isOutOfReach)
  }
}
