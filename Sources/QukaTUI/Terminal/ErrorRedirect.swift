import Glibc

/// Sends descriptor 2 elsewhere while the screen is up.
struct ErrorRedirect: ~Copyable {
  /// The real standard error, kept aside.
  private let saved: Int32

  /// - Parameter path: the file that gets it, created if need be; nil or a file that cannot be
  ///   opened: nothing does.
  init?(to path: String?) {
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC
    let opened = path.map { open($0, flags, 0o600) } ?? -1
    let target = opened >= 0 ? opened : open("/dev/null", O_WRONLY | O_CLOEXEC)
    guard target >= 0 else { return nil }
    defer { close(target) }
    let saved = fcntl(2, F_DUPFD_CLOEXEC, 3)
    guard saved >= 0 else { return nil }
    guard dup2(target, 2) >= 0 else {
      close(saved)
      return nil
    }
    self.saved = saved
  }

  deinit {
    dup2(saved, 2)
    close(saved)
  }
}
