import QukaWire

/// Notices that the machine slept.
struct SleepWatch: Sendable {
  /// Less than this is the time between the two readings.
  static let threshold = Duration.seconds(1)

  private var lag: Duration

  init(_ first: ClockReading) {
    lag = first.sinceBoot - first.monotonic
  }

  /// How long the machine slept since the last look; nil when it did not.
  mutating func slept(_ reading: ClockReading) -> Duration? {
    let now = reading.sinceBoot - reading.monotonic
    let gain = now - lag
    lag = now
    return gain >= Self.threshold ? gain : nil
  }
}
