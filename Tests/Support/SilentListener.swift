import Glibc

/// A port on 127.0.0.1 at which connections stand and nothing is ever read or said.
public final class SilentListener {
  public let port: Int
  private let descriptor: Int32

  public init() throws {
    (descriptor, port) = try LoopbackSocket.bound()
    // The kernel takes the connections, which nobody fetches.
    guard listen(descriptor, 16) == 0 else { throw SystemError("listening") }
  }

  deinit { close(descriptor) }

  /// Waits until somebody has connected.
  public func waitForConnection(within duration: Duration = .seconds(20)) throws {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let deadline = Deadline(within: duration)
    while poll(&entry, 1, deadline.milliseconds(atMost: 1_000)) <= 0 {
      guard !deadline.hasPassed else { throw WaitedInVain(for: "a connection", seen: "nobody") }
    }
  }
}
