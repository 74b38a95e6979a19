import Glibc
import QukaWire

/// The two clocks that a suspended machine drives apart: the monotonic one stands still meanwhile, the one
/// since boot goes on.
public struct ClockReading: Equatable, Sendable {
  public var monotonic: Instant
  public var sinceBoot: Instant

  public init(monotonic: Instant, sinceBoot: Instant) {
    self.monotonic = monotonic
    self.sinceBoot = sinceBoot
  }

  public static var current: ClockReading {
    ClockReading(monotonic: read(CLOCK_MONOTONIC), sinceBoot: read(CLOCK_BOOTTIME))
  }

  private static func read(_ clock: clockid_t) -> Instant {
    var time = timespec()
    clock_gettime(clock, &time)
    return Instant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }
}

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
