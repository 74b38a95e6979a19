import Glibc

/// Collects what arrives at a descriptor without blocking longer than asked; owns the descriptor.
final class ByteCollector {
  let descriptor: Int32
  private(set) var bytes: [UInt8] = []
  private(set) var isAtEnd = false

  init(descriptor: Int32) {
    self.descriptor = descriptor
    let flags = fcntl(descriptor, F_GETFL)
    _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)
  }

  deinit { close(descriptor) }

  /// What arrived, as text; broken UTF-8 is replaced.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Waits until something can be read, the other side is closed or the time is over; then reads all there is.
  func collect(milliseconds: Int32) {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard isAtEnd || poll(&request, 1, milliseconds) > 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while !isAtEnd {
      let count = read(descriptor, &buffer, buffer.count)
      if count > 0 {
        bytes.append(contentsOf: buffer[..<count])
      } else if count < 0, errno == EAGAIN {
        return
      } else if count == 0 || errno != EINTR {
        isAtEnd = true  // a pseudo-terminal ends with EIO
      }
    }
  }
}
