/// Why there is no secure connection, by what a person can do about it.
public enum TLSFailure: Error, Equatable, Sendable {
  /// The certificate ran out on this day (`2026-01-31`, in UTC).
  case expired(host: String, day: String?)
  case notYetValid(host: String, day: String?)
  /// Issued by itself: nobody else vouches for it.
  case selfSigned(host: String)
  /// Issued by an authority that is not trusted here.
  case unknownIssuer(host: String)
  /// Not trusted, for a reason that could not be found out.
  case notTrusted(host: String)
  case wrongHost(host: String)
  /// The name holds a character that names in certificates cannot have.
  case uncheckableName(host: String)
  /// The other side does not speak TLS.
  case noTLS(host: String, port: Int)
  /// No common version or cipher.
  case noAgreement(host: String)
  /// The server wants a certificate of this client.
  case wantsCertificate
  /// The connection ended during the handshake.
  case endedInHandshake
  /// The connection ended without the end of TLS.
  case truncated
  case unusableAuthorityFile(ConfigurationError)
  /// Anything else, with the library's name for it, if it has one.
  case other(String?)
}
