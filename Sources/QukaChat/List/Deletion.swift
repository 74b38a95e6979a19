import QukaWire

/// A chat that the person deleted. It leaves the screen at once and the server only later, so that it can come back.
package struct Deletion: Equatable, Sendable {
  /// So long the question before it must have stood: who answers sooner has not read it.
  package static let readingTime = Duration.milliseconds(500)
  /// So long it can be taken back.
  static let grace = Duration.seconds(10)

  package enum Phase: Equatable, Sendable {
    case waiting(until: Instant)
    /// The time is over; the server has yet to hear the stop of its answer.
    case stopping
    /// The call is out.
    case sent
  }

  package var chat: SessionID
  /// Where it is deleted, whatever space is chosen by then.
  package var space: SpaceID
  var wasOnScreen: Bool
  /// What was typed there and went along into the new chat.
  var carried = Unsent.Carried()
  /// The chat into which that went.
  var carriedTo: ConversationID?
  package var phase: Phase

  var isRevocable: Bool { phase != .sent }

  var dueAt: Instant? {
    if case .waiting(let until) = phase { return until }
    return nil
  }
}
