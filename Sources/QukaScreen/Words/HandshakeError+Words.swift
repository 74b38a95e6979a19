import QukaWire

extension HandshakeError {
  /// What happened.
  package var sentence: String {
    switch self {
    case .refused(let refusal):
      "The server refused the connection: \(refusal.answer)."
    case .notHTTP(let found):
      "The server does not speak HTTP: it sent \(found)."
    case .answerTooLong(let limit):
      "The server's response has a head of more than \(limit) bytes."
    case .wrongUpgrade(let value):
      "The server did not upgrade to WebSocket: Upgrade is \(Self.shown(value))."
    case .wrongConnection(let value):
      "The server did not upgrade the connection: Connection is \(Self.shown(value))."
    case .wrongAccept(let value):
      "The server did not prove that it speaks WebSocket: "
        + "Sec-WebSocket-Accept is \(Self.shown(value))."
    case .unofferedExtension(let name):
      "The server uses an extension that was not offered: \(Self.shown(name))."
    case .unreadableExtensions(let value):
      "The server's list of extensions cannot be read: \(Self.shown(value))."
    case .wrongDeflate(let error):
      "The server's answer to the offer of compression is wrong: \(error.phrase)."
    case .unofferedSubprotocol(let name):
      "The server chose a subprotocol that was not offered: \(Self.shown(name))."
    case .transportEnded(let reason):
      "The connection ended before the server responded" + (reason.map { ": \($0.cause)." } ?? ".")
    case .timedOut:
      "The server did not respond in time."
    case .aborted:
      "Connecting was given up."
    }
  }

  private static func shown(_ value: String?) -> String {
    value?.excerpt(limit: 64) ?? "missing"
  }
}
