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
}
