/// Whether a turn is known to run: a stored "generating" is more often a stopped answer than a running one
/// (docs/protocol.md §4.2), and a turn may have died with the server while its channel was closed.
public enum TurnLife: Equatable, Sendable {
  /// It was asked, or an event of it came, on the channel as it stands.
  case certain
  /// A sign of life is listened for.
  case awaited(Listening)
  /// None came.
  case doubtful
}
