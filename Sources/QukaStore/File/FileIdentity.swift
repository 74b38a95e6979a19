import Glibc

/// Which file it is, whatever its name.
struct FileIdentity: Equatable, Sendable {
  private let device: dev_t
  private let node: ino_t

  /// Nil when there is no file, with the reason in `errno`.
  init?(path: String) {
    var facts = stat()
    guard lstat(path, &facts) == 0 else { return nil }
    device = facts.st_dev
    node = facts.st_ino
  }
}
