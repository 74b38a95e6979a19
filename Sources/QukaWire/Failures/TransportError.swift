/// Why no WebSocket connection came about, by what a person can do about it.
public enum TransportError: Error, Equatable, Sendable {
  case nameNotFound(host: String)
  case connectionRefused(host: String, port: Int)
  /// TCP failed in another way.
  case unreachable(host: String, port: Int, NetworkProblem)
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
}
