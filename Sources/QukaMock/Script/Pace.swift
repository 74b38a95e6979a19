/// How fast the assistant writes.
public struct Pace: Equatable, Sendable {
  /// A token is a short word, a piece of a long one, or one Chinese character.
  public var tokensPerSecond: Double
  /// How often what was written is sent; the real server uses 300 ms (docs/protocol.md §6.4).
  public var flushInterval: Duration
  /// How many characters a token has at least; 1 leaves the tokens as they are.
  public var charactersPerToken: Int

  public init(tokensPerSecond: Double, flushInterval: Duration, charactersPerToken: Int = 1) {
    self.tokensPerSecond = max(tokensPerSecond, 0.001)
    self.flushInterval = max(flushInterval, .milliseconds(1))
    self.charactersPerToken = max(charactersPerToken, 1)
  }

  /// A pleasant reading speed in small steps.
  public static let natural = Pace(tokensPerSecond: 60, flushInterval: .milliseconds(60))

  /// The natural speed in the real server's larger steps.
  public static let server = Pace(tokensPerSecond: 60, flushInterval: .milliseconds(300))

  /// What the complete server was seen to do with a quick model: chunks of some 22 characters, 20 a second,
  /// and so a delta of some 150 characters about every 340 ms (docs/protocol.md §6.4).
  public static let observed = Pace(
    tokensPerSecond: 20, flushInterval: .milliseconds(340), charactersPerToken: 20)

  /// How many tokens are written after a time.
  func tokens(after elapsed: Duration) -> Int {
    Int((elapsed.seconds * tokensPerSecond + 1e-6).rounded(.down))
  }
}
