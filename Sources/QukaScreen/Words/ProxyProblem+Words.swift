import QukaWire

extension ProxyProblem {
  /// Ends the sentence that begins with the name of the variable.
  var phrase: String {
    switch self {
    case .scheme: "only http://, socks5:// and socks5h:// proxies can be used"
    case .secureProxy:
      "a proxy that is itself reached by TLS cannot be used; give its http:// address"
    case .host: "it does not name a host"
    case .port: "its port is not a number from 1 to 65535"
    case .credentials:
      "its user or password cannot be read; write special characters as %40 for @ and so on"
    case .socksCredentials: "a user and a password cannot be used with a SOCKS proxy"
    }
  }
}
