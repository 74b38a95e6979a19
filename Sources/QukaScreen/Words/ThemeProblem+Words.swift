extension ThemeProblem {
  package var sentence: String {
    switch self {
    case .unknown(let name): "There is no theme \"\(name)\". F2 lists all themes."
    case .noFile(let path), .unreadableFile(let path): "The theme file \(path) cannot be read."
    case .danglingLink(let name): "The file of theme \"\(name)\" is a link to one that is gone."
    case .gone(let name):
      "The file of theme \(name) is gone. Its colours stay; F2 chooses others."
    case .inheritsItself(let name, let parent):
      "Theme \(name): it inherits from itself, through \(parent)."
    case .unknownParent(let name, let parent):
      "Theme \(name): it inherits from \"\(parent)\", and there is no such theme."
    case .invalidFile(let path, let line, let detail):
      "Theme file \(path), line \(line): \(detail)."
    }
  }

  /// The same where the theme's name stands already and room is short.
  package var briefSentence: String {
    switch self {
    case .unreadableFile: "The file cannot be read."
    case .danglingLink: "The file is a link to one that is gone."
    case .invalidFile(let path, let line, let detail):
      "\(path.split(separator: "/").last ?? ""), line \(line): \(detail)."
    case .unknown, .noFile, .gone, .inheritsItself, .unknownParent: sentence
    }
  }
}
