import NIOCore
import QukaWire

// A machine that slept wakes with connections that are dead without knowing it.
extension RealtimeClient {
  /// Looks at the clocks again and again, until `shutdown`.
  func watchForSleep() {
    guard sleepCheck == nil else { return }
    sleepWatch = SleepWatch(clocks.reading())
    let interval = TimeAmount.nanoseconds(clocks.interval.wholeNanoseconds)
    sleepCheck = loop.scheduleRepeatedTask(initialDelay: interval, delay: interval) {
      [weak self] _ in
      self?.assumeIsolated { $0.lookAtClocks() }
    }
  }

  private func lookAtClocks() {
    guard let duration = sleepWatch?.slept(clocks.reading()) else { return }
    woke(after: duration)
  }

  /// Starts over at once: nobody can tell what the old connection missed, and a wait that began before the sleep
  /// says nothing about the network now.
  private func woke(after duration: Duration) {
    switch state {
    case .open(let open): leave(open) { $0.abort() }
    case .connecting(let task): task.cancel()
    case .waiting(let wait): wait.cancel()
    case .checkingToken: break
    case .idle, .stopped, .shutDown: return
    }
    attempt = 0
    backoff.reset()
    report(.disconnected(reason: .slept(duration), retryIn: .zero))
    connect()
  }
}
