/// Exponential backoff with full jitter, as the official clients wait (docs/protocol.md §5.10):
/// `min(maximum, minimum + random(0 … min(maximum, minimum · 2^attempt)))`.
public struct Backoff: Equatable, Sendable {
  public var minimum: Duration
  public var maximum: Duration
  /// Waits since the last `reset()`.
  public private(set) var attempt = 0

  public init(minimum: Duration = .milliseconds(500), maximum: Duration = .seconds(20)) {
    precondition(minimum > .zero && minimum <= maximum, "a backoff needs 0 < minimum <= maximum")
    self.minimum = minimum
    self.maximum = maximum
  }

  /// The time to wait before the next attempt; each call counts as one.
  public mutating func next(using generator: inout some RandomNumberGenerator) -> Duration {
    let (floor, ceiling) = (minimum.wholeNanoseconds, maximum.wholeNanoseconds)
    let (grown, overflow) = floor.multipliedReportingOverflow(by: 1 << Int64(min(attempt, 32)))
    let reach = overflow ? ceiling : min(ceiling, grown)
    attempt += 1
    return .nanoseconds(min(ceiling, floor + Int64.random(in: 0...reach, using: &generator)))
  }

  public mutating func reset() {
    attempt = 0
  }
}
