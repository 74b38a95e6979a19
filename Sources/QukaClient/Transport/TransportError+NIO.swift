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
      self = .unreachable(host: endpoint.host, port: endpoint.port, .brokenOff)
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
    default: .unreachable(host: host, port: port, NetworkProblem(code))
    }
  }
}

extension NetworkProblem {
  fileprivate init(_ code: CInt) {
    switch code {
    case ECONNRESET, EPIPE: self = .reset
    case EHOSTUNREACH: self = .noRoute
    case ENETUNREACH, ENETDOWN: self = .noNetwork
    case EMFILE, ENFILE: self = .tooManyFiles
    case EACCES, EPERM: self = .notPermitted
    default: self = .system(Int(code))
    }
  }
}
