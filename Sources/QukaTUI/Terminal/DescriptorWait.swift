import CNCurses
import Glibc
import QukaWire

/// Waits for descriptors with a finer timeout than poll's milliseconds: a lone ESC waits two of
/// them.
enum DescriptorWait {
  /// Waits until one of the descriptors is readable or has ended, or the time is over.
  ///
  /// - Parameters:
  ///   - room: a descriptor that is waited for until it takes output; negative for none.
  ///   - duration: nil waits for ever.
  /// - Returns: for each descriptor whether reading it would not block, and at last whether there is room.
  static func wait(
    for descriptors: [Int32], orRoomAt room: Int32, atMost duration: Duration?
  ) -> [Bool] {
    var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    polled.append(pollfd(fd: room, events: Int16(POLLOUT), revents: 0))
    let timeout = duration.map { max(0, $0.wholeNanoseconds) } ?? -1
    guard quka_poll(&polled, nfds_t(polled.count), timeout) > 0 else {
      return polled.map { _ in false }
    }
    return polled.map { $0.revents != 0 }
  }

  /// The same without a descriptor to write to.
  static func wait(for descriptors: [Int32], atMost duration: Duration?) -> [Bool] {
    wait(for: descriptors, orRoomAt: -1, atMost: duration).dropLast()
  }

  /// Whether at least a part of a write would be taken now.
  static func isWritable(_ descriptor: Int32) -> Bool {
    wait(for: [], orRoomAt: descriptor, atMost: .zero) == [true]
  }
}
