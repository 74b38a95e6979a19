import QukaMock

extension MockServerError {
  /// What happened, and what to do about it.
  var sentence: String {
    switch self {
    case .portTaken(let port):
      "Port \(port) is taken by another program: stop it, or choose another port."
    case .portForbidden(let port):
      "Port \(port) needs special rights: choose one above 1023."
    case .cannotListen(let port, let reason):
      "The server cannot listen on port \(port): \(reason)."
    }
  }
}

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

extension LineFile.Problem {
  var sentence: String {
    "The log \(path) cannot be opened (\(reason)): choose another with --log."
  }
}
