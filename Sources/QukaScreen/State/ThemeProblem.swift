/// Why a theme cannot be had.
package enum ThemeProblem: Error, Equatable, Sendable {
  /// There is no theme of this name.
  case unknown(String)
  /// There is no file at this path.
  case noFile(String)
  /// The file of this theme is a link to one that is gone.
  case danglingLink(String)
  /// The file of this theme was there when it was chosen.
  case gone(String)
  case inheritsItself(String, through: String)
  /// It inherits from a theme that inherits from another, and so on, for too long.
  case tooManyParents(String)
  case unknownParent(String, parent: String)
  case unreadableFile(String)
  case invalidFile(String, line: Int, FileFault)

  /// There is no such theme, or its file is no longer there.
  package var isAbsent: Bool {
    switch self {
    case .unknown, .noFile, .danglingLink, .gone: true
    case .inheritsItself, .tooManyParents, .unknownParent, .unreadableFile, .invalidFile: false
    }
  }
}
