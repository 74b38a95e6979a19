import QukaWire

/// The state of the connection to the server, as the status line tells it.
package enum Connection: Equatable, Sendable {
  /// Signing in over REST; nothing is connected yet.
  case signingIn
  case connecting(attempt: Int)
  case connected
  case offline(reason: LossReason, since: Instant, retryAt: Instant)
  /// No further attempt will be made.
  case closed(reason: LossReason)

  package var isConnected: Bool { self == .connected }

  /// The connection was lost and is being made again: what is to be sent waits for it.
  package var isWaiting: Bool {
    if case .offline = self { return true }
    return false
  }

  package var isClosed: Bool {
    if case .closed = self { return true }
    return false
  }

  package var isOffline: Bool {
    switch self {
    case .offline, .closed: true
    case .signingIn, .connecting, .connected: false
    }
  }
}
