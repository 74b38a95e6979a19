import CNCurses
import Glibc
import QukaWire

/// Waits for descriptors with a finer timeout than poll's milliseconds: a lone ESC waits two of
/// them.
enum DescriptorWait {
  /// Waits until one of the descriptors is readable or has ended, or the time is over.
  ///
  /// - Parameter duration: nil waits for ever.
  /// - Returns: for each descriptor whether reading it would not block.
  static func wait(for descriptors: [Int32], atMost duration: Duration?) -> [Bool] {
    var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let timeout = duration.map { max(0, $0.wholeNanoseconds) } ?? -1
    guard quka_poll(&polled, nfds_t(polled.count), timeout) > 0 else {
      return descriptors.map { _ in false }
    }
    return polled.map { $0.revents != 0 }
  }

  /// Whether a write would go through at once, waiting for that a little if asked to.
  ///
  /// Linux says so of a terminal while fewer than 256 bytes are on their way, so a frame fits.
  static func isWritable(_ descriptor: Int32, within duration: Duration = .zero) -> Bool {
    var polled = [pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)]
    return quka_poll(&polled, 1, max(0, duration.wholeNanoseconds)) > 0
  }
}
