/// The server's only source of time: one implementation runs in real time, one is moved by a test.
///
/// Timers are callbacks, not sleeping tasks, so that moving a manual clock plays everything that is
/// due before the call returns and a test never has to wait for anything.
public protocol MockClock: Sendable {
  /// Time since the clock's own origin; never goes back.
  var now: Duration { get }
  /// Wall-clock time in nanoseconds since 1970, for log lines, `send_time` and titles.
  var unixNanoseconds: Int64 { get }
  /// Calls `action` once, no earlier than `delay` from now, on a thread of the clock's choice.
  func schedule(after delay: Duration, _ action: @escaping @Sendable () -> Void) -> MockTimer
}

extension MockClock {
  /// Wall-clock time in whole seconds, the unit of the API's timestamps.
  var unixSeconds: Int64 { unixNanoseconds / 1_000_000_000 }
}
