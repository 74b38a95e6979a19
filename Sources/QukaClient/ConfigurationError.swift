/// Why an address or a token cannot be used. The token itself is never part of it.
public enum ConfigurationError: Error, Equatable, Sendable {
  case emptyAddress
  case missingScheme(String)
  case unsupportedScheme(String)
  case missingHost
  case unusableHost(String)
  case unusablePort(String)
  case unusableCharacter
  case queryOrFragment
  case credentialsInAddress
  case emptyToken
  /// The token holds white space, control characters or characters beyond ASCII.
  case unusableToken

  /// What is wrong and what to write instead.
  public var sentence: String {
    switch self {
    case .emptyAddress: "The server address is empty. Write for example http://127.0.0.1:33033."
    case .missingScheme(let text):
      "The server address needs http:// or https:// in front: http://\(text)."
    case .unsupportedScheme(let scheme):
      "\"\(scheme)\" is not a scheme for a server address. Use http or https."
    case .missingHost: "The server address names no host."
    case .unusableHost(let host): "\"\(host)\" is not a host name or an address."
    case .unusablePort(let port): "\"\(port)\" is not a port. Use a number from 1 to 65535."
    case .unusableCharacter:
      "The server address holds a space or another character that cannot stand in a URL."
    case .queryOrFragment: "The server address must end before \"?\" and \"#\"."
    case .credentialsInAddress:
      "The server address must not hold a user or a password. Use QUKA_TOKEN or --token-file."
    case .emptyToken: "The token is empty. Set QUKA_TOKEN or --token-file."
    case .unusableToken:
      "The token holds spaces or characters that no token has. Check QUKA_TOKEN or --token-file."
    }
  }
}
