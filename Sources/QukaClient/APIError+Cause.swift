import AsyncHTTPClient
import Glibc
import NIOCore
import QukaWire

extension APIError {
  /// Translates what the HTTP client and the sockets below it throw.
  init(_ error: any Error, address: ServerAddress) {
    let host = address.authority
    switch error {
    case let error as APIError: self = error
    case let error as ResponseError: self = Self.brokenAnswer(error, host: host)
    case let error as HTTPClientError: self = Self.clientFailure(error, host: host)
    case let error as IOError where [ECONNRESET, EPIPE].contains(error.errnoCode):
      self = .connectionLost(host: host)
    case ChannelError.connectTimeout: self = .timedOut(host: host)
    case is ChannelError: self = .connectionLost(host: host)
    default: self = Self.transportFailure(error, address: address)
    }
  }

  private static func brokenAnswer(_ error: ResponseError, host: String) -> APIError {
    switch error {
    case .head(.notHTTP): .notQuka(status: 0)
    case .head(.tooLong), .bodyTooLong: .answerTooLarge
    case .truncated: .connectionLost(host: host)
    case .head(.unusableStatus), .head(.unreadableField), .severalLengths, .unreadableLength,
      .unknownCoding, .brokenChunk, .unaskedUpgrade, .unasked:
      .brokenAnswer(error)
    }
  }

  private static func clientFailure(_ error: HTTPClientError, host: String) -> APIError {
    switch error {
    case .cancelled, .alreadyShutdown: .cancelled
    case .deadlineExceeded, .readTimeout, .writeTimeout, .connectTimeout,
      .getConnectionFromPoolTimeout, .tlsHandshakeTimeout:
      .timedOut(host: host)
    case .invalidURL, .emptyHost, .emptyScheme:
      .unreachable(host: host, .unusableAddress)
    default: .connectionLost(host: host)
    }
  }

  private static func transportFailure(_ error: any Error, address: ServerAddress) -> APIError {
    let host = address.authority
    return switch TransportError(error, endpoint: WebSocketEndpoint(address)) {
    case .nameNotFound: .unreachable(host: host, .unknownName)
    case .connectionRefused: .unreachable(host: host, .refused)
    case .unreachable(_, _, let problem): .unreachable(host: host, problem)
    case .timedOut: .timedOut(host: host)
    case .tls(.truncated): .connectionLost(host: host)
    case .tls, .proxy: .noWay(TransportError(error, endpoint: WebSocketEndpoint(address)))
    case .handshake: .connectionLost(host: host)
    case .cancelled: .cancelled
    }
  }
}
