import Dispatch
import Glibc
import QukaWire

func measured(_ body: () throws -> Void) rethrows -> Duration {
  try ContinuousClock().measure(body)
}

/// What the process uses of the cores meanwhile: other programs do not count.
func processorTime(_ body: () -> Void) -> Duration {
  func now() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
  let start = now()
  body()
  return now() - start
}

/// Waits until the closure that the body gets is called.
func wait(_ body: (@escaping @Sendable () -> Void) -> Void) {
  let done = DispatchSemaphore(value: 0)
  body { done.signal() }
  done.wait()
}

func report(_ name: String, _ time: Duration) { report(name, [time]) }

/// Prints the median, the time within which 95 of 100 are, and the longest.
func report(_ name: String, _ times: [Duration]) {
  let sorted = times.sorted()
  func milliseconds(_ index: Int) -> String {
    let tenths = sorted[min(index, sorted.count - 1)].wholeNanoseconds / 100_000
    return "\(tenths / 10).\(tenths % 10)"
  }
  let count = sorted.count
  guard count > 0 else { return }
  let rest = ", 95 % \(milliseconds(count * 95 / 100)), most \(milliseconds(count))"
  print("  \(name): \(milliseconds(count / 2)) ms\(count == 1 ? "" : rest)")
  fflush(nil)
}
