import QukaWire

/// Reading what the server has of chats that were never opened here, page by page, while somebody searches.
struct Sweep: Equatable, Sendable {
  /// So many requests are out at once at most.
  static let requests = 2
  /// After so many failures in a row it ends.
  static let patience = 3

  /// How far a chat has been read.
  struct Place: Equatable, Sendable {
    /// The page to ask for next.
    var page = 1
    /// The oldest message of the page before.
    var oldest: Message?
  }

  /// The page that is out, chat by chat.
  var awaited: [SessionID: Int] = [:]
  var places: [SessionID: Place] = [:]
  /// Those that cannot be read.
  var skipped: Set<SessionID> = []
  var failuresInARow = 0

  var isGivenUp: Bool { failuresInARow >= Self.patience }
}
