/// Why the opening handshake did not end in an open connection (RFC 6455 §4.1, §4.2.2).
public enum HandshakeError: Error, Equatable, Sendable {
  /// The server answered with an HTTP status other than 101.
  case refused(HandshakeRefusal)
  /// The answer does not begin like an HTTP/1.1 response, or a header line cannot be read. The text
  /// names what was found, shortened and without control characters.
  case notHTTP(String)
  /// The head of the answer is longer than `WebSocketLimits.handshakeBytes`.
  case answerTooLong(limit: Int)
  /// No `Upgrade: websocket`, or another protocol.
  case wrongUpgrade(String?)
  /// No `Connection: Upgrade`.
  case wrongConnection(String?)
  /// `Sec-WebSocket-Accept` is missing, repeated or not computed from our key.
  case wrongAccept(String?)
  /// The server switched on an extension that was not offered.
  case unofferedExtension(String)
  /// `Sec-WebSocket-Extensions` does not follow its grammar.
  case unreadableExtensions(String)
  /// The server accepts permessage-deflate on terms that were not offered.
  case wrongDeflate(DeflateAnswerError)
  /// The server chose a subprotocol that was not offered, or more than one.
  case unofferedSubprotocol(String)
  /// The transport ended before the answer was whole; how it broke, if it did.
  indirect case transportEnded(TransportError?)
  /// The answer did not come before the deadline.
  case timedOut
  /// This side gave up first.
  case aborted
}
