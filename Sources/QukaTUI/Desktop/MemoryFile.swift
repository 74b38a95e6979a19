import Glibc
import Synchronization

/// A file in memory without a name: unlike a pipe it never blocks and never breaks, however much is read or written.
final class MemoryFile: Sendable {
  let descriptor: Int32

  /// Tells the files apart for as long as they have a name.
  private static let number = Atomic(0)

  /// A file that holds a text, to be read from its start; nil where the system has no room for it.
  init?(holding text: String = "") {
    let name = "/quka-tui-\(getpid())-\(Self.number.add(1, ordering: .relaxed).newValue)"
    let file = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0o600)
    guard file >= 0 else { return nil }
    shm_unlink(name)
    descriptor = file
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { return nil }
      written += count
    }
    lseek(file, 0, SEEK_SET)
  }

  deinit { close(descriptor) }

  /// Bytes that it holds.
  var size: Int {
    var facts = stat()
    return fstat(descriptor, &facts) == 0 ? facts.st_size : 0
  }

  /// What it holds, at most so many bytes of it.
  func bytes(atMost limit: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit)
    let count = pread(descriptor, &bytes, limit, 0)
    return Array(bytes.prefix(max(0, count)))
  }

  /// The same as text.
  func text(atMost limit: Int) -> String { String(decoding: bytes(atMost: limit), as: UTF8.self) }
}
