/// The stop of one turn, from the key to its confirmation.
public struct StopRequest: Equatable, Sendable {
  /// When the person asked.
  public internal(set) var requestedAt: Instant
  /// Requests handed to the network so far.
  public internal(set) var attempts = 0
  /// The server answered 200 at least once.
  public internal(set) var isAccepted = false
  /// Why the last request failed.
  public internal(set) var failure: APIError?
  /// When to ask again, or to give up waiting if every repeat was used.
  var nextAttemptAt: Instant?
  /// When silence counts as the confirmation.
  var quietAt: Instant?
  /// When history is asked whether the answer has ended: its event may never come.
  var lookAt: Instant?
  /// Asked for while a complete answer was settling: one request at most.
  public internal(set) var isSingle = false

  init(requestedAt: Instant) {
    self.requestedAt = requestedAt
  }
}
