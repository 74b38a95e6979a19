import QukaWire

/// What the assistant wrote in one model round.
package struct Answer: Equatable, Sendable {
  package enum State: Equatable, Sendable {
    case open
    case completed
    case stopped
    case failed
    /// Its end was never told.
    case incomplete
  }

  package var text = AnswerText()
  package var state: State = .open
  /// Text that came while the view of this answer is frozen by a stop.
  package var held = ""
  /// Code points in `held`; counted as they come, so that holding costs what showing does.
  var heldCodePoints = 0
  /// Text from beyond a gap, in its order and apart; history closes the gap, then it follows.
  package var early: [EarlyText] = []
  /// The length in code points that the terminal event named.
  var announcedLength = 0
  /// What is being done about a missing part.
  package var gap: Gap = .none
  /// Its turn was given up unconfirmed: later text no longer moves the screen.
  var isFrozen = false
  /// When its thinking began, if that was seen.
  var thinkingSince: Instant?
  /// How long it thought, once that is over.
  package var thoughtFor: Duration?
  /// When its first event came, if that was seen.
  package var startedAt: Instant?
  /// From its first event to its end.
  package var took: Duration?

  /// The repair of a missing part, as the line under the answer tells it.
  package enum Gap: Equatable, Sendable {
    /// Nothing is missing, or what is missing may only be late.
    case none
    case fetching
    /// Every try was used: what came from beyond the gap is shown after a mark.
    case unrepaired
    /// The server does not know the chat any more.
    case lost
  }

  /// Code points received so far without a gap, shown or held.
  var receivedCodePoints: Int { text.codePoints + heldCodePoints }

  /// A part is missing: before text that came already, or before the end that was announced.
  var hasGap: Bool { !early.isEmpty || receivedCodePoints < announcedLength }
}
