import QukaWire

/// A chat as it is kept.
package struct StoredChat: Equatable, Sendable {
  package var session: ChatSession
  /// The server has it, as far as is known.
  package var isAtServer: Bool
  /// Set when all of it was kept once.
  package var coverage: StoredCoverage?

  package init(
    session: ChatSession, isAtServer: Bool = true, coverage: StoredCoverage? = nil
  ) {
    self.session = session
    self.isAtServer = isAtServer
    self.coverage = coverage
  }
}

/// How a chat was when all of it was kept.
package struct StoredCoverage: Equatable, Sendable {
  /// When it had been used last, in Unix seconds.
  package var usedAt: Int
  /// How many messages it had.
  package var count: Int

  package init(usedAt: Int, count: Int) {
    self.usedAt = usedAt
    self.count = count
  }
}
