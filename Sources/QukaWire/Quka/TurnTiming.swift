/// How long a turn waits for what the server never announces (docs/protocol.md §6.5 to §6.8).
public struct TurnTiming: Equatable, Sendable {
  /// After a DONE, how long another round may take to begin before the turn counts as over.
  public var settling: Duration = .seconds(2)
  /// How long a turn that only history, or an earlier connection, told of may show no sign of life; then it is without
  /// news. Deltas come about every 340 ms.
  public var quiet: Duration = .seconds(4)
  /// Silence after which history is fetched, again and again, because some endings publish nothing.
  public var watchdog: Duration = .seconds(50)
  /// The longest life of a turn, once the server has its question: the server's five minutes and some.
  public var limit: Duration = .seconds(330)
  /// The same for the agents that get one minute.
  public var shortLimit: Duration = .seconds(90)
  /// While stopping, silence after a failed tool that counts as the end.
  public var quietAfterTool: Duration = .seconds(5)
  /// Pauses before each repeat of an unconfirmed stop request; as many repeats as there are pauses.
  public var stopRepeats: [Duration] = [
    .seconds(1), .milliseconds(1_500), .milliseconds(2_500), .seconds(4),
  ]
  /// How long after the last repeat the answer is detached.
  public var stopDetach: Duration = .seconds(3)
  /// Silence after an accepted stop until history is asked whether the answer has ended.
  public var lookAfterStop: Duration = .milliseconds(1_500)
  /// How long before detaching history is asked a last time.
  public var lookBeforeDetach: Duration = .seconds(1)
  /// Pauses before a question whose receipt was lost is sent again; as many repeats as there are pauses.
  public var sendRepeats: [Duration] = [.milliseconds(500), .seconds(2)]
  /// Pause before a question that met a busy session is sent again, and how often.
  public var busyPause: Duration = .milliseconds(100)
  public var busyRepeats = 5
  /// How long the session's next question waits for a stop request that got lost on its way.
  public var lostStopPause: Duration = .seconds(5)
  /// How long such a request may still reach the server: until then a question says so.
  public var lostStopDoubt: Duration = .seconds(120)

  public init() {}

  /// The timing of a turn for that question: a mention chooses the agent, and two of them nobody knows
  /// which (docs/protocol.md §4.5, §6.8).
  public func asking(_ question: String) -> TurnTiming {
    var timing = self
    let isShort = Self.shortMentions.contains { question.contains($0) }
    if isShort, !question.contains("@Quka") { timing.limit = shortLimit }
    return timing
  }

  private static let shortMentions = ["@Journal", "@工作助理", "@Butler", "@管家"]
}
