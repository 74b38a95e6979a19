import ArgumentParser
import QukaChat
import QukaClient
import QukaScreen
import QukaWire

/// Which server, and who speaks to it.
struct AccountOptions: ParsableArguments {
  @Option(help: "The server's address, for example https://quka.example.com (or QUKA_SERVER).")
  var server: String?

  @Option(help: "A file that holds the access token, as an alternative to QUKA_TOKEN.")
  var tokenFile: String?

  /// - Throws: `LaunchProblem`, `ConfigurationError`.
  func address(_ environment: [String: String]) throws -> ServerAddress {
    guard let text = server ?? environment["QUKA_SERVER"], !text.isEmpty else {
      throw LaunchProblem.noServer
    }
    return try ServerAddress(parsing: text)
  }

  func token(_ environment: [String: String]) throws -> String {
    if let tokenFile { return try TokenFile.read(tokenFile) }
    guard let token = environment["QUKA_TOKEN"], !token.isEmpty else {
      throw LaunchProblem.noToken
    }
    return token
  }
}
