/// What is wrong with a proxy's address. No part of the address is repeated: it may hold a password.
public enum ProxyProblem: Error, Hashable, Sendable {
  case scheme
  /// A proxy that is itself reached by TLS.
  case secureProxy
  case host
  case port
  case credentials
  case socksCredentials
}
