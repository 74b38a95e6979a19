/// Why an address or a token cannot be used. The token itself is never part of it.
public enum ConfigurationError: Error, Equatable, Sendable {
  case emptyAddress
  case missingScheme(String)
  /// Colon or slashes are missing behind `http` or `https`; the address as it was meant.
  case incompleteScheme(String)
  case unsupportedScheme(String)
  case missingHost
  case unusableHost(String)
  case unusablePort(String)
  case unusableCharacter
  /// A broken percent-encoding, or brackets.
  case unusablePath
  /// A name with letters beyond ASCII.
  case internationalHost
  case queryOrFragment
  case credentialsInAddress
  /// What `--origin` was given.
  case unusableOrigin
  case emptyToken
  /// The token holds white space, control characters or characters beyond ASCII.
  case unusableToken
  /// A proxy that an environment variable names; the value may hold a password and is not told.
  case unusableProxy(variable: String, ProxyProblem)
  case unreadableAuthorityFile(String)
  /// The file holds no certificate in PEM form, or a broken one.
  case noAuthorityInFile(String)

  /// What is wrong and what to write instead.
  public var sentence: String {
    switch self {
    case .emptyAddress: "The server address is empty. Write for example http://127.0.0.1:33033."
    case .missingScheme(let text):
      "The server address needs http:// or https:// in front: http://\(text)."
    case .incompleteScheme(let address):
      "The server address lacks \"://\" behind its scheme. Write \(address)."
    case .unsupportedScheme(let scheme):
      "\"\(scheme)\" is not a scheme for a server address. Use http or https."
    case .missingHost: "The server address names no host."
    case .unusableHost(let host): "\"\(host)\" is not a host name or an address."
    case .unusablePort(let port): "\"\(port)\" is not a port. Use a number from 1 to 65535."
    case .unusableCharacter:
      "The server address holds a space or another character that cannot stand in a URL."
    case .unusablePath:
      "The server address holds a %, [ or ] in its path that is not written as %25, %5B or %5D."
    case .internationalHost:
      "The server's name holds letters beyond ASCII. Write it in its ASCII form, which begins with xn--."
    case .queryOrFragment: "The server address must end before \"?\" and \"#\"."
    case .credentialsInAddress:
      "The server address must not hold a user or a password. Use QUKA_TOKEN or --token-file."
    case .unusableOrigin:
      "--origin takes a scheme and a host, for example https://quka.example.com, or none."
    case .emptyToken: "The token is empty. Set QUKA_TOKEN or --token-file."
    case .unusableToken:
      "The token holds spaces or characters that no token has. Check QUKA_TOKEN or --token-file."
    case .unusableProxy(let variable, let problem):
      "The proxy in \(variable) cannot be used: \(problem.phrase)."
    case .unreadableAuthorityFile(let path):
      "The file \(path) of --cacert cannot be read. Does it exist, may you read it?"
    case .noAuthorityInFile(let path):
      "The file \(path) of --cacert holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)."
    }
  }
}
