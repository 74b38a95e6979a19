extension MockServer {
  /// A client that is not connected here asks: neither its question nor its request is told to anybody.
  package func askElsewhere(
    _ question: String, session: String, script: Script, isOutOfReach: Bool
  ) {
    guard let found = core.store.session(session),
      case .accepted = core.store.accept(
        question: question, id: core.identifiers.text(), session: session)
    else { return }
    let place = Generation.Place(session: session, space: found.spaceID, user: found.userID)
    _ = core.generate(
      Question(text: question), at: place, script: script, isOutOfReach: isOutOfReach)
  }

  /// Does something later, by the server's clock.
  package func schedule(after delay: Duration, _ action: @escaping @Sendable () -> Void) {
    _ = core.clock.schedule(after: delay, action)
  }
}
