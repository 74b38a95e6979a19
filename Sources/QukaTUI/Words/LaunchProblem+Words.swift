import QukaScreen

extension LaunchProblem {
  /// What is wrong, and what to do about it.
  var sentence: String {
    switch self {
    case .noServer: "No server is given. Use --server URL, or --mock for the offline demo."
    case .noToken: "No token is given. Set QUKA_TOKEN, or use --token-file FILE."
    case .configuration(let error): error.sentence
    case .tokenFile(let path, let problem): problem.sentence(path)
    case .demo(let error): "The demo's server cannot start. \(error.sentence)"
    }
  }
}

extension TokenFile.Problem {
  fileprivate func sentence(_ path: String) -> String {
    switch self {
    case .unopened: "The token file \(path) cannot be read. Does it exist, and can you read it?"
    case .unreadable: "The token file \(path) cannot be read."
    case .tooLong: "The file \(path) is too long for a token."
    case .noText: "The file \(path) contains no token: it is not UTF-8 text."
    case .folder: "The token file \(path) is a folder. Name the file in it."
    case .terminal: "The token file \(path) is a terminal, which would show the token. Use a pipe."
    }
  }
}
