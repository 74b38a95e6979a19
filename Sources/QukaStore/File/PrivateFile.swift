import Glibc

/// A file that only its owner may read.
///
/// A file that exists is never opened here: closing it again would release the locks that this process holds on it
/// (sqlite.org/howtocorrupt.html §2.2).
enum PrivateFile {
  /// Makes an empty file if there is none.
  static func make(_ path: String) throws(StoreProblem) {
    let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = open(path, flags, 0o600)
    guard file >= 0 else {
      if errno == EEXIST { return }
      throw StoreProblem(systemCode: errno, at: path)
    }
    // The process's mask may have taken even the owner's rights.
    let code = fchmod(file, 0o600) == 0 ? 0 : errno
    close(file)
    guard code == 0 else { throw .notPrivate(path) }
  }

  /// Closes a file to others; does nothing when there is none.
  static func check(_ path: String) throws(StoreProblem) {
    var facts = stat()
    guard lstat(path, &facts) == 0 else {
      if errno == ENOENT { return }
      throw StoreProblem(systemCode: errno, at: path)
    }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path) }
    guard facts.st_mode & 0o200 != 0 else { throw .readOnly(path) }
    guard facts.st_mode & 0o077 != 0 else { return }
    let isChanged = fchmodat(AT_FDCWD, path, facts.st_mode & 0o700, AT_SYMLINK_NOFOLLOW) == 0
    // Some file systems take the change and keep no modes.
    guard isChanged, !isOpenToOthers(path, 0o077) else { throw .notPrivate(path) }
  }

  /// Whether a file's mode has any of these bits.
  static func isOpenToOthers(_ path: String, _ bits: mode_t) -> Bool {
    var facts = stat()
    return stat(path, &facts) != 0 || facts.st_mode & bits != 0
  }
}
