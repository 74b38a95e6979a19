import Glibc
import QukaScreen
import QukaWire

/// Takes the terminal's last answers when the program leaves before they have come.
enum ReplyDrain {
  /// Reads and throws away what comes, up to the device attributes, the last answer.
  /// - Parameter end: when to give up; a terminal that answers at all does so sooner.
  static func drain(_ descriptor: Int32, until end: Instant) {
    var decoder = KeyDecoder()
    var buffer = [UInt8](repeating: 0, count: 1024)
    while true {
      let rest = end - MonotonicClock.now
      guard rest > .zero, DescriptorWait.wait(for: [descriptor], atMost: rest) == [true] else {
        return
      }
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return }
      let inputs = decoder.receive(buffer[..<count], at: MonotonicClock.now)
      if inputs.contains(.reply(.deviceAttributes)) { return }
    }
  }
}
