import NIOSSL
import QukaWire

extension TLSFailure {
  /// Translates what swift-nio-ssl throws. BoringSSL's errors carry file names and numbers; those that
  /// people meet become cases.
  init(_ error: any Error, endpoint: WebSocketEndpoint) {
    let text = "\(error)"
    if let error = error as? NIOSSLExtraError, error == .failedToValidateHostname {
      self = .wrongHost(host: endpoint.host)
    } else if let error = error as? NIOSSLExtraError, error == .serverHostnameImpossibleToMatch {
      self = .uncheckableName(host: endpoint.host)
    } else if case NIOSSLError.handshakeFailed(.sslError(let stack)) = error,
      stack.contains(.eofDuringHandshake)
    {
      self = .endedInHandshake
    } else if case NIOSSLError.unableToValidateCertificate = error {
      // Thrown for an address that the certificate does not list.
      self = .wrongHost(host: endpoint.host)
    } else if case NIOSSLError.uncleanShutdown = error {
      self = .truncated
    } else if let found = Self.known.first(where: { text.contains($0.word) }) {
      self = found.failure(endpoint)
    } else {
      self = .other(Self.name(in: text))
    }
  }

  /// BoringSSL's reason as words: it stands in capitals behind this mark, before a path of the machine that built the
  /// library.
  private static func name(in text: String) -> String? {
    guard let mark = text.firstRange(of: "OPENSSL_internal:") else { return nil }
    let name = text[mark.upperBound...].prefix { $0.isUppercase || $0.isNumber || $0 == "_" }
    return name.isEmpty ? nil : name.lowercased().replacing("_", with: " ")
  }

  private struct Known {
    var word: String
    var failure: @Sendable (WebSocketEndpoint) -> TLSFailure
  }

  private static let known: [Known] = [
    Known(word: "CERTIFICATE_VERIFY_FAILED") { .notTrusted(host: $0.host) },
    Known(word: "WRONG_VERSION_NUMBER") { .noTLS(host: $0.host, port: $0.port) },
    Known(word: "HTTP_REQUEST") { .noTLS(host: $0.host, port: $0.port) },
    Known(word: "UNSUPPORTED_PROTOCOL") { .noAgreement(host: $0.host) },
    Known(word: "PROTOCOL_VERSION") { .noAgreement(host: $0.host) },
    Known(word: "HANDSHAKE_FAILURE") { .noAgreement(host: $0.host) },
    Known(word: "CERTIFICATE_REQUIRED") { _ in .wantsCertificate },
  ]
}
