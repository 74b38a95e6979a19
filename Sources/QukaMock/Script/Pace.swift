/// How fast the assistant writes.
public struct Pace: Equatable, Sendable {
  /// A token is a short word, a piece of a long one, or one Chinese character.
  public var tokensPerSecond: Double
  /// How often what was written is sent; the real server uses 300 ms (docs/protocol.md §6.4).
  public var flushInterval: Duration

  public init(tokensPerSecond: Double, flushInterval: Duration) {
    self.tokensPerSecond = max(tokensPerSecond, 0.001)
    self.flushInterval = max(flushInterval, .milliseconds(1))
  }

  /// A pleasant reading speed in small steps.
  public static let natural = Pace(tokensPerSecond: 60, flushInterval: .milliseconds(60))

  /// The natural speed in the real server's larger steps.
  public static let server = Pace(tokensPerSecond: 60, flushInterval: .milliseconds(300))

  /// How many tokens are written after a time.
  func tokens(after elapsed: Duration) -> Int {
    Int((elapsed.seconds * tokensPerSecond + 1e-6).rounded(.down))
  }
}
