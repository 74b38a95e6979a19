import Glibc
import NIOCore

/// Real time; callbacks run on the server's event loop.
struct EventLoopClock: MockClock {
  private let eventLoop: any EventLoop

  init(_ eventLoop: any EventLoop) {
    self.eventLoop = eventLoop
  }

  var now: Duration { .nanoseconds(Int64(NIODeadline.now().uptimeNanoseconds)) }

  var unixNanoseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  func schedule(after delay: Duration, _ action: @escaping @Sendable () -> Void) -> MockTimer {
    let scheduled = eventLoop.scheduleTask(in: .nanoseconds(delay.nanoseconds)) { action() }
    return MockTimer { scheduled.cancel() }
  }
}
