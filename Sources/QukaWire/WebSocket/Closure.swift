/// How a connection ended: the last thing a connection reports, exactly once.
public enum Closure: Equatable, Sendable {
  /// The server sent a close frame first; the code is `.noStatusReceived` when the frame was empty.
  case byServer(code: CloseCode, reason: String)
  /// This side closed; `answered` is false when the server's close frame did not come in time.
  case byClient(code: CloseCode, reason: String, answered: Bool)
  /// The server broke the protocol or a limit and this side gave the connection up.
  case failed(WebSocketError)
  /// The opening handshake never ended in an open connection.
  case neverOpened(HandshakeError)
  /// The transport ended without a close frame: the cable, the server's process, or a proxy. Nil when it
  /// just ended.
  case lost(TransportError?)
  /// This side cut the transport on purpose, without the closing handshake.
  case aborted

  /// The code an application sees (RFC 6455 §7.1.5): the server's own, what this side sent to it, or
  /// 1006 where there was no close frame.
  public var code: CloseCode {
    switch self {
    case .byServer(let code, _): code
    case .byClient(let code, _, _): code
    case .failed(let error): error.closeCode
    case .neverOpened, .lost, .aborted: .abnormalClosure
    }
  }
}
