/// Why there is no realtime connection.
public enum LossReason: Equatable, Sendable {
  /// The sign-in over REST, which comes first, failed.
  case notSignedIn(APIError)
  /// None came about. The origin is the one that was named: where a server has a list of allowed ones, that is the
  /// reason for a 403.
  case notConnected(TransportError, origin: String?)
  /// A connection stood, and its handshake had failed all the same.
  case neverOpened(HandshakeError)
  /// The server refused to authenticate the connection.
  case refused(ReplyError)
  /// The same, and over REST it said that the token is the reason.
  case tokenRefused(APIError)
  case closed(DisconnectCode)
  case protocolBroken(WebSocketError)
  /// The server no longer reads what is sent to it.
  case notRead
  /// The transport ended.
  case lost
  /// Not even a ping came in time.
  case silent
  /// A command was not answered in time.
  case noAnswer
  /// More commands wait for an answer than may.
  case unanswered
  case malformed(JSONError)
  /// This machine slept, and the connection may be dead without knowing it.
  case slept(Duration)
}
