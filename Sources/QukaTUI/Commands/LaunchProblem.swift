import QukaScreen
import QukaWire

/// Why the program cannot be started as it was called.
enum LaunchProblem: Error, Equatable {
  case noServer
  case noToken
  case configuration(ConfigurationError)
  case tokenFile(String, TokenFile.Problem)
  /// The demo's server cannot start, with what it says of it.
  case demo(String)

  /// What is wrong, and what to do about it.
  var sentence: String {
    switch self {
    case .noServer: "No server is given. Use --server URL, or --mock for the offline demo."
    case .noToken: "No token is given. Set QUKA_TOKEN, or use --token-file FILE."
    case .configuration(let error): error.sentence
    case .tokenFile(let path, let problem): Self.sentence(path, problem)
    case .demo(let words): "The demo's server cannot start: \(words)."
    }
  }

  private static func sentence(_ path: String, _ problem: TokenFile.Problem) -> String {
    switch problem {
    case .unopened: "The token file \(path) cannot be read. Does it exist, may you read it?"
    case .unreadable: "The token file \(path) cannot be read."
    case .tooLong: "The file \(path) is too long for a token."
    case .noText: "The file \(path) does not hold a token: it is no text in UTF-8."
    case .folder: "The token file \(path) is a folder. Name the file in it."
    case .terminal: "The token file \(path) is a terminal, which would show the token. Use a pipe."
    }
  }
}
