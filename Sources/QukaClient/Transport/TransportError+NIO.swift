import Glibc
import NIOCore
import NIOPosix
import NIOSSL
import QukaWire

extension TransportError {
  /// Translates what swift-nio and swift-nio-ssl report.
  init(_ error: any Error, endpoint: WebSocketEndpoint) {
    switch error {
    case let error as TransportError:
      self = error
    case is CancellationError:
      self = .cancelled
    case let error as NIOConnectionError:
      self = Self.connecting(error, endpoint: endpoint)
    case let error as IOError:
      self = Self.system(error.errnoCode, endpoint: endpoint)
    case ChannelError.connectTimeout:
      self = .timedOut(host: endpoint.host, port: endpoint.port)
    case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
      self = .tls(TLSFailure(error, endpoint: endpoint))
    default:
      // The libraries' own errors say nothing to a person.
      self = .unreachable(
        host: endpoint.host, port: endpoint.port, reason: "the connection broke off")
    }
  }

  /// What the end of a connection that never opened means to the one who wanted to open it.
  init(_ closure: Closure, endpoint: WebSocketEndpoint) {
    switch closure {
    case .neverOpened(.timedOut):
      self = .timedOut(host: endpoint.host, port: endpoint.port)
    case .neverOpened(.aborted), .aborted:
      self = .cancelled
    case .neverOpened(let error):
      self = .handshake(error)
    case .byServer, .byClient, .failed, .lost:
      self = .handshake(.transportEnded(nil))
    }
  }

  /// The cause alone, for a connection that was open: by then the host is known to everybody.
  var reason: String {
    switch self {
    case .unreachable(_, _, let reason): reason
    case .tls(let failure): failure.reason
    case .connectionRefused: "the connection was refused"
    case .timedOut: "the connection timed out"
    case .nameNotFound, .handshake, .cancelled, .proxy: sentence
    }
  }

  /// Only look-ups failed: the name is unknown. Otherwise the first address's error speaks for all.
  private static func connecting(
    _ error: NIOConnectionError, endpoint: WebSocketEndpoint
  ) -> TransportError {
    guard let first = error.connectionErrors.first else {
      return .nameNotFound(host: endpoint.host)
    }
    return TransportError(first.error, endpoint: endpoint)
  }

  private static func system(_ code: CInt, endpoint: WebSocketEndpoint) -> TransportError {
    let (host, port) = (endpoint.host, endpoint.port)
    return switch code {
    case ECONNREFUSED: .connectionRefused(host: host, port: port)
    case ETIMEDOUT: .timedOut(host: host, port: port)
    default: .unreachable(host: host, port: port, reason: systemReason(code))
    }
  }

  private static func systemReason(_ code: CInt) -> String {
    switch code {
    case ECONNRESET, EPIPE: "the connection was reset by the other side"
    case EHOSTUNREACH: "there is no route to the host"
    case ENETUNREACH, ENETDOWN: "the network is unreachable"
    case EMFILE, ENFILE: "too many files are open"
    case EACCES, EPERM: "the system does not permit the connection"
    default: "system error \(code)"
    }
  }
}
