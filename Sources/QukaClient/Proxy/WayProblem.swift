import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSOCKS
import QukaWire

/// What an error of the HTTP client says about the way to the server, before anything was sent.
enum WayProblem {
  case known(TransportError)
  /// The HTTP client does not tell enough; going the way once more does.
  case unclear

  /// Nil when the error is not about the way.
  init?(_ error: any Error, endpoint: WebSocketEndpoint) {
    if case .tls(let failure) = TransportError(error, endpoint: endpoint) {
      if case .notTrusted = failure {
        self = .unclear
      } else {
        self = .known(.tls(failure))
      }
    } else if let proxy = endpoint.proxy {
      self.init(error, at: proxy, endpoint: endpoint)
    } else {
      return nil
    }
  }

  private init?(_ error: any Error, at proxy: Proxy, endpoint: WebSocketEndpoint) {
    // A proxy's garbage shows as a timeout here.
    let unclear: [HTTPClientError] = [
      .invalidProxyResponse, .remoteConnectionClosed, .connectTimeout, .httpProxyHandshakeTimeout,
      .socksHandshakeTimeout,
    ]
    let failure: any Error
    switch error {
    case let error as HTTPClientError where error == .proxyAuthenticationRequired:
      failure = TunnelError.refused(status: 407, reason: "")
    case let error as HTTPClientError where unclear.contains(error):
      self = .unclear
      return
    case is HTTPParserError:
      self = .unclear
      return
    case is SOCKSError.ConnectionFailed, is SOCKSError.NoValidAuthenticationMethod,
      is SOCKSError.InvalidAuthenticationSelection, is SOCKSError.InvalidProtocolVersion,
      is SOCKSError.InvalidReservedByte, is SOCKSError.InvalidAddressType,
      is SOCKSError.UnexpectedRead, is NIOConnectionError, is IOError,
      ChannelError.connectTimeout:
      failure = error
    case is HTTPClientError, is CancellationError, is APIError: return nil
    // What the HTTP client keeps to itself, such as that a SOCKS proxy's answer was too short.
    default:
      self = .unclear
      return
    }
    self = .known(.proxy(ProxyFailure(failure, proxy: proxy, endpoint: endpoint)))
  }
}

extension HTTPClient.Configuration.Proxy {
  init(_ proxy: Proxy) {
    switch proxy.kind {
    case .http:
      let authorization = proxy.credentials.map {
        HTTPClient.Authorization.basic(username: $0.user, password: $0.password)
      }
      self = .server(host: proxy.host, port: proxy.port, authorization: authorization)
    case .socks5:
      self = .socksServer(host: proxy.host, port: proxy.port)
    }
  }
}
