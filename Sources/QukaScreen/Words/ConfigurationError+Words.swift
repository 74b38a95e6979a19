import QukaWire

extension ConfigurationError: Explainable {
  /// What is wrong.
  package var fact: String {
    switch self {
    case .emptyAddress: "The server address is empty."
    case .missingScheme(let text):
      "The server address needs http:// or https:// in front: http://\(text)."
    case .incompleteScheme: "The server address lacks \"://\" behind its scheme."
    case .unsupportedScheme(let scheme):
      "\"\(scheme)\" is not a scheme for a server address."
    case .missingHost: "The server address names no host."
    case .unusableHost(let host): "\"\(host)\" is not a host name or an address."
    case .unusablePort(let port): "\"\(port)\" is not a port."
    case .unusableCharacter:
      "The server address holds a space or another character that cannot stand in a URL."
    case .unusablePath:
      "The server address holds a %, [ or ] in its path that is not written as %25, %5B or %5D."
    case .internationalHost: "The server's name holds letters beyond ASCII."
    case .queryOrFragment: "The server address must end before \"?\" and \"#\"."
    case .credentialsInAddress: "The server address must not hold a user or a password."
    case .unusableOrigin:
      "--origin takes a scheme and a host, for example https://quka.example.com, or none."
    case .emptyToken: "The token is empty."
    case .unusableToken: "The token holds spaces or characters that no token has."
    case .unusableProxy(let variable, let problem):
      "The proxy in \(variable) cannot be used: \(problem.phrase)."
    case .unreadableAuthorityFile(let path): "The file \(path) of --cacert cannot be read."
    case .noAuthorityInFile(let path):
      "The file \(path) of --cacert holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)."
    }
  }

  /// What to write instead.
  package var advice: String? {
    switch self {
    case .emptyAddress: "Write for example http://127.0.0.1:33033."
    case .incompleteScheme(let address): "Write \(address)."
    case .unsupportedScheme: "Use http or https."
    case .unusablePort: "Use a number from 1 to 65535."
    case .internationalHost: "Write it in its ASCII form, which begins with xn--."
    case .credentialsInAddress: "Use QUKA_TOKEN or --token-file."
    case .emptyToken: "Set QUKA_TOKEN or --token-file."
    case .unusableToken: "Check QUKA_TOKEN or --token-file."
    case .unreadableAuthorityFile: "Does it exist, and can you read it?"
    case .missingScheme, .missingHost, .unusableHost, .unusableCharacter, .unusablePath,
      .queryOrFragment, .unusableOrigin, .unusableProxy, .noAuthorityInFile:
      nil
    }
  }
}
