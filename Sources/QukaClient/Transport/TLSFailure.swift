/// Why there is no secure connection, by what a person can do about it.
public enum TLSFailure: Error, Equatable, Sendable {
  /// The certificate ran out on this day (`2026-01-31`, in UTC).
  case expired(host: String, day: String)
  case notYetValid(host: String, day: String)
  /// Issued by itself: nobody else vouches for it.
  case selfSigned(host: String)
  /// Issued by an authority that is not trusted here.
  case unknownIssuer(host: String)
  /// Not trusted, for a reason that could not be found out.
  case notTrusted(host: String)
  case wrongHost(host: String)
  /// The other side does not speak TLS.
  case noTLS(host: String, port: Int)
  /// No common version or cipher.
  case noAgreement(host: String)
  /// The connection ended without the end of TLS.
  case truncated
  case unusableAuthorityFile(ConfigurationError)
  /// Anything else, as a phrase.
  case other(String)

  /// What happened, and what to do about it.
  public var sentence: String {
    if case .unusableAuthorityFile(let error) = self { return error.sentence }
    return "No secure connection: \(reason)." + (advice.isEmpty ? "" : " \(advice)")
  }

  /// What happened, as a phrase.
  var reason: String {
    switch self {
    case .expired(let host, let day): "the certificate of \(host) expired on \(day)"
    case .notYetValid(let host, let day): "the certificate of \(host) is valid only from \(day) on"
    case .selfSigned(let host): "the certificate of \(host) is self-signed"
    case .unknownIssuer(let host):
      "the certificate of \(host) was issued by an authority that this machine does not trust"
    case .notTrusted(let host): "the certificate of \(host) is not trusted"
    case .wrongHost(let host): "the certificate is not made out to \(host)"
    case .noTLS(let host, let port): "\(host) port \(port) does not speak TLS"
    case .noAgreement(let host): "\(host) offers no version of TLS that is safe to use"
    case .truncated: "the connection ended without the end of TLS"
    case .unusableAuthorityFile(let error): error.sentence
    case .other(let words): words
    }
  }

  private var advice: String {
    switch self {
    case .expired: "Its operator has to renew it; or this machine's clock is wrong."
    case .notYetValid: "Check this machine's clock."
    case .selfSigned: "If it is yours, trust it with --cacert FILE."
    case .unknownIssuer, .notTrusted:
      "If the authority is your own, trust it with --cacert FILE."
    case .wrongHost: "Use the name that the certificate is for in --server."
    case .noTLS: "Check the port in --server."
    case .noAgreement: "The server needs TLS 1.2 or later."
    case .truncated, .unusableAuthorityFile, .other: ""
    }
  }
}
