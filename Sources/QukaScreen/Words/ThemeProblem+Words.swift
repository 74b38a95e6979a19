extension ThemeProblem {
  package var sentence: String {
    switch self {
    case .unknown(let name):
      "There is no theme \"\(name)\". \(KeyMap.name(of: .chooseTheme)) lists all themes."
    case .noFile(let path), .unreadableFile(let path): "The theme file \(path) cannot be read."
    case .danglingLink(let name): "The file of theme \"\(name)\" is a link to one that is gone."
    case .gone(let name):
      "The file of theme \(name) is gone. Its colours stay; \(KeyMap.name(of: .chooseTheme)) chooses others."
    case .inheritsItself(let name, _), .tooManyParents(let name), .unknownParent(let name, _):
      "Theme \(name): \(heritage)."
    case .invalidFile(let path, let line, let fault):
      "Theme file \(path), line \(line): \(fault.phrase)."
    }
  }

  /// The same where the theme's name stands already and room is short.
  package var briefSentence: String {
    switch self {
    case .unreadableFile: "The file cannot be read."
    case .danglingLink: "The file is a link to one that is gone."
    case .invalidFile(let path, let line, let fault):
      "\(path.split(separator: "/").last ?? ""), line \(line): \(fault.phrase)."
    case .inheritsItself, .tooManyParents, .unknownParent: "Cannot be used: \(heritage)."
    case .unknown, .noFile, .gone: sentence
    }
  }

  /// What is wrong with what it inherits.
  private var heritage: String {
    switch self {
    case .inheritsItself(let name, let parent):
      name == parent ? "it inherits from itself" : "it inherits from itself, through \(parent)"
    case .tooManyParents: "too many themes inherit from one another"
    case .unknownParent(_, let parent): "it inherits from \"\(parent)\", which does not exist"
    case .unknown, .noFile, .danglingLink, .gone, .unreadableFile, .invalidFile: ""
    }
  }
}
