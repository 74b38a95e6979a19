import NIOCore
import QukaWire

extension Instant {
  /// Now, on swift-nio's monotonic clock.
  static var current: Instant { Instant(.now()) }

  init(_ deadline: NIODeadline) {
    self.init(nanoseconds: Int64(clamping: deadline.uptimeNanoseconds))
  }
}

extension NIODeadline {
  init(_ instant: Instant) {
    self = .uptimeNanoseconds(UInt64(clamping: instant.nanoseconds))
  }
}
