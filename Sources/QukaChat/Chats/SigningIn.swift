import QukaWire

/// How far the sign-in is, which comes before everything that is asked of the server.
enum SigningIn: Equatable, Sendable {
  /// - Parameter tries: that have failed.
  case underWay(tries: Int)
  case waiting(until: Instant, tries: Int)
  /// The server refuses it, and what was kept is not known yet.
  case refusedEarly(Failure)
  /// The server refuses it: only the person tries again.
  case refused
  case done

  /// The next try is due then, if one is waited for.
  var dueAt: Instant? {
    if case .waiting(let until, _) = self { return until }
    return nil
  }

  /// How long is waited after so many failed tries: twice as long each time, 20 s at most.
  static func pause(after tries: Int) -> Duration { .seconds(min(20, 1 << min(tries - 1, 5))) }
}
