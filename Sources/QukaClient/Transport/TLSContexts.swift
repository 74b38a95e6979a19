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

  /// The context for an endpoint; nil when it does not use TLS.
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
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv12
    configuration.applicationProtocols = ["http/1.1"]
    if let file = options.certificateAuthorityFile {
      configuration.trustRoots = .file(file)
    }
    return try NIOSSLContext(configuration: configuration)
  }
}

extension NIOSSLClientHandler {
  /// Names the host in the ClientHello and checks the certificate against it. For an IP address both
  /// are done by address: RFC 6066 §3 allows only names there.
  convenience init(context: NIOSSLContext, endpoint: WebSocketEndpoint) throws {
    let isAddress = (try? SocketAddress(ipAddress: endpoint.host, port: endpoint.port)) != nil
    try self.init(context: context, serverHostname: isAddress ? nil : endpoint.host)
  }
}
