import QukaWire

/// Reading chats of the server beside those that are open: all of them while somebody searches, and those that its list
/// lacks, to learn whether they are deleted.
struct Sweep: Equatable, Sendable {
  /// So many requests are out at once at most.
  static let requests = 2
  /// After so many failures in a row it ends, until the next search.
  static let patience = 3

  /// How far a chat has been read.
  struct Place: Equatable, Sendable {
    /// The page to ask for next.
    var page = 1
    /// The oldest message of the page before.
    var oldest: Message?
  }

  /// Those whose page is out.
  var awaited: Set<SessionID> = []
  var places: [SessionID: Place] = [:]
  /// Those that cannot be read.
  var skipped: Set<SessionID> = []
  /// Those that the list lacks.
  var doubtful: Set<SessionID> = []
  var failuresInARow = 0

  var isGivenUp: Bool { failuresInARow >= Self.patience }

  /// A new search tries again what failed.
  mutating func begin() { (skipped, failuresInARow) = ([], 0) }
}
