import Glibc
import Synchronization

/// A file that lines are appended to, each one whole and at once.
public final class LineFile: Sendable {
  /// Why the file at a path could not be opened, as the system says it.
  public struct Problem: Error, Equatable, Sendable {
    public var path: String
    public var reason: String
  }

  private let descriptor: Mutex<Int32>
  private let ownsDescriptor: Bool

  /// Opens or creates the file in a folder that is there.
  public init(path: String) throws(Problem) {
    let opened = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    guard opened >= 0 else { throw Self.problem(path) }
    descriptor = Mutex(opened)
    ownsDescriptor = true
  }

  private init(descriptor: Int32) {
    self.descriptor = Mutex(descriptor)
    ownsDescriptor = false
  }

  /// The process's standard output.
  public static let standardOutput = LineFile(descriptor: STDOUT_FILENO)

  deinit {
    if ownsDescriptor { _ = close(descriptor.withLock { $0 }) }
  }

  /// Appends a line and its newline; what cannot be written is lost, as nobody could be told.
  public func write(_ line: String) {
    let bytes = Array(line.utf8) + [UInt8(ascii: "\n")]
    descriptor.withLock { descriptor in
      var rest = bytes[...]
      while !rest.isEmpty {
        let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return }
        rest.removeFirst(written)
      }
    }
  }

  private static func problem(_ path: String) -> Problem {
    let reason = strerror(errno).map { String(cString: $0) } ?? "unknown error"
    return Problem(path: path, reason: reason)
  }
}
