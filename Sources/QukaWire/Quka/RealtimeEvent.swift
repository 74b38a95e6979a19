/// What the realtime connection reports, in wire order.
public enum RealtimeEvent: Equatable, Sendable {
  /// An attempt begins; the first one after a standing connection is 1.
  case connecting(attempt: Int)
  case connected
  /// The connection is down or an attempt failed. `retryIn` `nil` means that it will not try again by itself.
  case disconnected(reason: LossReason, retryIn: Duration?)
  /// Events of this session arrive from now on. Comes again after every reconnect.
  case subscribed(SessionID)
  case subscriptionFailed(SessionID, code: Int, message: String)
  case chat(SessionID, ChatEvent)
}
