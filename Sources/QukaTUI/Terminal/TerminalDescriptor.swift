import CNCurses
import Glibc

/// A descriptor of our own for a terminal, which never blocks.
///
/// `O_NONBLOCK` belongs to an open file, not to a descriptor: set on the one that we were given, the shell and everybody
/// else who shares it would get it too. So the terminal is opened once more.
enum TerminalDescriptor {
  /// Opens the terminal behind `descriptor` for writing; -1 when that is not possible.
  static func unblocked(_ descriptor: Int32) -> Int32 {
    guard isatty(descriptor) == 1 else { return -1 }
    let flags = O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC
    let own = open("/proc/self/fd/\(descriptor)", flags)
    if own >= 0 { return own }
    // Another user's terminal, as after `su`: the controlling terminal may be opened all the same.
    guard tcgetsid(descriptor) == getsid(0) else { return -1 }
    return open("/dev/tty", flags)
  }

  /// Writes what it takes within `milliseconds`, and gives the rest up. Async-signal-safe.
  /// - Returns: the number of bytes that were taken.
  @discardableResult
  static func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, within milliseconds: Int32
  ) -> Int {
    var taken = 0
    var rest = milliseconds
    while taken < bytes.count, let base = bytes.baseAddress {
      let count = Glibc.write(descriptor, base + taken, bytes.count - taken)
      if count > 0 {
        taken += count
      } else if count < 0, errno == EAGAIN {
        guard rest > 0 else { return taken }
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        let step = min(rest, 10)
        if poll(&request, 1, step) == 0 {
          rest -= step
        } else {
          // There may be room for less than the next character takes: a line end can become two.
          poll(nil, 0, 1)
          rest -= 1
        }
      } else if count < 0, errno != EINTR {
        return taken
      }
    }
    return taken
  }
}
