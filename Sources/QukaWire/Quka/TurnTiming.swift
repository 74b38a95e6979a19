/// How long a turn waits for what the server never announces (docs/protocol.md §6.5 to §6.8).
public struct TurnTiming: Equatable, Sendable {
  /// After a DONE, how long another round may take to begin before the turn counts as over.
  public var settling: Duration = .seconds(2)
  /// Silence after which history is fetched, because some endings publish nothing.
  public var watchdog: Duration = .seconds(50)
  /// The longest life of a turn: the server's five minutes and some.
  public var limit: Duration = .seconds(330)
  /// While stopping, silence after a failed tool that counts as the end.
  public var quietAfterTool: Duration = .seconds(5)
  /// Pauses before each repeat of an unconfirmed stop request; as many repeats as there are pauses.
  public var stopRepeats: [Duration] = [
    .seconds(1), .milliseconds(1_500), .milliseconds(2_500), .seconds(4),
  ]
  /// How long after the last repeat the answer is detached.
  public var stopDetach: Duration = .seconds(3)

  public init() {}
}
