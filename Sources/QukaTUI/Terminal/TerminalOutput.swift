import CNCurses
import Glibc

/// Writes to the terminal beside ncurses: modes, queries, titles.
enum TerminalOutput {
  /// Writes everything, or gives up when the terminal is gone.
  static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while let base = rest.baseAddress, !rest.isEmpty {
        let count = Glibc.write(descriptor, base, rest.count)
        if count > 0 {
          rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        } else if !mayRetry(descriptor) {
          return
        }
      }
    }
  }

  /// After a failed write: waits for room if the descriptor is non-blocking and full.
  private static func mayRetry(_ descriptor: Int32) -> Bool {
    if errno == EINTR { return true }
    guard errno == EAGAIN else { return false }
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return poll(&request, 1, 1000) > 0
  }
}
