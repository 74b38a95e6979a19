import QukaWire

/// Why no WebSocket connection came about, by what a person can do about it.
public enum TransportError: Error, Equatable, Sendable {
  case nameNotFound(host: String)
  case connectionRefused(host: String, port: Int)
  /// TCP failed in another way; the reason is the operating system's.
  case unreachable(host: String, port: Int, reason: String)
  /// The deadline passed, either before there was a TCP connection or while the server was silent.
  case timedOut(host: String, port: Int)
  /// No TLS session: an untrusted or wrong certificate, a server without TLS, an unreadable CA file.
  case tls(TLSFailure)
  /// A proxy on the way opened no tunnel.
  case proxy(ProxyFailure)
  /// There was a connection, but the server did not switch to WebSocket as it should.
  case handshake(HandshakeError)
  /// The task that called `connect` was cancelled.
  case cancelled

  /// What happened, as a sentence.
  public var sentence: String {
    switch self {
    case .nameNotFound(let host):
      "The name \(host) could not be found."
    case .connectionRefused(let host, let port):
      "\(host) refuses connections on port \(port)."
    case .unreachable(let host, let port, let reason):
      "\(host) port \(port) cannot be reached: \(reason)."
    case .timedOut(let host, let port):
      "\(host) port \(port) did not answer in time."
    case .tls(let failure):
      failure.sentence
    case .proxy(let failure):
      failure.sentence
    case .handshake(.refused(let refusal)):
      refusal.sentence
    case .handshake(let error):
      error.description
    case .cancelled:
      "Connecting was cancelled."
    }
  }
}
