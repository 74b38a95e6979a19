import NIOSOCKS
import QukaWire

extension ProxyFailure {
  /// Translates what ended the tunnel before it stood.
  init(_ error: any Error, proxy: Proxy, endpoint: WebSocketEndpoint) {
    self.init(
      proxy: proxy.authority, target: endpoint.authority,
      cause: Self.cause(error, proxy: proxy, endpoint: endpoint))
  }

  private static func cause(
    _ error: any Error, proxy: Proxy, endpoint: WebSocketEndpoint
  ) -> Cause {
    switch error {
    case let error as TunnelError: tunnel(error, proxy: proxy)
    case let error as SOCKSError.ConnectionFailed: .refusedBySOCKS(reply: Int(error.reply.value))
    case is SOCKSError.NoValidAuthenticationMethod, is SOCKSError.InvalidAuthenticationSelection:
      .refusedBySOCKS(reply: 0xFF)
    case is SOCKSError.InvalidProtocolVersion, is SOCKSError.InvalidReservedByte,
      is SOCKSError.InvalidAddressType, is SOCKSError.UnexpectedRead:
      .notAProxy(.notSOCKS)
    default: connection(error, proxy: proxy, endpoint: endpoint)
    }
  }

  private static func tunnel(_ error: TunnelError, proxy: Proxy) -> Cause {
    switch error {
    case .refused(401, _), .refused(407, _): .authentication(isGiven: proxy.credentials != nil)
    case .refused(let status, _): .refused(status: status)
    case .notHTTP(let found): .notAProxy(.text(found))
    case .answerTooLong: .notAProxy(.longHead(limit: ConnectTunnel.headLimit))
    case .ended: .ended
    }
  }

  /// The way to the proxy itself: told as for a server, with the proxy in its place.
  private static func connection(
    _ error: any Error, proxy: Proxy, endpoint: WebSocketEndpoint
  ) -> Cause {
    var hop = endpoint
    (hop.host, hop.port, hop.proxy) = (proxy.host, proxy.port, nil)
    return switch TransportError(error, endpoint: hop) {
    case .nameNotFound: .nameNotFound
    case .connectionRefused: .connectionRefused
    case .unreachable(_, _, let problem): .unreachable(problem)
    case .timedOut: .timedOut
    case .tls(let failure): .notAProxy(.tls(failure))
    case .handshake, .cancelled, .proxy: .ended
    }
  }
}
