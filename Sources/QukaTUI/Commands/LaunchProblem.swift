import QukaMock
import QukaWire

/// Why the program cannot be started as it was called.
enum LaunchProblem: Error, Equatable {
  case noServer
  case noToken
  case configuration(ConfigurationError)
  case tokenFile(String, TokenFile.Problem)
  /// The demo's server cannot start.
  case demo(MockServerError)
}
