import NIOCore
import NIOSSL
import Synchronization

/// Takes down the certificates that a server shows, and refuses them all: a connection that is made to
/// learn why another one failed never gets as far as carrying anything.
final class CertificateInspection: Sendable {
  private let seen = Mutex<[CertificateFacts]>([])

  /// The chain as the server sent it; empty when it did not come to that.
  var chain: [CertificateFacts] { seen.withLock { $0 } }

  func handler(
    context: NIOSSLContext, serverHostname: String?
  ) throws -> NIOSSLClientHandler {
    try NIOSSLClientHandler(context: context, serverHostname: serverHostname) { chain, verdict in
      self.seen.withLock { $0 = chain.map { CertificateFacts($0) } }
      verdict.succeed(NIOSSLVerificationResult.failed)
    }
  }
}
