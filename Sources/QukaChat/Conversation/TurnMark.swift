import QukaWire

/// The line under a turn that did not simply complete.
package enum TurnMark: Equatable, Sendable {
  /// Visible characters of the turn's answers, and the time from key to confirmation.
  case stopped(characters: Int, after: Duration?)
  case finished
  case notConfirmed(TurnFailure?)
  case failed(TurnFailure?)
  case interrupted
  /// Stored as unfinished: stopped, broken off, or still running, the server does not tell.
  case incomplete
}
