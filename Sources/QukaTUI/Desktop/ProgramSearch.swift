import Glibc

/// Where a program is that is called by its name.
enum ProgramSearch {
  /// The program's path: the name itself if it has a slash, else the first of that name in the folders of `PATH`.
  ///
  /// - Parameter isProgram: whether a path is that of a program.
  static func path(
    of name: String, _ environment: [String: String],
    isProgram: (String) -> Bool = ProgramSearch.isProgram
  ) -> String? {
    if name.contains("/") { return isProgram(name) ? name : nil }
    let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
    return folders.lazy.map { "\($0)/\(name)" }.first(where: isProgram)
  }

  static func isProgram(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }
}
