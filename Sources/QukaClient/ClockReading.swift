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
