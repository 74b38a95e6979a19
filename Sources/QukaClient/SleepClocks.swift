/// How the realtime client looks at the clocks; tests bring their own.
public struct SleepClocks: Sendable {
  public var reading: @Sendable () -> ClockReading
  /// How often to look, and so how late after waking at most.
  public var interval: Duration

  public init(interval: Duration, reading: @escaping @Sendable () -> ClockReading) {
    self.interval = interval
    self.reading = reading
  }

  public static let system = SleepClocks(interval: .seconds(2)) { .current }
}
