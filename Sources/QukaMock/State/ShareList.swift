import Synchronization

/// The tokens under which sessions were shared (docs/protocol.md §3.6).
final class ShareList: Sendable {
  struct Share: Equatable, Sendable {
    var token: String
    var session: String
    var user: String
    var embeddingURL: String
  }

  private let shares = Mutex<[Share]>([])

  /// Shares a session; one that was shared before keeps its token.
  func add(_ share: Share) -> Share {
    shares.withLock { shares in
      if let known = shares.first(where: { $0.session == share.session }) { return known }
      shares.append(share)
      return share
    }
  }

  func find(token: String) -> Share? {
    shares.withLock { $0.first { $0.token == token } }
  }
}
