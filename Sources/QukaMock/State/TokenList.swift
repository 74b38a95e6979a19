import Synchronization

/// The access tokens that users made for themselves (docs/protocol.md §1.2, §3.1).
final class TokenList: Sendable {
  struct Entry: Equatable, Sendable {
    var id: Int64
    var user: String
    var token: String
    var description: String
    var createdAt: Int64
  }

  /// A user with more than ten is refused another one, so eleven is the real limit.
  private static let limit = 10

  private struct State {
    var lastID: Int64 = 0
    var entries: [Entry] = []
  }

  private let state = Mutex(State())
  private let clock: any MockClock

  init(clock: any MockClock) {
    self.clock = clock
  }

  /// Adds a token; false when the user has too many.
  func add(_ token: String, user: String, description: String) -> Bool {
    let now = clock.unixSeconds
    return state.withLock { state in
      guard state.entries.count(where: { $0.user == user }) <= Self.limit else { return false }
      state.lastID += 1
      state.entries.append(
        Entry(
          id: state.lastID, user: user, token: token, description: description, createdAt: now))
      return true
    }
  }

  func remove(_ ids: [Int64], user: String) {
    state.withLock { state in
      state.entries.removeAll { $0.user == user && ids.contains($0.id) }
    }
  }

  func list(user: String) -> [Entry] {
    state.withLock { $0.entries.filter { $0.user == user } }
  }

  /// The id of the account that a token belongs to.
  func owner(of token: String) -> String? {
    state.withLock { $0.entries.first { $0.token == token }?.user }
  }
}
