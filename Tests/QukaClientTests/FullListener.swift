import Glibc

/// A listening socket on 127.0.0.1 whose queue is full and never served: connecting to it hangs.
final class FullListener: Sendable {
  struct Failure: Error {}

  let port: Int
  private let descriptors: [CInt]

  init() throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let isBound = Self.with(&address) { bind(listener, $0, $1) }
    guard isBound == 0, listen(listener, 0) == 0 else { throw Failure() }
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let named = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(listener, $0, &size)
      }
    }
    guard named == 0 else { throw Failure() }
    port = Int(UInt16(bigEndian: address.sin_port))
    var open = [listener]
    for _ in 0..<4 {
      let filler = socket(
        AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
      _ = Self.with(&address) { connect(filler, $0, $1) }
      open.append(filler)
    }
    descriptors = open
  }

  deinit {
    for descriptor in descriptors { close(descriptor) }
  }

  private static func with(
    _ address: inout sockaddr_in, _ body: (UnsafePointer<sockaddr>, socklen_t) -> CInt
  ) -> CInt {
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}
