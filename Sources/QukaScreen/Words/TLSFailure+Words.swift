import QukaWire

extension TLSFailure: Explainable {
  package var fact: String {
    if case .unusableAuthorityFile(let error) = self { return error.fact }
    return "No secure connection: \(cause)."
  }

  package var advice: String? {
    switch self {
    case .expired: "The server's operator must renew it, or this machine's clock is wrong."
    case .notYetValid: "Check this machine's clock."
    case .selfSigned: "If it is yours, trust it with --cacert FILE."
    case .unknownIssuer, .notTrusted:
      "If the authority is your own, trust it with --cacert FILE."
    case .wrongHost: "Use the name that the certificate is for in --server."
    case .noTLS: "Check the port in --server."
    case .noAgreement: "The server needs TLS 1.2 or later."
    case .unusableAuthorityFile(let error): error.advice
    case .uncheckableName, .wantsCertificate, .endedInHandshake, .truncated, .other: nil
    }
  }

  private static let unknownDay = "an unknown day"

  /// What happened, as a phrase.
  var cause: String {
    switch self {
    case .expired(let host, let day):
      "the certificate of \(host) expired on \(day ?? Self.unknownDay)"
    case .notYetValid(let host, let day):
      "the certificate of \(host) is valid only from \(day ?? Self.unknownDay) on"
    case .selfSigned(let host): "the certificate of \(host) is self-signed"
    case .unknownIssuer(let host):
      "the certificate of \(host) was issued by an authority that this machine does not trust"
    case .notTrusted(let host): "the certificate of \(host) is not trusted"
    case .wrongHost(let host): "the certificate is not for \(host)"
    case .uncheckableName(let host):
      "the name \(host) contains a character that certificates do not allow"
    case .noTLS(let host, let port): "\(host) port \(port) does not speak TLS"
    case .noAgreement(let host): "\(host) offers no version of TLS that is safe to use"
    case .wantsCertificate:
      "the server asks for a client certificate, which this program cannot send"
    case .endedInHandshake: "the connection ended during the TLS handshake"
    case .truncated: "the connection ended without the end of TLS"
    case .unusableAuthorityFile(let error): error.sentence
    case .other(let name): "the TLS handshake failed" + (name.map { " (\($0))" } ?? "")
    }
  }
}
