import QukaWire

/// One tool call, from its announcement to its result.
package struct ToolCall: Equatable, Sendable {
  package enum State: Equatable, Sendable {
    case running
    case completed
    case failed
    case stopped
    /// Its end was never told. It need not have failed: of parallel calls of one tool only the first is told of
    /// (docs/protocol.md §6.4).
    case untold
  }

  package var name: String
  package var arguments: String
  package var content: String
  package var state: State
  /// When it was announced, if that was seen.
  package var startedAt: Instant?
  /// From its announcement to its result.
  package var took: Duration?

  /// Nothing came of it but its announcement, which does not even name the tool.
  package var isOnlyAnnounced: Bool { name.isEmpty && content.isEmpty }
}
