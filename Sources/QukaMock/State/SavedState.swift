/// What a server held when it ended, for one that goes on where it stopped.
///
/// It stands for the real server's database: chats outlive a restart, answers that were being written do not,
/// and stay as far as they had come (docs/protocol.md §4.2).
public struct SavedState: Codable, Equatable, Sendable {
  /// Oldest use first.
  var sessions: [StoredSession]
}

extension MockServer {
  /// What the server holds now; after `shutdown`, what is left of it.
  public var savedState: SavedState { SavedState(sessions: core.store.allSessions) }
}
