import NIOCore
import NIOPosix
import NIOSSL
import QukaWire
import Synchronization

/// The TLS contexts of this process, one per set of options.
///
/// Reading the system's certificate authorities takes about 5 ms and a megabyte, so it is done once, on a
/// thread of swift-nio's pool, and never for plain `ws`.
enum TLSContexts {
  private static let known = Mutex<[TLSOptions: NIOSSLContext]>([:])

  /// The context for an endpoint; nil when it does not use TLS. Fails with a `TransportError`, or with
  /// an error that it can translate.
  static func context(for endpoint: WebSocketEndpoint) async throws -> NIOSSLContext? {
    switch endpoint.scheme {
    case .ws: nil
    case .wss: try await context(for: endpoint.tls)
    }
  }

  private static func context(for options: TLSOptions) async throws -> NIOSSLContext {
    if let context = known.withLock({ $0[options] }) { return context }
    let context = try await NIOThreadPool.singleton.runIfActive { try make(options) }
    known.withLock { $0[options] = context }
    return context
  }

  private static func make(_ options: TLSOptions) throws -> NIOSSLContext {
    do throws(ConfigurationError) {
      try options.check()
    } catch {
      throw TransportError.tls(.unusableAuthorityFile(error))
    }
    var configuration = options.configuration
    configuration.applicationProtocols = ["http/1.1"]
    return try NIOSSLContext(configuration: configuration)
  }
}

extension WebSocketEndpoint {
  /// The name for the ClientHello and for the check of the certificate. For an IP address both are done by
  /// address: RFC 6066 §3 allows only names there. A final dot belongs to DNS and is in no certificate.
  var serverName: String? {
    guard IPAddress(host) == nil else { return nil }
    return host.hasSuffix(".") ? String(host.dropLast()) : host
  }
}
