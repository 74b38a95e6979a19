extension StateFile.Problem {
  var sentence: String {
    switch self {
    case .noFolder(let path):
      "There is no folder for the state in \(path): choose another file with --state."
    case .unreadable(let path):
      "The state in \(path) cannot be read: choose another file with --state."
    case .unwritable(let path):
      "The state cannot be written to \(path): choose another file with --state."
    }
  }
}
