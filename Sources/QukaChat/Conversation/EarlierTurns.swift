import QukaWire

/// What is left of the turns before the running or last one, and of that one when it was detached.
struct EarlierTurns: Equatable, Sendable {
  /// Messages that may have no entry; their late events must not touch a new turn.
  var messages: Set<MessageID> = []
  /// Answers that are being written beside the turn, and when each was heard of last.
  var beside: [MessageID: Instant] = [:]
  /// A detached turn was left behind by a new question; its end is still to come.
  var owesEnd = false
  /// The last turn is detached: it may still run at the server, and its events no longer show.
  var isDetached = false
  /// Messages that began after it was detached; they are not shown.
  var unshown: Set<MessageID> = []
}
