/// Why a proxy opened no tunnel.
public enum TunnelError: Error, Equatable, Sendable {
  /// An HTTP status outside 2xx, and its reason phrase.
  case refused(status: Int, reason: String)
  /// The answer does not begin like HTTP/1, or a line of it cannot be read; the text shows what was found.
  case notHTTP(String)
  /// The head of the answer is longer than `ConnectTunnel.headLimit`.
  case answerTooLong
  /// The proxy ended the connection before its answer was whole.
  case ended
}
