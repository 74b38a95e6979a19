import Glibc

/// A folder that only its owner may look into.
enum PrivateFolder {
  /// Makes the folder, and those on the way to it, if they are missing.
  /// - Returns: its path without symbolic links.
  static func prepare(_ path: String) throws(StoreProblem) -> String {
    for index in path.indices.dropFirst() where path[index] == "/" {
      mkdir(String(path[..<index]), 0o700)
    }
    let code = mkdir(path, 0o700) == 0 ? 0 : errno
    var facts = stat()
    guard stat(path, &facts) == 0 else {
      throw StoreProblem(systemCode: code == 0 ? errno : code, at: path)
    }
    guard facts.st_mode & S_IFMT == S_IFDIR else { throw .notAFile(path) }
    // Asked by the bits, because the superuser may write everywhere.
    guard facts.st_mode & 0o200 != 0 || code == 0 else { throw .readOnly(path) }
    try close(path, to: facts.st_mode)
    guard let resolved = realpath(path, nil) else {
      throw StoreProblem(systemCode: errno, at: path)
    }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Closes it to others; who may only see its names does no harm, who may change them does.
  private static func close(_ path: String, to mode: mode_t) throws(StoreProblem) {
    guard mode & 0o777 != 0o700 else { return }
    guard chmod(path, 0o700) != 0 || PrivateFile.isOpenToOthers(path, 0o022) else { return }
    if mode & 0o022 != 0 { throw .notPrivate(path) }
  }
}
