import QukaWire

/// The state of the connection to the server, as the status line tells it.
enum Link: Equatable, Sendable {
  /// Signing in over REST; nothing is connected yet.
  case signingIn
  case connecting(attempt: Int)
  case connected
  case offline(reason: String, since: Instant, retryAt: Instant)
  /// No further attempt will be made.
  case closed(reason: String)

  var isConnected: Bool { self == .connected }

  /// The connection was lost and is being made again: what is to be sent waits for it.
  var isWaiting: Bool {
    if case .offline = self { return true }
    return false
  }

  var isOffline: Bool {
    switch self {
    case .offline, .closed: true
    case .signingIn, .connecting, .connected: false
    }
  }
}

/// A passing message to the person.
struct Notice: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case information
    case warning
  }

  /// What it is about, where that can be over before its time.
  enum Subject: Equatable, Sendable {
    case anything
    /// The connection is lost.
    case outage
  }

  var text: String
  var kind: Kind
  var subject: Subject = .anything
  var until: Instant
}
