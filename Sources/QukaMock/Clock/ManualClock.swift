import Synchronization

/// A clock that stands still until a test moves it.
public final class ManualClock: MockClock {
  private struct Entry {
    var deadline: Duration
    var serial: Int
    var action: @Sendable () -> Void
  }

  private struct State {
    var now: Duration = .zero
    var nextSerial = 0
    /// Ordered by deadline, then by the order of scheduling.
    var entries: [Entry] = []
  }

  private let state = Mutex(State())
  private let origin: Int64

  /// - Parameter unixSeconds: the wall-clock time at the clock's origin.
  public init(unixSeconds: Int64 = 1_795_363_200) {
    origin = unixSeconds * 1_000_000_000
  }

  public var now: Duration { state.withLock { $0.now } }

  public var unixNanoseconds: Int64 { origin + now.nanoseconds }

  /// How many callbacks are waiting.
  public var pendingTimers: Int { state.withLock { $0.entries.count } }

  /// When the next callback is due, on this clock; `nil` when none waits.
  public var nextDeadline: Duration? { state.withLock { $0.entries.first?.deadline } }

  public func schedule(
    after delay: Duration,
    _ action: @escaping @Sendable () -> Void
  ) -> MockTimer {
    let serial = state.withLock { state in
      let serial = state.nextSerial
      state.nextSerial += 1
      let entry = Entry(deadline: state.now + max(delay, .zero), serial: serial, action: action)
      let place = state.entries.firstIndex { $0.deadline > entry.deadline }
      state.entries.insert(entry, at: place ?? state.entries.endIndex)
      return serial
    }
    return MockTimer { [weak self] in self?.withdraw(serial) }
  }

  /// Moves time forward and runs every callback that falls due, in order, each at its own moment;
  /// callbacks that they schedule within the span run too.
  public func advance(by duration: Duration) {
    let target = now + duration
    while let action = nextAction(until: target) { action() }
    state.withLock { $0.now = max($0.now, target) }
  }

  private func nextAction(until target: Duration) -> (@Sendable () -> Void)? {
    state.withLock { state in
      guard let first = state.entries.first, first.deadline <= target else { return nil }
      state.entries.removeFirst()
      state.now = max(state.now, first.deadline)
      return first.action
    }
  }

  private func withdraw(_ serial: Int) {
    state.withLock { $0.entries.removeAll { $0.serial == serial } }
  }
}
